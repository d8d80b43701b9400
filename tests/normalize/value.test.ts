import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/normalize/value/index.js';

type Row = readonly [
  raw: string,
  kind: string,
  operator: string | null,
  value: number | null,
  unit: string | null,
  valueMax?: number,
];
type Dated = readonly [raw: string, operator: string | null, from: string | null, to: string | null];

const read = (raw: string, fiscalYear: number | null = 2022) => readValue(raw, { fiscalYear });

const QUANTITIES: readonly Row[] = [
  // Bounds in signs, words and OCR's LaTeX.
  ['≥95%', 'quantity', '>=', 95, '%'],
  ['≧95%', 'quantity', '>=', 95, '%'],
  ['⩾95％', 'quantity', '>=', 95, '%'],
  ['>=95%', 'quantity', '>=', 95, '%'],
  ['$\\geq 95\\%$', 'quantity', '>=', 95, '%'],
  ['$\\ge 92 \\%$', 'quantity', '>=', 92, '%'],
  ['$\\leqslant 20$ 万元', 'quantity', '<=', 20, '万元'],
  ['95%以上', 'quantity', '>=', 95, '%'],
  ['90% 以上', 'quantity', '>=', 90, '%'],
  ['95%（含）以上', 'quantity', '>=', 95, '%'],
  ['大于等于80%', 'quantity', '>=', 80, '%'],
  ['不低于98%', 'quantity', '>=', 98, '%'],
  ['达到95%以上', 'quantity', '>=', 95, '%'],
  ['不少于4轮', 'quantity', '>=', 4, '轮'],
  ['高于 95%', 'quantity', '>', 95, '%'],
  ['＞60分', 'quantity', '>', 60, '分'],
  ['低于5%', 'quantity', '<', 5, '%'],
  ['<3次', 'quantity', '<', 3, '次'],
  ['不超过8万元', 'quantity', '<=', 8, '万元'],
  ['控制在20万元以内', 'quantity', '<=', 20, '万元'],
  ['7个工作日内', 'quantity', '<=', 7, '个工作日'],
  ['30日内', 'quantity', '<=', 30, '日'],
  ['≤ 5 万元', 'quantity', '<=', 5, '万元'],
  ['≦71家', 'quantity', '<=', 71, '家'],
  ['≤60分钟', 'quantity', '<=', 60, '分钟'],
  ['100%', 'quantity', null, 100, '%'],
  ['100 %', 'quantity', null, 100, '%'],
  ['100％', 'quantity', null, 100, '%'],
  ['=100%', 'quantity', '=', 100, '%'],
  ['百分之百', 'quantity', null, 100, '%'],
  ['百分之九十五以上', 'quantity', '>=', 95, '%'],
  // Units as printed; words for per cent are %.
  ['≥90 百分号', 'quantity', '>=', 90, '%'],
  ['≧95百分数', 'quantity', '>=', 95, '%'],
  ['≥100百分比', 'quantity', '>=', 100, '%'],
  ['3个百分点', 'quantity', null, 3, '个百分点'],
  ['5万', 'quantity', null, 5, '万'],
  ['1.2 万', 'quantity', null, 1.2, '万'],
  ['=3万', 'quantity', '=', 3, '万'],
  ['=37.9万元', 'quantity', '=', 37.9, '万元'],
  ['=0.6万元', 'quantity', '=', 0.6, '万元'],
  ['1000.00万元', 'quantity', null, 1000, '万元'],
  ['≤10000/人次', 'quantity', '<=', 10000, '/人次'],
  ['1元/人', 'quantity', null, 1, '元/人'],
  ['96元/人', 'quantity', null, 96, '元/人'],
  ['=116元', 'quantity', '=', 116, '元'],
  ['≥5.2 万/方', 'quantity', '>=', 5.2, '万/方'],
  ['≥16 摄氏度', 'quantity', '>=', 16, '摄氏度'],
  ['≥25000000 人', 'quantity', '>=', 25000000, '人'],
  ['≥370000人', 'quantity', '>=', 370000, '人'],
  ['≧3万人次', 'quantity', '>=', 3, '万人次'],
  ['≤38 万人', 'quantity', '<=', 38, '万人'],
  ['9.4万人', 'quantity', null, 9.4, '万人'],
  ['=20万次', 'quantity', '=', 20, '万次'],
  ['≤50万次', 'quantity', '<=', 50, '万次'],
  ['≥20 万份', 'quantity', '>=', 20, '万份'],
  ['≧40万', 'quantity', '>=', 40, '万'],
  ['＝5人', 'quantity', '=', 5, '人'],
  ['=6户', 'quantity', '=', 6, '户'],
  ['11 个', 'quantity', null, 11, '个'],
  ['≥2 次', 'quantity', '>=', 2, '次'],
  ['7000人次', 'quantity', null, 7000, '人次'],
  ['1,200平方米', 'quantity', null, 1200, '平方米'],
  ['36377.3平方米', 'quantity', null, 36377.3, '平方米'],
  ['≥300㎡', 'quantity', '>=', 300, '㎡'],
  ['27台、件、套', 'quantity', null, 27, '台、件、套'],
  ['857台（套）', 'quantity', null, 857, '台（套）'],
  ['5000台/件', 'quantity', null, 5000, '台/件'],
  ['540.00项', 'quantity', null, 540, '项'],
  ['50.00%', 'quantity', null, 50, '%'],
  ['6年', 'quantity', null, 6, '年'],
  ['20年', 'quantity', null, 20, '年'],
  ['2.93', 'quantity', null, 2.93, null],
  ['141家.', 'quantity', null, 141, '家'],
  ['1.5倍', 'quantity', null, 1.5, '倍'],
  ['2000\n0次', 'quantity', null, 20000, '次'], // digits broken in one cell
  ['1.合格率95%', 'quantity', null, 95, '%'],
  ['监管实现覆盖100%', 'quantity', null, 100, '%'],
  ['参保人员对医保服务的满意度大于等于80%', 'quantity', '>=', 80, '%'],
  ['医保信息系统重大安全事件响应时间≤60分钟', 'quantity', '<=', 60, '分钟'],
  ['较2021年提高5%', 'quantity', null, 5, '%'],
  ['全年共组织开展各类门诊慢特病鉴定77场', 'quantity', null, 77, '场'],
  // 个月 is a duration.
  ['12个月', 'quantity', null, 12, '个月'],
  ['=12个月', 'quantity', '=', 12, '个月'],
  // About.
  ['近23万人', 'quantity', '~', 23, '万人'],
  ['约300家', 'quantity', '~', 300, '家'],
  ['200余人', 'quantity', '~', 200, '人'],
  ['9万余人', 'quantity', '~', 9, '万人'],
  ['100 余人次', 'quantity', '~', 100, '人次'],
  ['接近50%', 'quantity', '~', 50, '%'],
  ['80%左右', 'quantity', '~', 80, '%'],
  // Ranges.
  ['60-70%', 'quantity', 'range', 60, '%', 70],
  ['30%～40%', 'quantity', 'range', 30, '%', 40],
  ['3至5次', 'quantity', 'range', 3, '次', 5],
  // More than one quantity in one cell.
  ['5个街道45个社区（村）14个学校1个网格中心', 'multiple', null, null, null],
  ['查实金额的 5%、3%、2%给予奖励；最高不超过8万元。', 'multiple', null, null, null],
  ['1.监管机构数量141家.\n2.举报人数为实际有效举报人数3.4次\n4.不少于4轮', 'multiple', null, null, null],
  ['1.监管机构数量141家.2.举报人数3.4次4.不少于4轮', 'multiple', null, null, null],
  ['①20门②30人', 'multiple', null, null, null],
  ['（1）20门；（2）30人', 'multiple', null, null, null],
  // Words.
  ['效果显著', 'qualitative', null, null, null],
  ['稳步提高', 'qualitative', null, null, null],
  ['及时享受', 'qualitative', null, null, null],
  ['=改善', 'qualitative', '=', null, null],
  ['有效减轻', 'qualitative', null, null, null],
  ['全覆盖', 'qualitative', null, null, null],
  ['按时', 'qualitative', null, null, null],
  ['1.合理控制成本\n2.不断提升', 'qualitative', null, null, null],
  // Nothing.
  ['不涉及', 'none', null, null, null],
  ['', 'none', null, null, null],
  ['——', 'none', null, null, null],
  ['—', 'none', null, null, null],
  ['---', 'none', null, null, null],
  ['— —', 'none', null, null, null],
  ['/', 'none', null, null, null],
  ['.....', 'none', null, null, null],
];

const DEADLINES: readonly Dated[] = [
  ['不晚于 12 月底', '<=', null, '2022-12-31'],
  ['11 月底', null, null, '2022-11-30'],
  ['4 月', null, null, '2022-04-30'],
  ['≤3 月', '<=', null, '2022-03-31'],
  ['≤12 月', '<=', null, '2022-12-31'],
  ['=12月', '=', null, '2022-12-31'],
  ['＝12月', '=', null, '2022-12-31'],
  ['=12 月', '=', null, '2022-12-31'],
  ['2月底前', '<=', null, '2022-02-28'],
  ['2021.12月', null, null, '2021-12-31'],
  ['2021.12', null, null, '2021-12-31'],
  ['2022年6月30日', null, null, '2022-06-30'],
  ['2022-06-30', null, null, '2022-06-30'],
  ['2023年年底前', '<=', null, '2023-12-31'],
  ['2023年底', null, null, '2023-12-31'],
  ['年底前', '<=', null, '2022-12-31'],
  ['2023年全年', null, '2023-01-01', '2023-12-31'],
  ['2023全年', null, '2023-01-01', '2023-12-31'],
  ['2023年7月', null, null, '2023-07-31'],
  ['2023年8月底', null, null, '2023-08-31'],
  ['2021年', null, null, '2021-12-31'],
  ['2023年12月前', '<=', null, '2023-12-31'],
  ['2023年12月30日内', '<=', null, '2023-12-30'],
  ['2023年12月30日以内', '<=', null, '2023-12-30'],
  ['2023年12月30日前完成', '<=', null, '2023-12-30'],
  ['12月31日前', '<=', null, '2022-12-31'],
  ['2022年1月-6月', null, '2022-01-01', '2022-06-30'],
  ['2023年2月-8月', null, '2023-02-01', '2023-08-31'],
  ['2023年3-5月', null, '2023-03-01', '2023-05-31'],
  ['2022年11月至2023年3月', null, '2022-11-01', '2023-03-31'],
  ['1-12月', null, '2022-01-01', '2022-12-31'],
  ['11-3月份', null, '2022-11-01', '2023-03-31'],
  ['2022年上半年', null, '2022-01-01', '2022-06-30'],
  ['第三季度', null, '2022-07-01', '2022-09-30'],
  ['第三季度前', '<=', null, '2022-09-30'],
  ['2022-2023年', null, '2022-01-01', '2023-12-31'],
  ['6月中旬', null, null, '2022-06-20'],
  ['11月1日起正式运行', null, '2022-11-01', null],
  ['DIP试点进展模拟运行时间不晚于12月底', '<=', null, '2022-12-31'],
];

describe('readValue', () => {
  it.each(QUANTITIES.map((row) => ({ row, raw: row[0] })))('$raw', ({ row }) => {
    const [raw, kind, operator, value, unit, valueMax] = row;
    const { value: got, codes } = read(raw);
    expect(got).toEqual({
      raw: raw.trim(),
      kind,
      operator,
      value,
      valueMax: valueMax ?? null,
      unit,
      deadlineFrom: null,
      deadline: null,
    });
    expect(codes).toEqual([]);
  });

  it.each(DEADLINES)('%s', (raw, operator, from, to) => {
    const { value, codes } = read(raw);
    expect(value).toMatchObject({ raw, kind: 'deadline', operator, value: null, deadlineFrom: from, deadline: to });
    expect(codes).toEqual([]);
  });

  it('has no date for a month when the fiscal year is unknown', () => {
    expect(read('12月', null).value).toMatchObject({ kind: 'deadline', deadline: null });
    expect(read('2021.12', null).value).toMatchObject({ kind: 'quantity', value: 2021.12 });
  });

  it.each(['第3名', '按2022年11月1日会议纪要执行', '比例为1:3', '每月15日前'])(
    'says that it did not read %s',
    (raw) => {
      const { value, codes } = read(raw);
      expect(value.kind).toBe('qualitative');
      expect(value.raw).toBe(raw);
      expect(codes).toEqual(['indicator-value-unread']);
    },
  );

  it('puts sign, value and unit of three columns together', () => {
    const parts = (operator: string, raw: string, unit: string) =>
      readValue(raw, { operator, unit, fiscalYear: 2021 }).value;
    expect(parts('≧', '95', '百分数')).toMatchObject({ raw: '≧95百分数', operator: '>=', value: 95, unit: '%' });
    expect(parts('“≤”', '20', '万元')).toMatchObject({ raw: '≤20万元', operator: '<=', value: 20, unit: '万元' });
    expect(parts('', '2021', '年')).toMatchObject({ raw: '2021年', kind: 'deadline', deadline: '2021-12-31' });
    expect(parts('', '116', '元')).toMatchObject({ raw: '116元', operator: null, value: 116, unit: '元' });
    expect(parts('=', '100%', '%')).toMatchObject({ raw: '=100%', operator: '=', value: 100, unit: '%' });
    expect(parts('≥', '≥95', '%')).toMatchObject({ raw: '≥95%', operator: '>=', value: 95 });
    expect(parts('定性', '优良', '')).toMatchObject({ raw: '优良', kind: 'qualitative', operator: null });
    expect(parts('大于等于', '3', '次')).toMatchObject({ raw: '大于等于3次', operator: '>=', value: 3, unit: '次' });
    expect(parts('≥', '', '%')).toMatchObject({ raw: '', kind: 'none', operator: null });
  });

  it('takes no operator from a menu that nobody filled', () => {
    const { value, codes } = readValue('95', { operator: '“=” “ ≤” “≥ ” “<” “>”', unit: '%', fiscalYear: 2021 });
    expect(value).toMatchObject({ raw: '95%', operator: null, value: 95 });
    expect(codes).toEqual(['indicator-operator-unfilled']);
  });
});
