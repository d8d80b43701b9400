import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import { joinBrokenTables } from '../../src/extract/broken-tables.js';
import { drawTable } from '../support/grid.js';

const paragraph = (text: string): Block => ({ type: 'paragraph', text, page: null, bbox: null, size: null });
const table = (...rows: string[]): Block => ({ type: 'table', table: drawTable(rows) });

/** Paragraphs as they are, tables as rows; a figure that belongs to an unknown column has a question mark. */
function outline(blocks: readonly Block[]): string[] {
  return joinBrokenTables(blocks).flatMap((block) => {
    if (block.type === 'paragraph') return [block.text];
    const { rows, cells } = block.table;
    return Array.from({ length: rows }, (_, y) =>
      cells
        .filter((cell) => cell.row === y)
        .map(
          ({ text, rowSpan, colSpan, unplaced }) =>
            text + (rowSpan * colSpan > 1 ? `[${rowSpan}x${colSpan}]` : '') + (unplaced ? '?' : ''),
        )
        .join(' | '),
    );
  });
}

const header = ['编码|名称|合计', '201|服务|5.10'];

describe('a table typed as two', () => {
  it('is one where the second repeats header and caption', () => {
    const caption = [paragraph('支出表'), paragraph('单位：万元')];
    const blocks = [...caption, table(...header), ...caption, table('编码|名称|合计', '205|教育|1.10')];
    expect(outline(blocks)).toEqual([
      '支出表',
      '单位：万元',
      '编码 | 名称 | 合计',
      '201 | 服务 | 5.10',
      '205 | 教育 | 1.10',
    ]);
  });

  it('is one where the second goes on in the same columns', () => {
    expect(outline([table(...header), table('205|教育|1.10', '合计||6.20')])).toEqual([
      '编码 | 名称 | 合计',
      '201 | 服务 | 5.10',
      '205 | 教育 | 1.10',
      '合计 |  | 6.20',
    ]);
    const list = table('项目|金额|项目|金额', '一、拨款|5.10|一、服务|5.10');
    expect(outline([list, table('||二、外交|', '合计|5.10|合计|5.10')]).slice(2)).toEqual([
      ' |  | 二、外交 | ',
      '合计 | 5.10 | 合计 | 5.10',
    ]);
  });

  it('is two under a title of its own', () => {
    const blocks = [paragraph('收入表'), table(...header), paragraph('支出表'), table(...header)];
    expect(outline(blocks)).toHaveLength(6);
  });

  it('has no amounts where the second lost its header and has other columns', () => {
    expect(outline([table(...header), table('205|教育|1.10|2.20')]).slice(2)).toEqual(['205? | 教育 | 1.10? | 2.20?']);
  });

  it('is another form after the last row of a form', () => {
    const form = ['项目名称|执行率|得分', '运维|95%|9', '总分||9'];
    expect(outline([table(...form), table(...form)])).toHaveLength(6);
  });
});
