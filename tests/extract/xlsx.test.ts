import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import { ParseError } from '../../src/document/errors.js';
import { formatNumber } from '../../src/extract/xlsx/number-format.js';
import { extractXlsx } from '../../src/extract/xlsx/index.js';
import { xlsx, zip, type TestSheet } from './office-files.js';

const read = async (sheets: readonly TestSheet[], formats?: readonly string[]): Promise<readonly Block[]> =>
  (await extractXlsx(xlsx(sheets, formats), 'test.xlsx')).body.blocks;

/** Paragraphs as they are, tables as rows of cells (a | b), a merged cell in its first position. */
function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.text];
    const { rows, cells } = block.table;
    return Array.from({ length: rows }, (_, y) =>
      cells
        .filter((cell) => cell.row === y)
        .map((cell) => cell.text + (cell.rowSpan * cell.colSpan > 1 ? `[${cell.rowSpan}x${cell.colSpan}]` : ''))
        .join(' | '),
    );
  });
}

const boxed = (...values: (string | number)[]): [string | number, number][] => values.map((value) => [value, 1]);

describe('displayed numbers', () => {
  it.each([
    [5873.35, 'General', '5873.35'],
    [0.1 + 0.2, 'General', '0.3'],
    [2080505, 'General', '2080505'],
    [-0.5, 'General', '-0.5'],
    [1e15, 'General', '1000000000000000'],
    [1e-7, 'General', '0.0000001'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [1.005, '0.00', '1.01'],
    [0.5, '#,##0.##', '0.5'],
    [3, '0.0#', '3.0'],
    [0.415, '0.00%', '41.50%'],
    [-1234, '#,##0;(#,##0)', '(1,234)'],
    [-0.001, '0.00', '0.00'],
    [0, '#,##0.00;-#,##0.00;"-"', '-'],
    [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    [12.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '12.50'],
    [-12.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-12.50'],
    [0, '0.00;-0.00;', ''],
    [12, '0.00"万元"', '12.00万元'],
    [123456, '0.00,', '123.46'],
    [7, '000', '007'],
    [5, '[Red]0.0', '5.0'],
    [-5, '[<0]"负"0;0', '负5'],
    [8, '[$¥-804]#,##0', '¥8'],
    [44562, 'yyyy/m/d', '2022/1/1'],
    [44562, 'yyyy"年"m"月"d"日"', '2022年1月1日'],
    [44562.5, 'h:mm', '12:00'],
  ])('%d as %s is %s', (value, code, shown) => {
    expect(formatNumber(value, code, false)).toBe(shown);
  });
});

describe('sheets', () => {
  it('give title and banner as paragraphs and one table of what is boxed in', async () => {
    const blocks = await read(
      [
        {
          name: '表1',
          rows: [
            ['收支总表', null, null],
            ['部门：某局', null, '单位：万元'],
            [...boxed('项目', '收入', '')],
            [...boxed('', '预算数', '上年')],
            [...boxed('合计', 12.5, 3)],
            [...boxed('', '', '')],
            ['注：无'],
          ],
          merges: ['A1:C1', 'B3:C3', 'A3:A4'],
        },
      ],
      ['0.00'],
    );
    expect(outline(blocks)).toEqual([
      '收支总表',
      '部门：某局',
      '单位：万元',
      '项目[2x1] | 收入[1x2]',
      '预算数 | 上年',
      '合计 | 12.50 | 3.00',
      ' |  | ',
      '注：无',
    ]);
  });

  it('are split where several tables stand in one, and need no lines', async () => {
    const blocks = await read([
      {
        name: '表',
        rows: [
          ['收入表'],
          ['单位：万元'],
          ['科目', '金额'],
          ['税收', 1.5],
          ['合计', 1.5],
          [],
          ['支出表'],
          ['编制单位：某局', '单位：万元'],
          ['科目', '金额', '备注'],
          ['办公费', 2],
          ['注：不含结转'],
        ],
      },
    ]);
    expect(blocks.filter((block) => block.type === 'table')).toHaveLength(2);
    expect(outline(blocks)).toEqual([
      '收入表',
      '单位：万元',
      '科目 | 金额',
      '税收 | 1.5',
      '合计 | 1.5',
      '支出表',
      '编制单位：某局',
      '单位：万元',
      '科目 | 金额 | 备注',
      '办公费 | 2 | ',
      '注：不含结转',
    ]);
  });

  it('keep the totals with their items over blank rows, and columns named 单位 with their table', async () => {
    const summary = [['收支总表'], ['项目', '预算数'], ['教育支出', 3], [], [], ['支出总计', 3]] as const;
    expect(outline(await read([{ name: '表', rows: summary }]))).toEqual([
      '收支总表',
      '项目 | 预算数',
      '教育支出 | 3',
      ' | ',
      ' | ',
      '支出总计 | 3',
    ]);
    const units = [
      ['序号', '单位名称', '备注'],
      [1, '某局本级'],
      [2, '某中心'],
    ] as const;
    expect(outline(await read([{ name: '表', rows: units }]))[0]).toBe('序号 | 单位名称 | 备注');
  });

  it('name an untitled table by their tab', async () => {
    const rows = [
      ['科目', '金额'],
      ['税收', 1],
    ] as const;
    expect(outline(await read([{ name: '收入总表', rows }]))[0]).toBe('收入总表');
    expect(outline(await read([{ name: 'Sheet1', rows }]))[0]).toBe('科目 | 金额');
  });

  it('are read as printed: without hidden sheets, rows and columns', async () => {
    const rows = [
      ['科目', '码', '金额'],
      ['税收', 7, 1],
    ] as const;
    const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
    const sheets: TestSheet[] = [
      { name: 'a', rows, before },
      { name: 'b', rows, state: 'hidden' },
    ];
    const { body, diagnostics } = await extractXlsx(xlsx(sheets), 'x.xlsx');
    expect(outline(body.blocks)).toEqual(['a', '科目 | 金额', '税收 | 1']);
    expect(diagnostics.map((found) => found.code)).toEqual(['cells-hidden-skipped', 'sheet-hidden-skipped']);
  });

  it('take typed text for text, stored results for formulas, and say where there is none', async () => {
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1"><f>100%</f><v/></c><c r="B1"><f>SUM(A2:A3)</f><v>3</v></c></row>
      <row r="2"><c r="A2" t="str"><f>"a"</f><v>a</v></c><c r="B2"><f>A1+B1</f></c><c r="C2" t="e"><v>#REF!</v></c></row></sheetData></worksheet>`;
    const bytes = xlsx([{ name: 'Sheet1', rows: [] }], [], { 'xl/worksheets/sheet0.xml': sheet });
    const { body, diagnostics } = await extractXlsx(bytes, 'x.xlsx');
    expect(outline(body.blocks)).toEqual(['=100% | 3 | ', 'a |  | #REF!']);
    expect(diagnostics.map((found) => found.code)).toEqual(['formula-without-value']);
  });
});

describe('hostile workbooks', () => {
  const code = async (bytes: Uint8Array): Promise<string> =>
    extractXlsx(bytes, 'x.xlsx').then(
      () => 'read',
      (error: unknown) => (error instanceof ParseError ? error.code : String(error)),
    );

  it('merges and cells over the whole sheet cost nothing', async () => {
    const far = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>y</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`;
    expect(await code(xlsx([{ name: 's', rows: [] }], [], { 'xl/worksheets/sheet0.xml': far }))).toBe('docx-too-large');
    const sparse = far.replace(/<mergeCells>.*<\/mergeCells>/, '');
    const start = performance.now();
    expect(await code(xlsx([{ name: 's', rows: [] }], [], { 'xl/worksheets/sheet0.xml': sparse }))).toBe('read');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('a zip of something else is refused', async () => {
    expect(await code(zip([{ name: 'a', data: 'b' }]))).toBe('unsupported-format');
  });
});
