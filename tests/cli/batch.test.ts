import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetDocument } from '../../src/schema/index.js';
import { BIN, ROOT, runCli, Scratch } from '../support/cli.js';
import { sourceOf } from '../support/fixtures.js';

const scratch = new Scratch();
const inputs = scratch.path('inputs');
const out = scratch.path('out');
afterAll(() => {
  scratch.remove();
});

const [JULU, DACHENG] = [sourceOf('julu-2022.cid-open'), sourceOf('dacheng-2021.cid-grid')];

beforeAll(() => {
  mkdirSync(join(inputs, 'deep'), { recursive: true });
  copyFileSync(JULU, join(inputs, 'julu.pdf'));
  mkdirSync(join(inputs, 'again'));
  copyFileSync(JULU, join(inputs, 'again', 'another name.pdf'));
  copyFileSync(DACHENG, join(inputs, 'deep', 'dacheng.pdf'));
  writeFileSync(join(inputs, 'empty.pdf'), '');
  writeFileSync(join(inputs, 'notes.md'), 'no input');
});

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.budget-parse'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

interface Report {
  readonly complete: boolean;
  readonly files: readonly { file: string; outcome: string; sameAs: string | null }[];
  readonly problems: readonly { code: string; file: string }[];
}

async function run(...more: string[]): Promise<{ status: number | null; stderr: string; report: Report }> {
  const report = scratch.path('report.json');
  const { status, stdout, stderr } = await runCli([inputs, '-o', out, '--report', report, ...more]);
  expect(stdout).toBe('');
  return { status, stderr, report: JSON.parse(readFileSync(report, 'utf8')) as Report };
}

const outcomes = (report: Report): string[] => report.files.map(({ outcome }) => outcome);

describe('a folder', () => {
  it('gives one file a department-year, the same as each file by itself', async () => {
    const { status, stderr, report } = await run();
    expect(status).toBe(1);
    expect(outcomes(report)).toEqual(['read', 'read', 'failed', 'duplicate']);
    expect(report.problems.map(({ code }) => code)).toEqual(['empty-file']);
    expect(stderr).toContain('[empty-file]');
    expect(stderr).toContain('files read: 2');
    const written = documentsIn(out);
    expect(written.map((path) => path.slice(out.length + 1))).toEqual([
      expect.stringMatching(/巨鹿县医疗保障局.2022-budget\.json$/),
      expect.stringMatching(/大城县医疗保障局.2021-budget\.json$/),
    ]);
    const alone = await runCli([join(inputs, 'deep', 'dacheng.pdf')]);
    expect(readFileSync(written[1] ?? '', 'utf8')).toBe(alone.stdout);
    expect(readdirSync(join(out, '.budget-parse')).sort()).toEqual(['outputs.ndjson', 'results']);
  });

  it('is done only once: what failed before is tried again, what changed is read anew', async () => {
    const times = (): number[] => documentsIn(out).map((path) => statSync(path).mtimeMs);
    const before = times();
    expect(outcomes((await run()).report)).toEqual(['unchanged', 'unchanged', 'failed', 'duplicate']);
    expect(times()).toEqual(before);
    copyFileSync(sourceOf('shifeng-2023.cid-cellrects'), join(inputs, 'empty.pdf'));
    const { status, report } = await run();
    expect(status).toBe(0);
    expect(outcomes(report)).toEqual(['unchanged', 'unchanged', 'read', 'duplicate']);
    expect(documentsIn(out)).toHaveLength(3);
    writeFileSync(join(inputs, 'empty.pdf'), '');
    await run();
    expect(documentsIn(out)).toHaveLength(2);
    expect(times()).toEqual(before);
  });

  it('is read again with --force, and with other options', async () => {
    expect(outcomes((await run('--force')).report)).toEqual(['read', 'read', 'failed', 'duplicate']);
    expect(outcomes((await run('--max-pages', '3')).report).slice(0, 2)).toEqual(['read', 'read']);
  });

  it('goes to standard output in the order of the files, and leaves nothing behind', async () => {
    mkdirSync(scratch.path('tmp'));
    const result = await runCli([inputs, '-f', 'ndjson', '-q', '--jobs', '2'], {
      env: { TMPDIR: scratch.path('tmp') },
    });
    const names = result.stdout.trimEnd().split('\n');
    expect(names.map((line) => (JSON.parse(line) as BudgetDocument).department.name)).toEqual([
      '巨鹿县医疗保障局',
      '大城县医疗保障局',
    ]);
    expect(readdirSync(scratch.path('tmp'))).toEqual([]);
  });

  it('tells problems as data with --errors ndjson', async () => {
    const { stderr } = await runCli([join(inputs, 'empty.pdf'), scratch.path('gone.pdf'), '--errors', 'ndjson']);
    const told = stderr.trimEnd().split('\n');
    expect(told.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ code: 'empty-file', page: null, file: join(inputs, 'empty.pdf') }),
      expect.objectContaining({ code: 'file-not-found', hint: expect.stringMatching(/./) as string }),
    ]);
  });

  it('is checked, too', async () => {
    const result = await runCli(['check', inputs, '-f', 'ndjson', '-q']);
    expect(result.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(result.status).toBe(1);
  });
});

describe('limits', () => {
  it('of pages keep what was read and say so', async () => {
    const result = await runCli([JULU, '--max-pages', '8']);
    const document = JSON.parse(result.stdout) as BudgetDocument;
    expect(document.diagnostics.map(({ code }) => code)).toContain('page-limit');
    expect(document.sources.map(({ pageRanges }) => pageRanges)).toEqual([[[1, 8]]]);
  });

  it('of memory end one file of several, and the others are read', async () => {
    const bomb = scratch.write('bomb.pdf', endless());
    const result = await runCli([bomb, JULU, '--timeout', '20', '-f', 'ndjson']);
    expect(result.stderr).toContain('bomb.pdf: page 1: stopped: it took longer than 20 s');
    expect(result.stderr).toContain('[time-limit]');
    expect((JSON.parse(result.stdout) as BudgetDocument).department.name).toBe('巨鹿县医疗保障局');
    expect(result.status).toBe(1);
  }, 180_000);

  it.each([
    ['--jobs', '0'],
    ['--timeout', 'soon'],
    ['--max-memory', '10'],
  ])('%s %s is refused', async (option, value) => {
    const result = await runCli([JULU, option, value]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(option);
  });
});

/** A page of forms that draw each other, ten to the ninth times. */
function endless(): string {
  const form = (number: number, next: number): string =>
    `${number} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >> ` +
    `/Length 60 >> stream\n${'/X Do '.repeat(10)}\nendstream endobj\n`;
  const forms = Array.from({ length: 9 }, (_, level) => form(5 + level, 6 + level)).join('');
  return (
    '%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n' +
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >> endobj\n' +
    `4 0 obj << /Length 5 >> stream\n/X Do\nendstream endobj\n${forms}trailer << /Root 1 0 R >>\n%%EOF\n`
  );
}

describe.skipIf(process.platform !== 'linux')('a run', () => {
  it('that is interrupted says how to go on, and goes on', async () => {
    const fresh = scratch.path('interrupted');
    const child = spawn(process.execPath, [BIN, inputs, '-o', fresh, '--force'], {
      env: { PATH: process.env['PATH'], LANG: 'C' },
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (!existsSync(join(fresh, '.budget-parse', 'lock'))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(stderr).toContain('run the same command again to go on');
    expect(existsSync(join(fresh, '.budget-parse', 'lock'))).toBe(false);
    expect((await runCli([inputs, '-o', fresh])).status).toBe(1);
    expect(documentsIn(fresh)).toHaveLength(2);
  });

  it('that is killed is taken up again with the same result', async () => {
    const result = await script('kill-resume.mjs', [scratch.path('two'), '--moments', '3']);
    expect(result).toEqual({ status: 0, stderr: '' });
  }, 600_000);

  it('over hostile files gives the good ones as without them, and each bad one its code', async () => {
    const result = await script('hostile.mjs', [scratch.path('two'), '--fast', '--timeout', '120']);
    expect(result).toEqual({ status: 0, stderr: '' });
  }, 900_000);

  beforeAll(() => {
    mkdirSync(scratch.path('two'));
    copyFileSync(JULU, join(scratch.path('two'), 'julu.pdf'));
    copyFileSync(DACHENG, join(scratch.path('two'), 'dacheng.pdf'));
  });
});

/** Runs one of the project's scripts. */
function script(name: string, args: readonly string[]): Promise<{ status: unknown; stderr: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', name), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (status) => {
      resolve({ status, stderr });
    });
  });
}
