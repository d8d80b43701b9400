import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, runCli } from '../support/cli.js';

describe('the command line', () => {
  it.each([
    [[], 'no input file'],
    [['--formt', 'json', 'x.pdf'], "unknown option '--formt'"],
    [['--format', 'csv', 'x.pdf'], 'say where with -o'],
    [['--format', 'yaml', 'x.pdf'], "'yaml' is none of json, ndjson"],
    [['--pages', '5-2', 'x.pdf'], "'5-2' is no list of pages"],
    [['--pages', 'all', 'x.pdf'], "'all' is no list of pages"],
    [['--dump', 'soup', 'x.pdf'], "'soup' is none of pages, lines, grids"],
    [['--lang', 'fr', 'x.pdf'], "'fr' is none of zh, en"],
    [['-o'], 'argument missing'],
    [['-q', '--verbose', 'x.pdf'], 'cannot be used with'],
    [['-o', join('no', 'such', 'folder', 'x.json'), 'x.pdf'], 'the folder of -o does not exist'],
    [['check', '-o', ROOT, 'x.pdf'], '-o is a folder'],
    [['-o', join(ROOT, 'package.json'), join(ROOT, 'package.json')], 'would overwrite the input'],
  ])('%j is refused with status 2', async (args, says) => {
    const result = await runCli(args);
    expect(result.stderr).toContain(says);
    expect(result.stderr).toContain('budget-parse --help');
    expect(result.stdout).toBe('');
    expect(result.status).toBe(2);
  });

  it('is refused in Chinese where the locale is Chinese', async () => {
    const result = await runCli(['--formt'], { env: { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' } });
    expect(result.stderr).toContain('错误：没有这个选项：--formt');
    expect(result.status).toBe(2);
  });

  it('--lang wins over the locale', async () => {
    const result = await runCli(['--formt', '--lang', 'en'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(result.stderr).toContain("error: unknown option '--formt'");
  });

  it.each([
    ['zh', '用法：', '退出码'],
    ['en', 'Usage:', 'Exit status'],
  ])('--help --lang %s', async (lang, ...words) => {
    const result = await runCli(['--help', '--lang', lang]);
    for (const word of words) expect(result.stdout).toContain(word);
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });

  it('--version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await runCli(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('what reaches the terminal', () => {
  const ESCAPE = String.fromCharCode(27);
  const C1 = String.fromCharCode(0x9b);

  it('has no control characters of a file name in it', async () => {
    const result = await runCli([`evil${ESCAPE}[2J${C1}31m.pdf`]);
    expect(result.stderr).toContain('evil[2J31m.pdf');
    expect(result.stderr).not.toContain(ESCAPE);
    expect(result.stderr).not.toContain(C1);
  });

  it.each([
    [{}, [], false],
    [{ FORCE_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
    [{ FORCE_COLOR: '0' }, [], false],
    [{ NO_COLOR: '1' }, [], false],
  ])('is coloured as %j %j asks: %s', async (env, args, coloured) => {
    const result = await runCli(['nowhere.pdf', ...args], { env });
    expect(result.stderr).toContain('[file-not-found]');
    expect(result.stderr.includes(`${ESCAPE}[`)).toBe(coloured);
  });
});
