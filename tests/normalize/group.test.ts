import { describe, expect, it } from 'vitest';
import { parse } from '../../src/index.js';
import { asText, type MadeUp } from '../support/made-up.js';

/** The documents that files give: id, scope, sources. */
async function documentsOf(files: Readonly<Record<string, readonly MadeUp[]>>): Promise<string[]> {
  const inputs = Object.entries(files).map(([fileName, parts]) => ({
    bytes: Buffer.from(asText(...parts)),
    fileName,
  }));
  return (await parse(inputs)).map(
    ({ id, department, sources }) => `${id} ${department.scope} ${sources.map(({ file }) => file).join('+')}`,
  );
}

const cover = (...lines: readonly string[]): { readonly cover: readonly string[] } => ({ cover: lines });
const text = (name: string, what: string): MadeUp => ({ ...cover(name, what), total: null, narrative: true });
const tables = (name: string, total: number, what = '2023年预算公开表'): MadeUp => ({
  ...cover(what),
  department: name,
  total,
});
const whole = (name: string, what: string, total: number): MadeUp => ({ ...cover(name, what), total, narrative: true });

describe('one document', () => {
  it.each(['财政局', '县财政局', '河北省巨鹿县财政局', '巨鹿县财政局'])('has tables that say %s', async (name) => {
    const [document, ...more] = await documentsOf({
      'a/表.txt': [tables(name, 1000)],
      'a/文.txt': [text('巨鹿县财政局', '2023年部门预算')],
    });
    expect(more).toEqual([]);
    expect(document).toMatch(/^130529\/(?:河北省)?巨鹿县财政局\/2023\/budget consolidated 表.txt\+文.txt$/);
  });

  it('may say in one half only whose budget it is', async () => {
    expect(
      await documentsOf({ '1.txt': [text('巨鹿县财政局', '2023年单位预算')], '2.txt': [tables('巨鹿县财政局', 1000)] }),
    ).toEqual(['130529/巨鹿县财政局/2023/budget unit 1.txt+2.txt']);
  });

  it('keeps its tables when its text is published once more', async () => {
    expect(
      await documentsOf({
        '1.txt': [tables('巨鹿县财政局', 1000)],
        '2更正.txt': [text('巨鹿县财政局', '2023年部门预算')],
      }),
    ).toEqual(['130529/巨鹿县财政局/2023/budget consolidated 1.txt+2更正.txt']);
  });
});

describe('two documents', () => {
  it('are those of two scopes, of which a text may be either', async () => {
    expect(
      await documentsOf({
        '1.txt': [text('巨鹿县财政局', '2023年预算公开说明')],
        '2.txt': [whole('巨鹿县财政局', '2023年部门预算', 1000)],
        '3.txt': [whole('巨鹿县财政局', '2023年单位预算', 600)],
      }),
    ).toEqual([
      '130529/巨鹿县财政局/2023/budget consolidated 1.txt',
      '130529/巨鹿县财政局/2023/budget consolidated 2.txt',
      '130529/巨鹿县财政局/2023/budget unit 3.txt',
    ]);
  });

  it('are those of two totals, though nothing else tells them apart', async () => {
    const [first, second, ...more] = await parse(
      [1000, 1010].map((total, index) => ({
        bytes: Buffer.from(asText(whole('巨鹿县财政局', '2023年部门预算', total))),
        fileName: `${index}.txt`,
      })),
    );
    expect(more).toEqual([]);
    expect([first, second].map((one) => one?.diagnostics.map(({ code, message }) => [code, message.en]))).toEqual([
      [['other-edition', expect.stringMatching(/^1\.txt: another edition/)]],
      [['other-edition', expect.stringMatching(/^0\.txt: another edition/)]],
    ]);
    expect(second?.id).toBe(first?.id);
  });

  it('are those of two scopes, of which tables go with the one whose total they have', async () => {
    expect(
      await documentsOf({
        '1.txt': [tables('巨鹿县财政局', 1000)],
        '2.txt': [whole('巨鹿县财政局', '2023年部门预算', 1000)],
        '3.txt': [whole('巨鹿县财政局', '2023年单位预算', 600)],
      }),
    ).toEqual([
      '130529/巨鹿县财政局/2023/budget consolidated 1.txt+2.txt',
      '130529/巨鹿县财政局/2023/budget unit 3.txt',
    ]);
  });

  it('are those of a file’s name where nothing else tells them apart', async () => {
    expect(
      await documentsOf({
        '2023年部门预算公开表.txt': [tables('巨鹿县财政局', 1000)],
        '2023年单位预算公开表.txt': [tables('巨鹿县财政局', 600)],
      }),
    ).toEqual([
      '130529/巨鹿县财政局/2023/budget consolidated 2023年部门预算公开表.txt',
      '130529/巨鹿县财政局/2023/budget unit 2023年单位预算公开表.txt',
    ]);
  });

  it('are a disclosure and its corrected edition, each with both halves', async () => {
    expect(
      await documentsOf({
        '1.txt': [text('巨鹿县财政局', '2023年部门预算')],
        '1（更正后）.txt': [text('巨鹿县财政局', '2023年部门预算')].map((one) => ({
          ...one,
          cover: [...one.cover, '（更正后）'],
        })),
        '2.txt': [tables('巨鹿县财政局', 1000)],
        '2（更正后）.txt': [tables('巨鹿县财政局', 1010)],
      }),
    ).toEqual([
      '130529/巨鹿县财政局/2023/budget consolidated 1.txt+2.txt',
      '130529/巨鹿县财政局/2023/budget consolidated 1（更正后）.txt+2（更正后）.txt',
    ]);
  });

  it('are those of two bodies whose names end alike', async () => {
    expect(
      await documentsOf({
        '1.txt': [whole('邯郸市财政局', '2023年部门预算', 1000)],
        '2.txt': [whole('邯郸市经济技术开发区财政局', '2023年部门预算', 600)],
      }),
    ).toHaveLength(2);
  });
});

it('finds the documents of a folder in the order of its first files, whatever stands between', async () => {
  expect(
    await documentsOf({
      '1.txt': [whole('巨鹿县财政局', '2023年部门预算', 1000)],
      '2.txt': [whole('巨鹿县水利局', '2023年部门预算', 500)],
      '3.txt': [tables('巨鹿县财政局', 1000), tables('巨鹿县民政局', 700)],
    }),
  ).toEqual([
    '130529/巨鹿县财政局/2023/budget consolidated 1.txt+3.txt',
    '130529/巨鹿县民政局/2023/budget consolidated 3.txt',
    '130529/巨鹿县水利局/2023/budget consolidated 2.txt',
  ]);
});
