import type { BudgetDocument, Check, Line, Statement } from '../../src/schema/index.js';

// One printed figure of an accounting table is changed, and the document is checked again.

/** A generator that gives the same numbers every time (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Figure {
  readonly document: BudgetDocument;
  readonly statement: Statement;
  readonly line: Line;
  readonly key: string;
}

/** Every amount that was read from an accounting table. */
export function figuresOf(documents: readonly BudgetDocument[]): Figure[] {
  return documents.flatMap((document) =>
    document.statements.flatMap((statement) =>
      statement.lines.flatMap((line) =>
        Object.entries(line.amounts)
          .filter(([, amount]) => amount !== null)
          .map(([key]) => ({ document, statement, line, key })),
      ),
    ),
  );
}

const FACTORS: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000 };

/** Changes one digit of the printed figure and hands back how to undo it; null where that changes nothing. */
export function mutate(
  { document, statement, line, key }: Figure,
  next: () => number,
): { text: string; undo: () => void } | null {
  const table = document.tables[statement.table];
  const cell = table?.cells.find(({ row, col }) => row === line.row && col === line.cols[key]);
  const before = line.amounts[key];
  if (cell === undefined || before === undefined) return null;
  const places = [...cell.text].flatMap((char, i) => (/\d/.test(char) ? [i] : []));
  const place = places[Math.floor(next() * places.length)];
  if (place === undefined) return null;
  const digit = String((Number(cell.text.charAt(place)) + 1 + Math.floor(next() * 9)) % 10);
  const printed = cell.text;
  const text = printed.slice(0, place) + digit + printed.slice(place + 1);
  const unit = statement.columns.find((column) => column.key === key)?.unit ?? statement.unit ?? '';
  const after = Math.round(Number(text.replaceAll(',', '')) * (FACTORS[unit] ?? 1) * 100) / 100;
  if (Number.isNaN(after) || after === before) return null;
  cell.text = text;
  line.amounts[key] = after;
  return {
    text: `${statement.title ?? statement.kind} ${line.code ?? ''} ${line.label ?? ''}: ${printed} → ${text}`,
    undo: () => {
      cell.text = printed;
      line.amounts[key] = before;
    },
  };
}

/** What tells one failure from another. */
export function failures(checks: readonly Check[]): Set<string> {
  return new Set(
    checks
      .filter(({ status }) => status === 'fail')
      .map(({ rule, severity, actual, expected, evidence }) =>
        JSON.stringify([rule, severity, actual, expected, evidence]),
      ),
  );
}
