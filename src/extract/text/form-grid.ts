import type { Cell, Table } from '../../document/table.js';
import { newCell, newTable } from '../new-table.js';

/** A cell of one row, before rows are put together. `down`: goes on with the cell above of the same width. */
export interface Slot {
  readonly x: number;
  readonly span: number;
  readonly text: string;
  readonly down: boolean;
}

/** Rows of slots as a grid; what a row leaves open is filled with empty cells. */
export function gridOfSlots(rows: readonly (readonly Slot[])[], columns: number): Table {
  const cells: Cell[] = [];
  let above = new Map<string, Cell>();
  rows.forEach((slots, y) => {
    const current = new Map<string, Cell>();
    for (const slot of closeGaps(slots, columns)) {
      const key = `${slot.x}-${slot.span}`;
      const upper = slot.down ? above.get(key) : undefined;
      const cell = upper ?? newCell(y, slot.x, 1, slot.span, slot.text);
      if (upper === undefined) cells.push(cell);
      else {
        upper.rowSpan++;
        upper.text += slot.text;
      }
      current.set(key, cell);
    }
    above = current;
  });
  return newTable(rows.length, columns, cells);
}

function closeGaps(slots: readonly Slot[], columns: number): Slot[] {
  const out: Slot[] = [];
  let x = 0;
  for (const slot of slots) {
    for (; x < slot.x; x++) out.push({ x, span: 1, text: '', down: false });
    out.push(slot);
    x = slot.x + slot.span;
  }
  for (; x < columns; x++) out.push({ x, span: 1, text: '', down: false });
  return out;
}

/** A row whose filled cells reach over the empty ones to their right, as merged cells come out of a dump. */
export function absorbed(cells: readonly string[], columns: number): Slot[] {
  const written = cells.flatMap((text, x) => (text === '' ? [] : [{ text, x }]));
  // More texts than the form has columns: no two of them can share a place, so the last ones are one cell.
  const surplus = written.slice(columns - 1).map(({ text }) => text);
  const all = written
    .slice(0, columns)
    .map((one, i) => (i === columns - 1 ? { ...one, text: surplus.join('\n') } : one));
  // A row may be written with more cells than the form has columns: its last ones then stand at the right edge.
  const filled = all.map(({ text, x }, i) => ({ text, x: Math.min(x, columns - (all.length - i)) }));
  const [first] = filled;
  if (first === undefined) return [];
  const slots = filled.map(({ text, x }, i): Slot => {
    // After an empty first column, which belongs to the label above, the first cell reaches back to it.
    const from = i === 0 && x > 0 ? 1 : x;
    return { x: from, span: (filled[i + 1]?.x ?? columns) - from, text, down: false };
  });
  return first.x === 0 ? slots : [{ x: 0, span: 1, text: '', down: true }, ...slots];
}

/** `wanted` cells over [from, to), as far as there is room, the last one taking what is left. */
export function spread(wanted: number, from: number, to: number): { x: number; span: number }[] {
  const count = Math.min(wanted, to - from);
  const each = Math.max(1, Math.floor((to - from) / Math.max(1, count)));
  return Array.from({ length: count }, (_, i) => {
    const x = from + i * each;
    return { x, span: i === count - 1 ? to - x : each };
  });
}
