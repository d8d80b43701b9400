import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { budgetDocumentSchema } from '../../src/schema/index.js';
import { runCli, Scratch } from '../support/cli.js';
import { ANY_SOURCE, sourceOf } from '../support/fixtures.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

describe('documents', () => {
  it('are indented JSON on standard output, and nothing is on standard error', async () => {
    const result = await runCli([ANY_SOURCE]);
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    expect(result.stdout.startsWith('{\n  "schemaVersion"')).toBe(true);
    expect(budgetDocumentSchema.parse(JSON.parse(result.stdout)).department.name).toBe('巨鹿县医疗保障局');
  });

  it('are one a line with --format ndjson', async () => {
    const result = await runCli([sourceOf('fushun-2021.cid-dashes'), '--format', 'ndjson']);
    const lines = result.stdout.trimEnd().split('\n');
    expect(lines.map((line) => budgetDocumentSchema.parse(JSON.parse(line)).department.name).sort()).toEqual([
      '抚顺市医疗保障事务服务中心',
      '抚顺市医疗保障局',
    ]);
  });

  it('come from standard input too', async () => {
    const piped = await runCli(['-', '-f', 'ndjson'], { stdin: readFileSync(ANY_SOURCE) });
    const named = await runCli([ANY_SOURCE, '-f', 'ndjson']);
    expect(piped.status).toBe(0);
    const withoutName = (text: string): unknown => ({ ...(JSON.parse(text) as object), sources: null });
    expect(withoutName(piped.stdout)).toEqual(withoutName(named.stdout));
  });

  it('of some pages hold only those pages', async () => {
    const result = await runCli([ANY_SOURCE, '--pages', '8-10', '-f', 'ndjson']);
    const document = budgetDocumentSchema.parse(JSON.parse(result.stdout));
    const pages = document.tables.flatMap((table) => table.pages);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((page) => page < 8 || page > 10)).toEqual([]);
  });

  it('of pages that do not exist are an error', async () => {
    const result = await runCli([ANY_SOURCE, '--pages', '900']);
    expect(result.stderr).toContain('[no-such-page]');
    expect(result.status).toBe(1);
  });
});

describe('-o', () => {
  it('writes a file and nothing on standard output; the extension says the format', async () => {
    const path = scratch.path('out.ndjson');
    const result = await runCli([ANY_SOURCE, '-o', path]);
    expect(result).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  it('is overridden by --format', async () => {
    const path = scratch.path('out.jsonl');
    await runCli([ANY_SOURCE, '-o', path, '--format', 'json']);
    expect(readFileSync(path, 'utf8').startsWith('{\n')).toBe(true);
  });

  it('leaves an earlier result alone when nothing could be read', async () => {
    const path = scratch.write('kept.json', 'earlier');
    expect((await runCli([scratch.path('gone.pdf'), '-o', path])).status).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    await runCli([scratch.path('gone.pdf'), '-o', scratch.path('never.json')]);
    expect(existsSync(scratch.path('never.json'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('writes to a device without taking its place', async () => {
    expect((await runCli([ANY_SOURCE, '-o', '/dev/null'])).status).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('a closed pipe', () => {
  it('ends the run without a word', async () => {
    const result = await runCli([sourceOf('handan-2022.cid-rects'), ANY_SOURCE], { closeStdoutEarly: true });
    expect(result.stdout.length).toBeGreaterThan(0);
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });
});

describe('the summary', () => {
  it.each([
    ['zh', '项目绩效目标', '未能理解|没有未能理解之处'],
    ['en', 'project targets', 'not understood|nothing was left over'],
  ])('is written with --verbose, in %s', async (lang, kind, findings) => {
    const result = await runCli([ANY_SOURCE, '--verbose', '--lang', lang]);
    expect(result.stderr).toContain('巨鹿县医疗保障局');
    expect(result.stderr).toContain('2022');
    expect(result.stderr).toContain(kind);
    expect(result.stderr).toMatch(new RegExp(findings));
  });
});

describe('--dump', () => {
  it.each(['pages', 'lines', 'grids', 'blocks', 'tables', 'roles', 'documents'])(
    'prints the stage %s',
    async (stage) => {
      const result = await runCli([ANY_SOURCE, '--dump', stage, '--pages', '8', '-f', 'ndjson']);
      const found = result.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { stage: string; page: number | null; value: unknown });
      expect(new Set(found.map((one) => one.stage))).toEqual(new Set([stage]));
      expect(found.filter((one) => one.page !== null && one.page !== 8)).toEqual([]);
      expect(found.every((one) => one.value !== null && one.value !== undefined)).toBe(true);
    },
  );
});

describe('schema', () => {
  it('prints JSON Schema draft 2020-12, the same as the built file', async () => {
    const result = await runCli(['schema']);
    const schema = JSON.parse(result.stdout) as { $schema: string; required: string[] };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.required).toEqual(Object.keys(budgetDocumentSchema.shape));
    expect(result.stdout).not.toContain('multipleOf');
    expect(readFileSync(new URL('../../dist/schema.json', import.meta.url), 'utf8')).toBe(result.stdout);
  });

  it('goes to a file with -o', async () => {
    const path = scratch.path('schema.json');
    expect(await runCli(['schema', '-o', path])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(path)).toBe(true);
  });
});
