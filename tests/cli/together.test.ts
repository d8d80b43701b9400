import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BudgetDocument } from '../../src/schema/index.js';
import { runCli, Scratch } from '../support/cli.js';
import { asDocx, asText, type MadeUp } from '../support/made-up.js';

// Files named one by one are read in one process, those of a folder each in its own and then put together: what comes
// out must be the same.

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

const of = (name: string, what: string, total: number | null, more: Partial<MadeUp> = {}): MadeUp => ({
  cover: [name, what],
  total,
  ...more,
});
const tablesOf = (department: string, total: number, more: Partial<MadeUp> = {}): MadeUp => ({
  cover: ['2023年预算公开表'],
  department,
  total,
  ...more,
});
const BUDGET = '2023年部门预算';

/** Files by their paths in order, and the documents that they give: id, scope, sources, and what X-16 says of them. */
const SETS: Readonly<Record<string, readonly [Readonly<Record<string, string | Uint8Array>>, readonly string[]]>> = {
  'text and tables of one department': [
    {
      'a/说明.txt': asText(of('巨鹿县财政局', BUDGET, null, { narrative: true })),
      'a/附表.txt': asText(tablesOf('巨鹿县财政局', 1000)),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 说明.txt+附表.txt'],
  ],
  'a department in two folders': [
    {
      'a/说明.txt': asText(of('巨鹿县财政局', BUDGET, null, { narrative: true })),
      'b/附表.txt': asText(tablesOf('巨鹿县财政局', 1000)),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 说明.txt+附表.txt'],
  ],
  'tables that leave the place out': [
    {
      'a/1.txt': asText(tablesOf('县财政局', 1000)),
      'a/2.txt': asText(of('巨鹿县财政局', BUDGET, null, { narrative: true })),
      'b/3.txt': asText(of('河北省巨鹿县财政局', '2023年度部门决算', 900, { stage: '决算' })),
      'b/4.txt': asText(of('巨鹿县财政局', '2023年度部门决算', null, { stage: '决算', narrative: true })),
    },
    [
      '130529/巨鹿县财政局/2023/budget consolidated 1.txt+2.txt',
      '130529/河北省巨鹿县财政局/2023/final-accounts consolidated 3.txt+4.txt',
    ],
  ],
  'two counties in one folder': [
    {
      'a/1.txt': asText(of('巨鹿县财政局', BUDGET, 1000)),
      'a/2.txt': asText(of('新河县财政局', BUDGET, 2000)),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 1.txt', '130530/新河县财政局/2023/budget consolidated 2.txt'],
  ],
  'one name without a place in two folders': [
    { 'a/1.txt': asText(of('财政局', BUDGET, 1000)), 'b/2.txt': asText(of('财政局', BUDGET, 2000)) },
    ['-/财政局/2023/budget consolidated 1.txt', '-/财政局/2023/budget consolidated 2.txt'],
  ],
  'districts of one name, told by their cities': [
    {
      'a/1.txt': asText(of('鼓楼区民政局', BUDGET, 1000, { cover: ['鼓楼区民政局', BUDGET, '南京市鼓楼区'] })),
      'a/2.txt': asText(of('鼓楼区民政局', BUDGET, 2000, { cover: ['鼓楼区民政局', BUDGET, '徐州市鼓楼区'] })),
      'a/3.txt': asText(of('鼓楼区民政局', BUDGET, 3000)),
    },
    [
      '320106/鼓楼区民政局/2023/budget consolidated 1.txt',
      '320302/鼓楼区民政局/2023/budget consolidated 2.txt',
      '-/鼓楼区民政局/2023/budget consolidated 3.txt',
    ],
  ],
  'budget and final accounts, and the year before': [
    {
      'a/1.txt': asText(of('巨鹿县财政局', '2022年部门预算', 900, { year: 2022 })),
      'a/2.txt': asText(of('巨鹿县财政局', BUDGET, 1000)),
      'a/3.txt': asText(of('巨鹿县财政局', '2023年度部门决算', 1100, { stage: '决算' })),
    },
    [
      '130529/巨鹿县财政局/2022/budget consolidated 1.txt',
      '130529/巨鹿县财政局/2023/budget consolidated 2.txt',
      '130529/巨鹿县财政局/2023/final-accounts consolidated 3.txt',
    ],
  ],
  'a disclosure and its corrected edition': [
    {
      'a/2023.txt': asText(of('巨鹿县财政局', BUDGET, 1000)),
      'a/2023（更正）.txt': asText(of('巨鹿县财政局', BUDGET, 1010)),
    },
    [
      '130529/巨鹿县财政局/2023/budget consolidated 2023.txt',
      '130529/巨鹿县财政局/2023/budget consolidated 2023（更正）.txt',
    ],
  ],
  'a department and its own unit': [
    {
      'a/1.txt': asText(of('巨鹿县财政局', BUDGET, 1000)),
      'a/2.txt': asText(of('巨鹿县财政局', '2023年单位预算', 600)),
      'a/3.txt': asText(of('巨鹿县财政局（本级）', '2023年预算', 600)),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 1.txt', '130529/巨鹿县财政局（本级）/2023/budget unit 2.txt+3.txt'],
  ],
  'a department and all units that it lists': [
    {
      'a/1.txt': asText(of('巨鹿县财政局', BUDGET, 1000, { bodies: ['巨鹿县财政局本级', '巨鹿县国库支付中心'] })),
      'a/2.txt': asText(of('巨鹿县财政局本级', '2023年单位预算', 600)),
      'b/3.txt': asText(of('巨鹿县国库支付中心', '2023年单位预算', 390)),
    },
    [
      '130529/巨鹿县财政局/2023/budget consolidated 1.txt X-16 fail',
      '130529/巨鹿县财政局本级/2023/budget unit 2.txt',
      '130529/巨鹿县国库支付中心/2023/budget unit 3.txt',
    ],
  ],
  'Word and text of one disclosure': [
    {
      'a/1.docx': asDocx(of('巨鹿县财政局', BUDGET, 1000, { narrative: true })),
      'a/2.txt': asText(of('巨鹿县财政局', BUDGET, 1000, { narrative: true })),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 1.docx+2.txt'],
  ],
  'the same file twice': [
    { 'a/1.txt': asText(of('巨鹿县财政局', BUDGET, 1000)), 'a/2.txt': asText(of('巨鹿县财政局', BUDGET, 1000)) },
    ['130529/巨鹿县财政局/2023/budget consolidated 1.txt'],
  ],
  'two bodies in one file, and one of them in another': [
    {
      'a/1.txt': asText(tablesOf('新河县民政局', 500)),
      'a/2.txt': asText(
        of('巨鹿县财政局', BUDGET, 1000, { department: '巨鹿县财政局' }),
        of('巨鹿县民政局', BUDGET, 700, { department: '巨鹿县民政局' }),
      ),
      'a/3.txt': asText(of('新河县水利局', BUDGET, 800)),
      'b/4.txt': asText(of('巨鹿县民政局', BUDGET, 700, { narrative: true })),
    },
    [
      '130530/新河县民政局/2023/budget consolidated 1.txt',
      '130529/巨鹿县财政局/2023/budget consolidated 2.txt',
      '130529/巨鹿县民政局/2023/budget consolidated 2.txt+4.txt',
      '130530/新河县水利局/2023/budget consolidated 3.txt',
    ],
  ],
  'a department and its own unit in one file, and the unit in another': [
    {
      'a/1.txt': asText(
        of('巨鹿县财政局', BUDGET, 1000, { department: '巨鹿县财政局' }),
        of('巨鹿县财政局', '2023年单位预算', 600, { department: '巨鹿县财政局' }),
      ),
      'a/2.txt': asText(of('巨鹿县财政局', '2023年单位预算', 600, { narrative: true })),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 1.txt', '130529/巨鹿县财政局/2023/budget unit 1.txt+2.txt'],
  ],
  'two disclosures of different totals': [
    {
      'a/1.txt': asText(of('巨鹿县财政局', BUDGET, 1000)),
      'a/2.txt': asText(of('巨鹿县财政局', BUDGET, 1010)),
      'b/3.docx': asDocx(of('巨鹿县财政局', BUDGET, 1010)),
    },
    ['130529/巨鹿县财政局/2023/budget consolidated 1.txt', '130529/巨鹿县财政局/2023/budget consolidated 2.txt+3.docx'],
  ],
  'files that name no department': [
    { 'a/1.txt': asText(tablesOf('', 1000)), 'a/2.txt': asText(tablesOf('', 2000)) },
    ['-/-/2023/budget null 1.txt', '-/-/2023/budget null 2.txt'],
  ],
};

const shortly = ({ id, department, sources, checks }: BudgetDocument): string =>
  [
    `${id} ${department.scope} ${sources.map(({ file }) => file).join('+')}`,
    ...checks.filter(({ rule }) => rule === 'X-16').map(({ rule, status }) => `${rule} ${status}`),
  ].join(' ');

describe('files of one run', () => {
  it.each(Object.entries(SETS))('%s', async (name, [files, expected]) => {
    const folder = scratch.path(name);
    const paths = Object.entries(files).map(([path, content]) => {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
      return join(folder, path);
    });
    const out = scratch.path(`${name} out`);
    const [named, found, written] = [
      await runCli([...paths, '-f', 'ndjson']),
      await runCli([folder, '-f', 'ndjson', '-q']),
      await runCli([folder, '-o', out, '-q']),
    ];
    const documents = named.stdout.trimEnd().split('\n');
    expect(documents.map((line) => shortly(JSON.parse(line) as BudgetDocument))).toEqual(expected);
    const alike = found.stdout.trimEnd().split('\n');
    expect(alike.map((line) => shortly(JSON.parse(line) as BudgetDocument))).toEqual(expected);
    expect(alike).toEqual(documents);
    expect([named.status, found.status, written.status]).toEqual([0, 0, 0]);
    const saved = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.json') && !entry.parentPath.includes('.budget-parse'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const unordered = (texts: readonly string[]): string[] =>
      texts.map((text) => JSON.stringify(JSON.parse(text))).sort();
    expect(unordered(saved)).toEqual(unordered(documents));
  });
});
