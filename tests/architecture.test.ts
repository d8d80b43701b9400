import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/cli.js';

// The direction of imports is only as good as the rule that guards it: a rule that cannot resolve the imports
// never fires, and nobody notices.
describe('the import rule', () => {
  const eslint = new ESLint({ cwd: ROOT });
  const broken = async (filePath: string, code: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(code, { filePath });
    return (result?.messages ?? []).map((message) => message.ruleId);
  };

  it.each([
    ['src/document/geometry.ts', '../text/fold.js', 'fold'],
    ['src/normalize/money.ts', '../cli/main.js', 'main'],
    ['src/output/json.ts', '../pipeline.js', 'parse'],
  ])('fires in %s for %s', async (file, target, name) => {
    expect(await broken(file, `export { ${name} } from '${target}';\n`)).toContain('boundaries/dependencies');
  });

  it('is quiet for an import that is allowed', async () => {
    expect(await broken('src/normalize/money.ts', "export { fold } from '../text/fold.js';\n")).toEqual([]);
  });

  it('keeps the terminal in src/cli', async () => {
    expect(await broken('src/normalize/money.ts', 'export const out = process.stdout;\n')).toContain(
      'no-restricted-properties',
    );
    expect(await broken('src/normalize/money.ts', "export { default } from 'chalk';\n")).toContain(
      'no-restricted-imports',
    );
  });
});
