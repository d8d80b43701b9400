import type { Diagnostic } from '../document/diagnostic.js';
import type { Table } from '../document/table.js';
import type { OutputTable } from '../schema/index.js';
import { fold } from '../text/fold.js';

// A narrative and its annex often hold the same table: it is listed once, and a difference between the two is said.

type AnyTable = Pick<Table, 'cells'> | Pick<OutputTable, 'cells'>;

/** What an earlier source already says of a table: the same, or the same table with other texts in it. */
export interface Repeat {
  readonly same: boolean;
  readonly diagnostic: Diagnostic;
}

/** Looks for `table` among the tables of the other sources; null where it is new. */
export function findRepeat(tables: readonly OutputTable[], table: Table, source: number): Repeat | null {
  const title = fold(table.caption.title ?? '');
  const texts = textsOf(table);
  for (const other of tables) {
    if (other.source === source || other.rows !== table.rows || other.columns !== table.columns) continue;
    const before = textsOf(other);
    const differing = [...texts].filter(([place, text]) => before.get(place) !== text);
    const [first] = differing;
    if (first === undefined) return { same: true, diagnostic: say('info', 'table-repeated', table, source) };
    if (title === '' || fold(other.title ?? '') !== title || differing.length > texts.size / 4) continue;
    const [place, text] = first;
    return {
      same: false,
      diagnostic: say('warning', 'sources-disagree', table, source, `${before.get(place) ?? ''} ≠ ${text}`),
    };
  }
  return null;
}

function textsOf({ cells }: AnyTable): Map<string, string> {
  return new Map(cells.filter(({ text }) => text !== '').map(({ row, col, text }) => [`${row},${col}`, fold(text)]));
}

function say(
  severity: Diagnostic['severity'],
  code: 'table-repeated' | 'sources-disagree',
  table: Table,
  source: number,
  difference = '',
): Diagnostic {
  const title = table.caption.title ?? '';
  const message =
    code === 'table-repeated'
      ? {
          zh: `表格“${title}”在另一文件中相同，只列一次`,
          en: `the table “${title}” stands in another file as well and is listed once`,
        }
      : {
          zh: `表格“${title}”与另一文件中的不一致：${difference}`,
          en: `the table “${title}” differs from the one in another file: ${difference}`,
        };
  return { severity, code, message, source, page: table.pages[0] ?? null };
}
