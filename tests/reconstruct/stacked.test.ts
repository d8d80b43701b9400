import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import { splitStacked } from '../../src/reconstruct/stacked.js';
import { drawTable } from '../support/grid.js';

const outline = (blocks: readonly Block[]): string[] =>
  blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : `${block.table.rows}x${block.table.columns} ${block.table.cells[0]?.text}`,
  );

const split = (...rows: string[]): Block[] => splitStacked([{ type: 'table', table: drawTable(rows) }]);

describe('tables stacked in one grid', () => {
  const stacked = [
    '收入|<|<|支出|<|<',
    '项目|<|预算数|项目|<|预算数',
    '收入总计|<|10|支出总计|<|10',
    '收入预算总表|<|<|<|<|<',
    '单位：万元|<|<|<|<|<',
    '科目编码|科目名称|<|合计|财政拨款|其他收入',
    '205|教育支出|<|10|10|',
  ];

  it('come apart at a title with a header under it', () => {
    const blocks = split(...stacked);
    expect(outline(blocks)).toEqual(['3x4 收入', '收入预算总表', '单位：万元', '2x5 科目编码']);
    const [first, , , second] = blocks;
    if (first?.type !== 'table' || second?.type !== 'table') throw new Error('no tables');
    expect(second.table.cells.map(({ row, col, colSpan, text }) => [row, col, colSpan, text]).slice(0, 3)).toEqual([
      [0, 0, 1, '科目编码'],
      [0, 1, 1, '科目名称'],
      [0, 2, 1, '合计'],
    ]);
    for (const { table } of [first, second]) {
      const covered = table.cells.reduce((sum, { rowSpan, colSpan }) => sum + rowSpan * colSpan, 0);
      expect(covered).toBe(table.rows * table.columns);
    }
  });

  it('keep a head that stands over all columns', () => {
    const blocks = split(
      '科目编码|科目名称|合计',
      '205|教育支出|10',
      '“三公”经费支出决算表|<|<',
      '“三公”经费|<|<',
      '合计|公务接待费|公务用车购置费',
      '3|1|2',
    );
    expect(outline(blocks)).toEqual(['2x3 科目编码', '“三公”经费支出决算表', '3x3 “三公”经费']);
  });

  it.each([
    ['a row label that ends like a title', ['项目|金额', '一、基本支出|1', '印制各类报表|', '公用经费|2']],
    ['a note', ['项目|预算数', '教育支出|1', '注：本表反映本年收支情况，详见收入总表|<', '（空表）|']],
    ['a title over figures without a header', ['项目|预算数', '教育支出|1', '附：收入明细表|<', '205|3']],
    ['a title in a row that a merged cell runs through', ['项目|预算数', '教育|1', '^|支出总表', '科目|合计', 'a|2']],
  ])('are not seen in %s', (_name, rows) => {
    expect(split(...rows)).toHaveLength(1);
  });
});
