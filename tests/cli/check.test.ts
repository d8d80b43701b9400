import { mkdirSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/index.js';
import { runCli, Scratch } from '../support/cli.js';
import { sourceOf } from '../support/fixtures.js';

const BUDGET = sourceOf('handan-2022.cid-rects');

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

describe('budget-parse check', () => {
  it('reports on standard output what does not agree, the serious things first', async () => {
    const { stdout, stderr, status } = await runCli(['check', BUDGET, '--lang', 'zh']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/✗ N-02 +错误/);
    expect(stdout.indexOf('✗ N-02')).toBeLessThan(stdout.indexOf('✗ X-13'));
    expect(stdout).toContain('3176.66');
    expect(stdout).not.toContain('✓');
  });

  it('lists what holds with --verbose', async () => {
    const { stdout } = await runCli(['check', BUDGET, '--verbose', '--lang', 'en']);
    expect(stdout).toMatch(/✓ T-01 +pass/);
  });

  it('--strict exits with 3 where an error was found', async () => {
    expect((await runCli(['check', BUDGET, '--strict'])).status).toBe(3);
  });

  it('--format json and ndjson print the checks of each document', async () => {
    const { stdout } = await runCli(['check', BUDGET, '-f', 'ndjson']);
    const found = JSON.parse(stdout) as { fiscalYear: number; checks: { rule: string }[] };
    expect(found.fiscalYear).toBe(2022);
    expect(found.checks.map(({ rule }) => rule)).toContain('N-02');
    expect(JSON.parse((await runCli(['check', BUDGET, '-f', 'json'])).stdout)).toEqual(found);
  });

  it('--format sarif tells rules, levels and places', async () => {
    const { stdout } = await runCli(['check', BUDGET, '--format', 'sarif', '--lang', 'en']);
    const sarif = JSON.parse(stdout) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; level: string; properties: { page: number | null } }[];
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    expect(run?.tool.driver.rules).toHaveLength(RULES.length);
    const growth = run?.results.find(({ ruleId }) => ruleId === 'N-02');
    expect(growth?.level).toBe('error');
    expect(growth?.properties.page).toBeGreaterThan(0);
  });

  it('takes folders', async () => {
    const folder = scratch.path('disclosures');
    mkdirSync(join(folder, '2022'), { recursive: true });
    copyFileSync(BUDGET, join(folder, '2022', 'budget.pdf'));
    const { stdout, status } = await runCli(['check', folder, '-f', 'ndjson']);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [['check'], 'no input file'],
    [['check', '--format', 'csv', BUDGET], "'csv' is none of json, ndjson, sarif"],
    [['explain', 'N-99'], "there is no rule 'N-99'"],
  ])('%j is refused with status 2', async (args, says) => {
    const { status, stderr, stdout } = await runCli(args);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('budget-parse explain', () => {
  it.each(['N-02', 'n-02', 'change-direction'])('%s', async (rule) => {
    const { stdout, status } = await runCli(['explain', rule, '--lang', 'en']);
    expect(stdout).toContain('N-02  change-direction  error');
    expect(stdout).toContain('tolerance');
    expect(status).toBe(0);
  });

  it('lists every rule where none is named', async () => {
    const { stdout } = await runCli(['explain', '--lang', 'zh']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 4)),
    ).toEqual(RULES.map(({ id }) => id));
  });
});

describe('the rules', () => {
  it('have ids and names of their own and texts in both languages', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
    for (const { id, title, explanation } of RULES) {
      expect(id).toMatch(/^[TXNSP]-\d\d$/);
      for (const { zh, en } of [title, explanation]) expect(Math.min(zh.length, en.length)).toBeGreaterThan(3);
    }
  });
});
