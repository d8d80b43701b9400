/** Rows and columns counted from 0, both ends within. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** B7 → row 6, column 1. */
export function parseReference(text: string): { row: number; col: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (match === null) return null;
  let col = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) col = col * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row < 1 ? null : { row: row - 1, col: col - 1 };
}

/** A1:C3; a single reference is a range of one cell. */
export function parseRange(text: string): Range | null {
  const [first = '', last = first] = text.split(':');
  const a = parseReference(first);
  const b = parseReference(last);
  if (a === null || b === null) return null;
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.col, b.col),
    right: Math.max(a.col, b.col),
  };
}
