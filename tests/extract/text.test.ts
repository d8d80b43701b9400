import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import { ParseError } from '../../src/document/errors.js';
import type { Extracted } from '../../src/extract/extracted.js';
import { extractText } from '../../src/extract/text/index.js';

const read = (text: string): Promise<Extracted> => extractText(Buffer.from(text, 'utf8'), 'dump.txt');

/** Paragraphs as they are, tables as rows of cells; a merged cell with its spans, in its first position. */
function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.text];
    return Array.from({ length: block.table.rows }, (_, y) =>
      block.table.cells
        .filter((cell) => cell.row === y)
        .map((cell) => cell.text + (cell.rowSpan * cell.colSpan > 1 ? `[${cell.rowSpan}x${cell.colSpan}]` : ''))
        .join(' | '),
    );
  });
}

const lines = async (text: string): Promise<string[]> => outline((await read(text)).body.blocks);

describe('decoding', () => {
  it('tells GB18030 from UTF-8 and takes byte order marks', async () => {
    const gbk = Buffer.from('b2bfc3c5d4a4cbe3', 'hex'); // 部门预算
    expect(outline((await extractText(gbk, 'x')).body.blocks)).toEqual(['部门预算']);
    expect(await lines('\uFEFF部门预算')).toEqual(['部门预算']);
    expect(outline((await extractText(Buffer.from('\uFEFF部门预算', 'utf16le'), 'x')).body.blocks)).toEqual([
      '部门预算',
    ]);
  });

  it('refuses binary data', () => {
    expect(() => extractText(Buffer.from(Array.from({ length: 300 }, (_, i) => i % 32)), 'x')).toThrow(ParseError);
  });
});

describe('marks of Markdown and LaTeX', () => {
  it('are undone', async () => {
    const text = '## 标题\n- 1、**基本支出**：满意度 $\\geq 95\\%$ 以上\n温度 $16^{\\circ}$，共 $5$ 元';
    expect(await lines(text)).toEqual(['标题', '1、基本支出：满意度 ≥95% 以上', '温度 16°，共 $5$ 元']);
  });

  it('tables of Markdown are tables', async () => {
    const text = '收入表\n\n| 科目 | 金额 |\n| --- | ---: |\n| 税收 | 1.5 |\n| 合计 | 1.5 |\n';
    expect(await lines(text)).toEqual(['收入表', '科目 | 金额', '税收 | 1.5', '合计 | 1.5']);
  });
});

/** Rows of cells; a figure that the dump does not say the column of has a question mark. */
async function placed(text: string): Promise<string[]> {
  const { blocks } = (await read(text)).body;
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [];
    const { rows, cells } = block.table;
    return Array.from({ length: rows }, (_, y) =>
      cells
        .filter((cell) => cell.row === y)
        .map((cell) => cell.text + (cell.unplaced ? '?' : ''))
        .join(' | '),
    );
  });
}

describe('rows that lost empty cells', () => {
  it('are moved to the place that agrees with the columns', async () => {
    const text =
      '收入表\n\n序号\t科目\t\t合计\n编码\t名称\n1\t201\t服务\t5.10\n2\t\t教育\t5.20\n208\t社保\t5.30\n合计\t15.60\n';
    expect((await placed(text)).slice(1)).toEqual([
      '编码 | 名称',
      '1 | 201 | 服务 | 5.10',
      '2 |  | 教育 | 5.20',
      ' | 208 | 社保 | 5.30',
      ' |  | 合计 | 15.60',
    ]);
  });

  it('give no amount where more than one place agrees', async () => {
    const text = '收支表\n\n项目\t金额\t项目\t金额\n拨款\t5.10\t教育\t5.10\n其他\t\t社保\t1.10\n卫生\t2.20\n';
    expect((await placed(text)).slice(1)).toEqual([
      '拨款 | 5.10 | 教育 | 5.10',
      '其他 |  | 社保 | 1.10',
      '卫生 | 2.20? |  | ',
    ]);
  });

  it('are certain only when full in a dump that writes no empty cell', async () => {
    const text = '支出表\n\n科目\t合计\t基本支出\t项目支出\n教育\t5.10\t2.00\t3.10\n社保\t5.10\t5.10\n';
    expect((await placed(text)).slice(1)).toEqual(['教育 | 5.10 | 2.00 | 3.10', '社保 | 5.10? | 5.10? | ']);
  });

  it('may be a single word of a list', async () => {
    const text = '资产表\n\n项目\t数量\t价值\n\t\t8.00\n资产总额\t\t8.00\n1、房屋\n2、车辆\t2\t8.00\n';
    expect((await placed(text)).slice(2)).toEqual(['资产总额 |  | 8.00', '1、房屋 |  | ', '2、车辆 | 2 | 8.00']);
  });

  it('leave amounts out from the first column on whose head is missing', async () => {
    const text = '支出表\n\n科目\t合计\t\t项目支出\n教育\t5.10\t2.00\t3.10\n\t5.10\t2.00\t3.10\n';
    expect((await placed(text)).slice(1, 2)).toEqual(['教育 | 5.10 | 2.00? | 3.10?']);
  });
});

describe('tables of HTML in a dump', () => {
  it('are what their tags say', async () => {
    const text =
      '## 收支总表\n<table border=1><tr><td rowspan="2">项目</td><td colspan=2>金额</td></tr>\n<tr><td>收入</td><td>支出</td></tr>\n<tr><td>其中：<br>税收</td><td>&lt;5</td></tr></table>\n注：无\n';
    expect(await lines(text)).toEqual([
      '收支总表',
      '项目[2x1] | 金额[1x2]',
      '收入 | 支出',
      '其中：\n税收 | <5 | ',
      '注：无',
    ]);
  });

  it('without spans are read as rows are', async () => {
    const text =
      '<table><tr><th>功能分类</th><th></th><th>合计</th></tr><tr><td>编码</td><td>名称</td><td></td></tr><tr><td>201</td><td>服务</td><td>5.10</td></tr></table>';
    expect(await lines(text)).toEqual(['功能分类[1x2] | 合计[2x1]', '编码 | 名称', '201 | 服务 | 5.10']);
  });

  it('claim no more than they hold', async () => {
    const [block] = (await read('<table><tr><td rowspan=9999 colspan=9999>一</td><td>二</td></tr></table>')).body
      .blocks;
    expect(block).toBeUndefined();
    expect(await lines('<table><tr><td>一')).toEqual(['<table><tr><td>一']);
  });
});

describe('a row a line', () => {
  const banner = '207 某某局\n\n预算年度：2022\n\n单位：万元\n\n';
  const header = '序号\t收入\t\t支出\t\n\t项 目\t预算数\t项 目\t预算数\n栏次\t1\t2\t3\t4\n';

  it('gives header cells their spans back', async () => {
    expect(await lines(`收支总表\n\n${header}1\t拨款\t5\t教育\t5\n`)).toEqual([
      '收支总表',
      '序号[2x1] | 收入[1x2] | 支出[1x2]',
      '项 目 | 预算数 | 项 目 | 预算数',
      '栏次 | 1 | 2 | 3 | 4',
      '1 | 拨款 | 5 | 教育 | 5',
    ]);
  });

  it('drops banner and header that a page break repeats, and joins the row it cut', async () => {
    const text = `收支总表\n\n${banner}${header}1\t拨款\t5\t社会保障和\t\n\n${banner}${header}\t\t\t就业支出\t\n2\t\t\t教育\t5\n\n注：无\n`;
    const { body, diagnostics } = await read(text);
    expect(outline(body.blocks).slice(4)).toEqual([
      '序号[2x1] | 收入[1x2] | 支出[1x2]',
      '项 目 | 预算数 | 项 目 | 预算数',
      '栏次 | 1 | 2 | 3 | 4',
      '1 | 拨款 | 5 | 社会保障和就业支出 | ',
      '2 |  |  | 教育 | 5',
      '注：无',
    ]);
    expect(diagnostics.map((found) => found.code)).toEqual(['text-row-joined']);
  });

  it('begins another table where a title stands between', async () => {
    const one = `表甲收支总表\n\n${banner}${header}1\ta\t1\tb\t1\n\n`;
    const blocks = (await read(one + one.replace('表甲', '表乙'))).body.blocks;
    expect(blocks.filter((block) => block.type === 'table')).toHaveLength(2);
  });

  it('moves a head back that the dump wrote a column too early', async () => {
    const text =
      '收入表\n\n序号\t科目\t\t合计\t本年收入\t\t\t上年结转\t\n\t编码\t名称\t\t小计\t拨款\t\t\t其他收入\n1\t208\t社保\t5\t4\t3\t\t1\t1\n'.replace(
        '\t上年结转\t\n',
        '\t上年结转\t\n',
      );
    const { body, diagnostics } = await read(text.replace('小计\t拨款\t\t\t其他', '小计\t拨款\t事业\t\t其他'));
    expect(outline(body.blocks).slice(1, 3)).toEqual([
      '序号[2x1] | 科目[1x2] | 合计[2x1] | 本年收入[1x4] | 上年结转[2x1]',
      '编码 | 名称 | 小计 | 拨款 | 事业 | 其他收入',
    ]);
    expect(diagnostics.map((found) => found.code)).toEqual(['text-header-moved']);
  });

  it('gives a head the columns that nothing else heads, unless these hold amounts', async () => {
    const text = (third: string): string =>
      `支出表\n\n项目\t\t\t合计\n支出功能分类\t\t科目名称\t\n科目编码\t\t\t\n201\t${third}\t一般公共服务\t5.10\n`;
    expect((await lines(text('06'))).slice(1, 4)).toEqual([
      '项目[1x3] | 合计[3x1]',
      '支出功能分类[1x2] | 科目名称[2x1]',
      '科目编码[1x2]',
    ]);
    expect((await lines(text('7.25'))).slice(2, 3)).toEqual(['支出功能分类 |  | 科目名称[2x1]']);
  });

  it('leaves the text of a merged cell in its first position where a converter wrote it in all', async () => {
    const text =
      '支出表\n\n功能分类\t功能分类\t合计\t其中\t其中\n编码\t名称\t合计\t基本支出\t项目支出\n合计\t合计\t5.10\t5.10\t5.10\n201\t服务\t5.10\t5.10\t\n';
    expect((await lines(text)).slice(1)).toEqual([
      '功能分类[1x2] | 合计[2x1] | 其中[1x2]',
      '编码 | 名称 | 基本支出 | 项目支出',
      '合计 |  | 5.10 | 5.10 | 5.10',
      '201 | 服务 | 5.10 | 5.10 | ',
    ]);
  });

  it('keeps a name and its description apart that say the same', async () => {
    const text =
      '绩效目标\t保障机关运转和各项工作的开展\t保障机关运转和各项工作的开展\t保障机关运转和各项工作的开展\n一级指标\t二级指标\t三级指标\t描述\n产出指标\t数量指标\t居民医疗保险县级财政补助到位率\t居民医疗保险县级财政补助到位率\n';
    expect((await lines(text)).at(-1)).toBe(
      '产出指标 | 数量指标 | 居民医疗保险县级财政补助到位率 | 居民医疗保险县级财政补助到位率',
    );
  });

  it('merges the levels of an indicator table', async () => {
    const text =
      '绩效目标\t保障运转\t\t\t\n一级指标\t二级指标\t三级指标\t指标值\t依据\n产出指标\t数量指标\t份数\t≥5 份\t计划\n\t质量指标\t合格率\t100%\t计划\n效益指标\t社会效益指标\t知晓率\t≥90%\t调查\n';
    expect(await lines(text)).toEqual([
      '绩效目标 | 保障运转[1x4]',
      '一级指标 | 二级指标 | 三级指标 | 指标值 | 依据',
      '产出指标[2x1] | 数量指标 | 份数 | ≥5 份 | 计划',
      '质量指标 | 合格率 | 100% | 计划',
      '效益指标 | 社会效益指标 | 知晓率 | ≥90% | 调查',
    ]);
  });

  it('takes no line of a table of contents for a row', async () => {
    expect(await lines('目录\n一、收支总表.....\t3\n二、支出总表\t5\n三、基金\t错误！未定义书签。\n')).toEqual([
      '目录',
      '一、收支总表..... 3',
      '二、支出总表 5',
      '三、基金 错误！未定义书签。',
    ]);
  });

  it('joins a paragraph that a page break cut', async () => {
    const cut =
      '将事前评估、目标管理、运行监控、绩效评价、结果应用等各项改革措施有效融入预算管理的全过程环节，建立健全';
    expect(await lines(`x\ty\nx\ty\n${cut}\n\n医疗保障领域的制度体系。\n`)).toContain(`${cut}医疗保障领域的制度体系。`);
  });
});

describe('a form', () => {
  it('whose rows have more texts than it has columns covers every position once', async () => {
    const row = (label: string): string => [label, ...Array.from({ length: 40 }, (_, i) => `第${i}项`)].join('\t');
    const text = `自评表\n\n${row('名称')}\n${row('职责')}\n年初预算数\t全年预算数\t全年执行数\t执行率\n总评价得分\t96\n`;
    const [, block] = (await read(text)).body.blocks;
    if (block?.type !== 'table') throw new Error('no table');
    const { rows, columns, cells } = block.table;
    const covered = cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0);
    expect(covered).toBe(rows * columns);
    expect(cells.every((cell) => cell.col >= 0 && cell.col + cell.colSpan <= columns)).toBe(true);
  });
});

describe('a cell a line', () => {
  const form = [
    '\t附表1',
    '',
    '\t部门绩效目标表',
    '',
    '\t填报单位：（盖章）',
    '\t金额单位：万元',
    '',
    '\t项目金额',
    '\t9',
    '',
    '\t实施期',
    '\t2023全年',
    '',
    '\t绩效指标',
    '\t一级指标',
    '\t二级指标',
    '\t三级指标',
    '\t指标值',
    '',
    '\t',
    '\t产出指标',
    '\t数量指标',
    '\t1.份数。',
    '2.次数。',
    '',
    '\t5份',
    '',
    '\t',
    '\t',
    '\t质量指标',
    '\t合格率',
    '\t100%',
    '',
    '\t支出明细',
    '\t内容',
    '\t明细',
    '\t金额',
    '\t说明',
    '',
    '\t',
    '\t印刷',
    '\t册子',
    '\t9',
    '\t按实',
    '',
    '\t',
    '\t合  计',
    '\t9',
    '\t',
    '',
    '\t单位负责人签字：',
    '',
    '',
    '填表人：  联系电话：',
  ];

  it('is put together again: rows, spans, cells of several lines', async () => {
    expect(await lines(form.join('\n'))).toEqual([
      '附表1',
      '部门绩效目标表',
      '填报单位：（盖章）',
      '金额单位：万元',
      '项目金额 | 9[1x4]',
      '实施期 | 2023全年[1x4]',
      '绩效指标[3x1] | 一级指标 | 二级指标 | 三级指标 | 指标值',
      '产出指标[2x1] | 数量指标 | 1.份数。\n2.次数。 | 5份',
      '质量指标 | 合格率 | 100%',
      '支出明细[3x1] | 内容 | 明细 | 金额 | 说明',
      '印刷 | 册子 | 9 | 按实',
      '合 计[1x2] | 9 | ',
      '单位负责人签字：\n填表人： 联系电话：[1x5]',
    ]);
  });
});

describe('no separators', () => {
  const dump = [
    '某某局 2021 年部门预算说明 ',
    '',
    '1.宣传经费绩效目标表 ',
    '',
    '绩效目标 提高知晓率 ',
    '',
    '一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据 ',
    '',
    '产出指标 ',
    '',
    '数量指标 印制宣传材',
    '',
    '料数量 ',
    '材料数 6 户 ',
    '',
    '=6户 根据方案 ',
    '',
    '质量指标 ',
    '合格率 合格率 ≥90% ',
    '',
    '根据方案 ',
    '',
    '时效指标 发放时间 发放时间为年底  征缴方案 ',
    '',
    '成本指标 ',
    '1.2 万 1.2 万 ',
    '',
    '1.2万 根据方案 ',
    '',
    '效益指标 ',
    '社会效益指标 评审人数 4000 人 达到条件人数 ',
    '≥3500人 廊发[2015]226号文',
    '',
    '廊规[2017]1 号文 ',
    '',
    '满意度指标 ',
    '',
    '服务对象满意度指标 ',
    '',
    '群众满意度 ',
    '群众对服务',
    '',
    '满意 ',
    '',
    '≥90% 调查 ',
    ' 二、其他事项 ',
    '',
    '无其他事项。 ',
  ];

  it('finds rows by the closed lists, values by their grammar', async () => {
    const { body, diagnostics } = await read(dump.join('\n'));
    expect(outline(body.blocks)).toEqual([
      '某某局 2021 年部门预算说明',
      '1.宣传经费绩效目标表',
      '绩效目标 | 提高知晓率[1x5]',
      '一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据',
      '产出指标[4x1] | 数量指标 | 印制宣传材料数量 | 材料数 6 户 | =6户 | 根据方案',
      '质量指标 | 合格率 | 合格率 | ≥90% | 根据方案',
      '时效指标 | 发放时间 | 发放时间为年底 |  | 征缴方案',
      '成本指标 | 1.2 万 | 1.2 万 | 1.2万 | 根据方案',
      '效益指标 | 社会效益指标 | 评审人数 4000 人 | 达到条件人数 | ≥3500人 | 廊发[2015]226号文廊规[2017]1 号文',
      '满意度指标 | 服务对象满意度指标 | 群众满意度 | 群众对服务满意 | ≥90% | 调查',
      '二、其他事项',
      '无其他事项。',
    ]);
    expect(diagnostics.every((found) => found.code === 'text-row-guessed')).toBe(true);
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it('reads lists of one line a row', async () => {
    const text =
      '固定资产占用情况表 \n\n项   目 数量 价值 \n\n资产总额 —— 81.62 \n\n1、房屋（平方米）   \n\n2、单价在 20 万元以上的设备 0 0 \n 三、说明 \n';
    expect(await lines(text)).toEqual([
      '固定资产占用情况表',
      '项目 | 数量 | 价值',
      '资产总额 | —— | 81.62',
      '1、房屋（平方米） |  | ',
      '2、单价在 20 万元以上的设备 | 0 | 0',
      '三、说明',
    ]);
  });
});

describe('lists without separators', () => {
  it('place figures where the words between them agree with the heads', async () => {
    const text =
      '收支总表 \n\n项目 预算数 项目 预算数 \n\n一、拨款 5.10 一、教育 3.10 \n\n二、其他 1.10 二、社保 3.10 \n\n三、事业 三、卫生 1.20 \n\n合计 6.20 \n';
    expect(await placed(text)).toEqual([
      '项目 | 预算数 | 项目 | 预算数',
      '一、拨款 | 5.10 | 一、教育 | 3.10',
      '二、其他 | 1.10 | 二、社保 | 3.10',
      '三、事业 |  | 三、卫生 | 1.20',
      '合计 | 6.20?',
    ]);
  });

  it('are no tables under heads none of which is of names', async () => {
    const text = '三公表 \n\n合计 一般公共预算拨款 基金拨款 \n\n1 接待费 1.00 1.00 \n\n2 培训费 4.21 4.21 \n';
    expect(await placed(text)).toEqual([]);
  });

  it('are no tables where the rows do not fit the heads', async () => {
    const text =
      '收支总表 \n\n序号 收入 支出 \n\n项目 预算数 项目 预算数 \n\n1 一、拨款 5.10 一、教育 3.10 \n\n2 二、其他 1.10 二、社保 3.10 \n';
    expect(await placed(text)).toEqual([]);
  });
});

describe('a header', () => {
  it('may have a blank row over its lowest heads', async () => {
    const text = '三公表\n\n合计\t\t接待费\t\n\t\t\t\n预算数\t决算数\t预算数\t决算数\n0.95\t\t0.95\t\n';
    expect((await lines(text)).slice(1)).toEqual([
      '合计[2x2] | 接待费[2x2]',
      '',
      '预算数 | 决算数 | 预算数 | 决算数',
      '0.95 |  | 0.95 | ',
    ]);
  });
});

describe('a flattened accounting table', () => {
  const flat = (rows: readonly (readonly string[])[]): string =>
    rows.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n') + '\n\n';

  it('has its heads set over the columns that the rows below show', async () => {
    const text = flat([
      ['项目', '本年支出'],
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['201', '服务', '5.10', '2.00', '3.10'],
      ['205', '教育', '5.10', '', '5.10'],
      ['合计', '10.20', '2.00', '8.20'],
    ]);
    expect(await lines(text)).toEqual([
      '项目[1x2] | 本年支出[1x3]',
      '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
      '201 | 服务 | 5.10 | 2.00 | 3.10',
      '205 | 教育 | 5.10 |  | 5.10',
      '合计[1x2] | 10.20 | 2.00 | 8.20',
    ]);
  });

  it('has sides that begin with their names', async () => {
    const text = flat([
      ['序号', '收入', '支出'],
      ['', '项目', '金额', '项目', '合计', '基金'],
      ['1', '拨款', '5.10', '教育', '5.10', ''],
      ['2', '其他', '', '社保', '1.10', '1.10'],
    ]);
    expect((await lines(text)).slice(0, 2)).toEqual([
      '序号[2x1] | 收入[1x2] | 支出[1x3]',
      '项目 | 金额 | 项目 | 合计 | 基金',
    ]);
  });

  it('gives no amounts where its heads could stand over other columns', async () => {
    const text = flat([
      ['项目', '甲', '乙'],
      ['名称', '一', '二', '三', '四'],
      ['教育', '5.10', '5.20', '5.30', '5.40'],
      ['社保', '5.10', '5.20', '5.30', '5.40'],
    ]);
    expect((await placed(text)).slice(2)).toEqual([
      '教育 | 5.10? | 5.20? | 5.30? | 5.40?',
      '社保 | 5.10? | 5.20? | 5.30? | 5.40?',
    ]);
  });
});

describe('a self-evaluation form without its merged cells', () => {
  it('is put right block by block', async () => {
    const text = [
      '部门（单位）名称\t\t某局',
      '收支情况\t名称\t年初 预算数\t全年 预算数\t全年 执行数\t执行率',
      '\t收入小计\t\t10\t12\t—',
      '\t基本支出\t\t4\t5\t5\t100%',
      '项目支出\t\t6\t7\t3.5\t50%',
      '分解目标评价\t\t',
      '一级 指标\t二级 指标\t三级 指标\t年度 指标值\t\t\t全年 完成值\t分值\t得分',
      '\t\t\t运算 符号\t内容\t度量 单位',
      '重点工作\t指标1\t\t\t改革\t\t完成\t20\t20',
      '',
      '履职效能\t指标2\t“≥”\t检查\t完成\t全覆盖\t10\t9',
      '总评价得分\t\t\t\t\t\t96',
    ].join('\n');
    const rows = await lines(text);
    expect(rows[1]).toBe(
      '收支情况[4x1] | 名称[1x4] | 年初 预算数[1x3] | 全年 预算数[1x3] | 全年 执行数[1x3] | 执行率[1x3]',
    );
    expect(rows[2]).toBe('收入小计[1x4] | 10[1x3] | 12[1x3] | —[1x3] | [1x3]');
    expect(rows[4]).toBe('项目支出[1x4] | 6[1x3] | 7[1x3] | 3.5[1x3] | 50%[1x3]');
    expect(rows[8]).toMatch(
      /^履职效能\[2x1\] \| 重点工作\[2x1\] \| 指标1 \| {2}\| 改革 \| {2}\| 完成 \| {2}\| 20 \| 20/,
    );
    expect(rows[9]).toMatch(/^指标2 \| “≥” \| 检查 \| {2}\| 完成 \| 全覆盖 \| 10 \| 9/);
    expect(rows[10]).toBe('总评价得分[1x6] | 96[1x11]');
  });
});

it('reads megabytes of nonsense in time', async () => {
  const start = performance.now();
  await read('一级指标 二级指标 三级指标 指标值 \n' + '甲 5个 乙 '.repeat(20_000));
  await read('a\tb\t1\n\n'.repeat(20_000));
  await read('\t甲\n\t乙\n\n'.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(15_000);
});
