import { describe, expect, it } from 'vitest';
import { parse } from '../../src/index.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { cell, docx, paragraph, row, table } from '../extract/office-files.js';
import { asDocx, asText, type MadeUp } from '../support/made-up.js';

async function documentOf(...contents: readonly (string | Uint8Array)[]): Promise<BudgetDocument> {
  const inputs = contents.map((content, index) => ({ bytes: Buffer.from(content), fileName: `${index}.txt` }));
  const [document, ...more] = await parse(inputs);
  if (document === undefined || more.length > 0) throw new Error(`${more.length + 1} documents`);
  return document;
}

/** What the document says of its sources' tables. */
const said = ({ diagnostics }: BudgetDocument): string[] =>
  diagnostics.map(({ code, source, message }) => `${code} ${source} ${message.zh}`);

const budget = (more: Partial<MadeUp> = {}): MadeUp => ({
  cover: ['巨鹿县财政局', '2023年部门预算'],
  total: 1000,
  ...more,
});

/** A Word file with one table below the cover. */
function page(title: string, rows: readonly string[], unit = '万元'): Uint8Array {
  const grid = rows.map((line) => line.split('\t'));
  const drawn = table(
    (grid[0] ?? []).map(() => 2000),
    ...grid.map((texts) => row(...texts.map((text) => cell(text)))),
  );
  return docx(
    [...['巨鹿县财政局', '2023年部门预算', title, `单位：${unit}`].map((line) => paragraph(line)), drawn].join(''),
  );
}

describe('a disclosure in two files', () => {
  it('is said once: tables, text and what the rules find', async () => {
    const own = budget({ narrative: true });
    const alone = await documentOf(asDocx(own));
    const both = await documentOf(asDocx(own), asText(own));
    expect(both.sources).toHaveLength(2);
    expect(both.tables).toHaveLength(alone.tables.length);
    expect(both.statements).toEqual(alone.statements);
    expect(both.facts).toEqual(alone.facts);
    expect(both.checks).toEqual(alone.checks);
    expect(said(both)).toEqual([
      'table-repeated 1 表格“部门收支总表”与 0.txt 中的相同，只列一次',
      'table-repeated 1 表格“部门支出总表”与 0.txt 中的相同，只列一次',
      'table-repeated 1 表格“一般公共预算支出表”与 0.txt 中的相同，只列一次',
    ]);
  });

  it('keeps what only one of them says', async () => {
    const short = await documentOf(asText(budget({ total: null, narrative: true })), asText(budget()));
    expect(short.statements).toHaveLength(3);
    expect(short.facts.every(({ source }) => source === 0)).toBe(true);
    expect(short.tables.every(({ source }) => source === 1)).toBe(true);
  });

  it('keeps both where the amounts differ, and says where', async () => {
    const both = await documentOf(
      asText(budget({ narrative: true })),
      asText(budget({ projects: 210, narrative: true })),
    );
    expect(both.statements).toHaveLength(5);
    const rows = '合计 1000.00 | 800.00 | 200.00 ≠ 1000.00 | 790.00 | 210.00';
    expect(said(both)).toEqual([
      'table-repeated 1 表格“部门收支总表”与 0.txt 中的相同，只列一次',
      `sources-disagree 1 表格“部门支出总表”与 0.txt 中的不一致，两者都列出：${rows}`,
      `sources-disagree 1 表格“一般公共预算支出表”与 0.txt 中的不一致，两者都列出：${rows}`,
    ]);
    const projects = both.facts.filter(({ item }) => item === 'project-expenditure');
    expect(projects.map(({ source, amount }) => [source, amount])).toEqual([
      [0, 2_000_000],
      [1, 2_100_000],
    ]);
  });
});

const HEAD = '科目编码\t科目名称\t合计\t基本支出\t项目支出';

describe('a table in two files', () => {
  it.each([
    [
      'without its last zeros',
      [HEAD, '\t合计\t1000.5\t800\t200.5', '201\t一般公共服务支出\t1000.5\t800\t200.5'],
      '万元',
    ],
    [
      'with commas',
      [HEAD, '\t合计\t1,000.50\t800.00\t200.50', '201\t一般公共服务支出\t1,000.50\t800.00\t200.50'],
      '万元',
    ],
    [
      'in 元',
      [
        HEAD,
        '\t合计\t10005012.34\t8000000.00\t2005012.34',
        '201\t一般公共服务支出\t10005012.34\t8000000.00\t2005012.34',
      ],
      '元',
    ],
  ])('is one %s', async (_, rows, unit) => {
    const printed = [HEAD, '\t合计\t1000.50\t800.00\t200.50', '201\t一般公共服务支出\t1000.50\t800.00\t200.50'];
    const both = await documentOf(page('部门支出总表', printed), page('2023年部门支出总表', rows, unit));
    expect(both.diagnostics.map(({ code }) => code)).toEqual(['table-repeated']);
    expect(both.statements).toHaveLength(1);
  });

  it('is one where the other file rounds to whole 万元', async () => {
    const exact = [
      HEAD,
      '\t合计\t10005012.34\t8000000.00\t2005012.34',
      '201\t公共服务\t10005012.34\t8000000.00\t2005012.34',
    ];
    const rounded = (total: string): string[] => [
      HEAD,
      `\t合计\t${total}\t800\t201`,
      `201\t公共服务\t${total}\t800\t201`,
    ];
    const both = await documentOf(page('部门支出总表', exact, '元'), page('部门支出总表', rounded('1001')));
    expect(both.diagnostics.map(({ code }) => code)).toEqual(['table-repeated']);
    await expect(documentOf(page('部门支出总表', exact, '元'), page('部门支出总表', rounded('1002')))).rejects.toThrow(
      '2',
    );
  });

  const EMPTY = [HEAD, '\t合计\t\t\t'];
  it('is none of another title that is empty, too', async () => {
    const both = await documentOf(page('政府性基金预算支出表', EMPTY), page('国有资本经营预算支出表', EMPTY));
    expect(both.statements.map(({ kind }) => kind)).toEqual(['government-fund', 'state-capital']);
    expect(both.diagnostics).toEqual([]);
  });

  it('may be empty in one of them', async () => {
    const filled = [HEAD, '\t合计\t10.00\t\t10.00'];
    const both = await documentOf(page('政府性基金预算支出表', filled), page('政府性基金预算支出表', EMPTY));
    expect(said(both)).toEqual([
      'sources-disagree 1 表格“政府性基金预算支出表”与 0.txt 中的不一致，两者都列出：该文件有金额，这里没有',
    ]);
  });

  it('may have fewer columns in one of them, which contradicts nothing', async () => {
    const less = ['科目编码\t科目名称\t合计', '\t合计\t1000.50', '201\t一般公共服务支出\t1000.50'];
    const more = [HEAD, '\t合计\t1000.50\t800.00\t200.50', '201\t一般公共服务支出\t1000.50\t800.00\t200.50'];
    const both = await documentOf(page('部门支出总表', more), page('部门支出总表', less));
    expect(both.tables).toHaveLength(2);
    expect(both.diagnostics).toEqual([]);
  });
});
