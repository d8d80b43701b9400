import type { Diagnostic } from '../document/diagnostic.js';
import { DIAGNOSTICS } from '../document/diagnostic-codes.js';

/** Why the rest of a file was left. */
export type PageLimitReason = 'page-limit' | 'time-limit' | 'memory-limit';

/** Says that only the first pages were read: what stands behind them is missing, not absent. */
export function pagesLeft(
  { last, reason }: { readonly last: number; readonly reason: PageLimitReason },
  pageCount: number,
): Diagnostic {
  const { zh, en } = DIAGNOSTICS[reason];
  return {
    severity: 'error',
    code: reason,
    message: {
      zh: `${zh}（共 ${pageCount} 页，读到第 ${last} 页）`,
      en: `${en} (${pageCount} pages, read up to page ${last})`,
    },
    source: 0,
    page: last,
  };
}
