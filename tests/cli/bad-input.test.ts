import { mkdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { BudgetDocument } from '../../src/schema/index.js';
import { runCli, Scratch, type CliResult } from '../support/cli.js';
import { ANY_SOURCE, sourceOf } from '../support/fixtures.js';
import { writePdf } from '../support/pdf-writer.js';
import { storedZip } from '../../src/extract/ooxml/zip-writer.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

const STACK = /^\s+at .+:\d+:\d+\)?$/m;

/** Failed as it should: no document, the file and the code named, something to do, no stack. */
function expectRefused(result: CliResult, code: string, file: string): void {
  expect(result.stderr).toContain(`[${code}]`);
  expect(result.stderr).toContain(file);
  expect(result.stderr).toContain('hint: ');
  expect(result.stderr).not.toMatch(STACK);
  expect(result.stdout).toBe('');
  expect(result.status).toBe(1);
}

function documentsOf(stdout: string): BudgetDocument[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BudgetDocument);
}

const HTML = '<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body>页面不存在</body></html>\n';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const docx = storedZip({ 'word/document.xml': '<w:document/>', '[Content_Types].xml': '<Types/>' });

describe('files that are no disclosure', () => {
  const bad: readonly (readonly [name: string, content: string | Uint8Array, code: string, says: RegExp])[] = [
    ['empty.pdf', '', 'empty-file', /0 bytes/],
    ['page.pdf', HTML, 'not-a-pdf', /web page \(HTML\)/],
    ['picture.pdf', PNG, 'picture-damaged', /damaged/],
    ['noise.pdf', deflateRawSync(Buffer.from(HTML.repeat(20))), 'not-a-pdf', /binary data/],
    ['layout.ofd', storedZip({ 'OFD.xml': '<ofd:OFD/>' }), 'unsupported-format', /OFD/],
    ['locked.pdf', writePdf([{ lines: ['部门预算'] }], { userPassword: 'secret' }), 'pdf-password', /password/],
    ['scan.pdf', writePdf([{ picture: true }, { picture: true }]), 'no-text-layer', /scan/],
    [
      'recipe.pdf',
      writePdf([{ lines: ['红烧肉的做法', '五花肉切块，加冰糖、酱油，小火炖一小时。'] }]),
      'no-budget-content',
      /./,
    ],
  ];

  it.each(bad)('%s', async (name, content, code, says) => {
    const result = await runCli([scratch.write(name, content)]);
    expectRefused(result, code, name);
    expect(result.stderr).toMatch(says);
  });

  it('is not fooled by the extension', async () => {
    const result = await runCli([scratch.write('report.pdf', docx)]);
    expect(result.stderr).not.toContain('[pdf-damaged]');
    expect(result.status).toBe(1);
  });

  it('a missing file', async () => {
    expectRefused(await runCli([scratch.path('nowhere.pdf')]), 'file-not-found', 'nowhere.pdf');
  });

  it('a folder', async () => {
    mkdirSync(scratch.path('folder.pdf'));
    expectRefused(await runCli([scratch.path('folder.pdf')]), 'is-directory', 'folder.pdf');
  });

  it('empty standard input', async () => {
    expectRefused(await runCli(['-']), 'empty-file', '-');
  });

  it('says so in Chinese too', async () => {
    const result = await runCli([scratch.write('空.pdf', ''), '--lang', 'zh']);
    expect(result.stderr).toContain('错误：');
    expect(result.stderr).toContain('空.pdf：文件是空的（0 字节） [empty-file]');
    expect(result.stderr).toContain('办法：');
  });
});

describe('text without a table', () => {
  it('gives no statement, and says that there is no table', async () => {
    const lines = ['邯郸市医疗保障局2022年部门预算公开说明', '2022年预算收入5873.35万元。', '单位：万元'];
    const result = await runCli([scratch.write('prose.pdf', writePdf([{ lines }])), '-f', 'ndjson']);
    const documents = documentsOf(result.stdout);
    const said = [
      result.stderr,
      ...documents.flatMap((document) => document.diagnostics.map(({ code }) => `[${code}]`)),
    ];
    expect(said.join(' ')).toContain('[no-table]');
    expect(documents.flatMap((document) => [...document.statements, ...document.tables])).toEqual([]);
    expect(result.status).toBe(documents.length > 0 ? 0 : 1);
  });
});

describe('a truncated PDF', () => {
  const whole = readFileSync(ANY_SOURCE);
  const cuts = [20, 0.1, 0.35, 0.6, 0.9, -600, -12].map((cut) =>
    cut < 0 ? whole.length + cut : cut < 1 ? Math.round(whole.length * cut) : cut,
  );

  it.each(cuts)('cut at byte %i is refused, or read with a word about it and nothing invented', async (cut) => {
    const result = await runCli([scratch.write(`cut-${cut}.pdf`, whole.subarray(0, cut)), '-f', 'ndjson']);
    expect(result.stderr).not.toMatch(STACK);
    const documents = documentsOf(result.stdout);
    if (documents.length === 0) {
      expect(result.stderr).toMatch(/\[pdf-(truncated|damaged)\]/);
      expect(result.status).toBe(1);
      return;
    }
    const codes = documents.flatMap((document) => document.diagnostics.map(({ code }) => code));
    expect(codes).toContain('pdf-truncated');
    const complete = documentsOf((await runCli([ANY_SOURCE, '-f', 'ndjson'])).stdout);
    const indicators = new Set(complete.flatMap(indicatorTexts));
    expect(documents.flatMap(indicatorTexts).filter((text) => !indicators.has(text))).toEqual([]);
  });

  function indicatorTexts(document: BudgetDocument): string[] {
    return document.performance.flatMap((sheet) => sheet.indicators.map((one) => `${one.level3} ${one.target?.raw}`));
  }
});

describe('several files', () => {
  it('reads the good ones when one is bad', async () => {
    const bad = scratch.write('bad.pdf', HTML);
    const result = await runCli([bad, ANY_SOURCE, scratch.path('gone.pdf'), '-f', 'ndjson']);
    expect(documentsOf(result.stdout).map((document) => document.department.name)).toEqual(['巨鹿县医疗保障局']);
    expect(result.stderr).toContain('[not-a-pdf]');
    expect(result.stderr).toContain('[file-not-found]');
    expect(result.status).toBe(1);
  });

  it('gives one document for the files of one department-year', async () => {
    const result = await runCli([sourceOf('handan-2022.cid-rects'), sourceOf('handan-2022.locked'), '-f', 'ndjson']);
    expect(documentsOf(result.stdout).map((document) => document.sources.length)).toEqual([2]);
    expect(result.status).toBe(0);
  });
});
