import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import type { Caption } from '../../src/document/table.js';
import { captionTables } from '../../src/reconstruct/captions.js';
import { drawTable } from '../support/grid.js';

const TABLE: Block = { type: 'table', table: drawTable(['项目|金额', '合计|1.00'], { headerRows: 1 }) };

/** The caption of the first table among paragraphs; each line stands right under the one before. */
function caption(...lines: readonly (string | readonly [text: string, size: number])[]): Caption {
  let y = 100;
  const blocks = lines.map((line): Block => {
    if (line === 'TABLE') return TABLE;
    const [text, size] = typeof line === 'string' ? [line, 12] : line;
    const top = y;
    y += size * 1.5;
    return { type: 'paragraph', text, page: 1, bbox: [80, top, 500, top + size], size };
  });
  const captioned = captionTables(blocks).find((block) => block.type === 'table');
  if (captioned?.type !== 'table') throw new Error('no table');
  return captioned.table.caption;
}

describe('captions', () => {
  it('leaves a note over the title to the table before', () => {
    expect(caption('注：本表反映收支情况。', '公开02表', ['收入决算表', 18], '金额单位：万元', 'TABLE')).toMatchObject({
      title: '收入决算表',
      notes: [],
    });
  });

  it('reads mark, title, department, year and unit in the order of any template', () => {
    const expected = { title: '部门收支总表', unit: '万元', department: '某市财政局', year: 2022, notes: [] };
    expect(
      caption('公开01表', ['部门收支总表', 18], '编制部门：某市财政局', '预算年度：2022', '单位：万元', 'TABLE'),
    ).toEqual(expected);
    expect(
      caption(['部门收支总表', 18], '公开01表', '预算年度：2022年', '部门：某市财政局', '金额单位：万元', 'TABLE'),
    ).toEqual(expected);
  });

  it('takes a misread year for none', () => {
    const read = caption(['部门收支总表', 18], '预算年度：2822', '单位：万元', 'TABLE');
    expect(read).toMatchObject({ title: '部门收支总表', unit: '万元', year: null });
  });

  it.each([
    ['单位：元', '元'],
    ['（单位：万元）', '万元'],
    ['金额单位：千元', '千元'],
    ['单位:人民币元', '元'],
    ['计量单位：亿元', '亿元'],
    ['（万元）', '万元'],
    ['编制单位：某局 单位：万元', '万元'],
  ])('reads the unit in %s', (line, unit) => {
    expect(caption(['部门收支总表', 18], line, 'TABLE').unit).toBe(unit);
  });

  it.each([
    '部门收支总表（单位：万元）',
    '部门收支总表 单位：万元',
    '公开01表 部门收支总表 （金额单位:万元）',
    '1、部门收支总表（单位：万元',
  ])('reads title and unit in one line: %s', (line) => {
    expect(caption('第二部分 部门预算表', line, 'TABLE')).toMatchObject({ title: '部门收支总表', unit: '万元' });
    expect(caption(line, '编制部门：某市财政局', 'TABLE')).toMatchObject({ title: '部门收支总表', unit: '万元' });
  });

  it('takes a name in the title’s print for no title, and a name under 部门： for the department', () => {
    expect(caption('政府性基金支出预算表', '部门：', '某省某委员会办公厅', '单位：万元', 'TABLE')).toMatchObject({
      title: '政府性基金支出预算表',
      department: '某省某委员会办公厅',
    });
    expect(caption('政府性基金支出预算表', '某省某委员会办公厅', '单位：万元', 'TABLE').title).toBe(
      '政府性基金支出预算表',
    );
    expect(caption('部门：', '政府性基金支出预算表', '单位：万元', 'TABLE')).toMatchObject({
      title: '政府性基金支出预算表',
      department: null,
    });
  });

  it('takes no year beside the unit for a title', () => {
    expect(caption(['部门收支总表', 18], '2024年预算 单位：万元', 'TABLE')).toMatchObject({ title: '部门收支总表' });
  });

  it('takes a coded name over the table for the department', () => {
    expect(
      caption(['部门预算收支总表', 18], '207 邯郸市医疗保障局', '预算年度：2022', '单位：万元', 'TABLE'),
    ).toMatchObject({
      title: '部门预算收支总表',
      department: '207 邯郸市医疗保障局',
    });
  });

  it('takes the mark and the running number off the title', () => {
    expect(caption(['公开08表 政府性基金预算支出表', 18], 'TABLE').title).toBe('政府性基金预算支出表');
    expect(caption(['1、长期护理保险专项经费绩效目标表', 14], 'TABLE').title).toBe('长期护理保险专项经费绩效目标表');
    expect(caption(['部门收支总表（万元）', 14], 'TABLE').unit).toBe('万元');
  });

  it('joins a title of two lines', () => {
    expect(caption(['236-中央高校建设世界一流大学和特色发展引导', 16], ['专项绩效目标表', 16], 'TABLE').title).toBe(
      '236-中央高校建设世界一流大学和特色发展引导专项绩效目标表',
    );
  });

  it('does not take running text, contents lines or another table’s caption', () => {
    expect(caption('本部门2022年收入预算5873.35万元，比上年减少。', 'TABLE').title).toBeNull();
    expect(caption('部门收支总表………………3', 'TABLE').title).toBeNull();
    expect(
      captionTables([{ type: 'paragraph', text: '部门收支总表', page: 1, bbox: null, size: 12 }, TABLE, TABLE]).at(-1),
    ).toMatchObject({
      table: { caption: { title: null } },
    });
  });

  it('reads the notes under a table and the reason of an empty one', () => {
    expect(
      caption(
        ['政府性基金预算支出表', 16],
        '单位：万元',
        'TABLE',
        '注：本部门没有政府性基金预算，故本表无数据。',
        '后文',
      ).notes,
    ).toEqual(['注：本部门没有政府性基金预算，故本表无数据。']);
    expect(caption(['收支总表', 16], 'TABLE', '说明：1.本表反映收支。', '2.单位为万元。', '后文').notes.length).toBe(2);
  });

  it('finds the unit in the table’s own corner', () => {
    const table = drawTable(['部门收支总表|单位：万元', '项目|金额', '合计|1.00']);
    const [block] = captionTables([{ type: 'table', table }]);
    expect(block?.type === 'table' && block.table.caption.unit).toBe('万元');
  });
});
