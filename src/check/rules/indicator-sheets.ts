import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, nameOfSheet } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome } from '../rule.js';

export function dimensions({ document }: CheckContext): Outcome[] {
  return document.performance.flatMap((sheet, performance) => {
    if (!/targets$/.test(sheet.kind) || sheet.indicators.length === 0 || sheet.origin === 'prose') return [];
    const has = (pattern: RegExp): boolean =>
      sheet.indicators.some(({ level1, level2 }) => pattern.test(`${level1 ?? ''}${level2 ?? ''}`));
    const missing = (
      [
        ['数量', /数量/],
        ['质量', /质量/],
        ['时效', /时效/],
        ['成本', /成本/],
        ['效益', /效益|效果|影响/],
        ['满意度', /满意/],
      ] as const
    )
      .filter(([, pattern]) => !has(pattern))
      .map(([word]) => word);
    if (missing.length === 0) return [];
    const message = both(
      `${nameOfSheet(sheet)}没有${missing.join('、')}指标`,
      `${nameOfSheet(sheet)} has no indicator of ${missing.join(', ')}`,
    );
    return [finding(message, [{ performance }], 'dimensions')];
  });
}

/** Fewer indicators than these may be the same by nature. */
const BLOCK = 4;

export function duplicates({ document }: CheckContext): Outcome[] {
  const blocks = new Map<string, number[]>();
  document.performance.forEach(({ indicators }, index) => {
    if (indicators.length < BLOCK) return;
    const key = indicators.map(({ level3, target }) => `${fold(level3 ?? '')}=${fold(target?.raw ?? '')}`).join('|');
    blocks.set(key, [...(blocks.get(key) ?? []), index]);
  });
  return [...blocks.values()]
    .filter((same) => same.length > 1)
    .map((same): Outcome => {
      const names = same.map(
        (index) => document.performance[index]?.project ?? document.performance[index]?.title ?? '',
      );
      const message = both(`${names.join('、')} 的指标完全相同`, `the indicators of ${names.join(', ')} are the same`);
      const evidence = same.map((performance) => ({ performance }));
      return finding(message, evidence, `same ${same.join()}`);
    });
}

export function unfilledOperators({ document }: CheckContext): Outcome[] {
  return document.diagnostics
    .filter(({ code }) => code === 'indicator-operator-unfilled')
    .map(({ message, page }) =>
      finding(message, page === null ? [] : [{ page }], `operator ${page ?? ''} ${message.zh}`),
    );
}
