import { isFigure } from '../../text/table-words.js';
import { spread, type Slot } from './form-grid.js';
import { isFundHead } from './form-words.js';

/** Columns before the money: the label of the block, then the names. */
const NAMES_FROM = 1;
const NAMES_TO = 5;

/**
 * The block of money of a form. The rows of a dump are shifted against its header, as a whole (the name spans columns
 * that were not written) or one by one (the label of the block was not written): the names' column tells by how much.
 */
export function fundBlock(header: readonly string[], rows: readonly (readonly string[])[], columns: number): Slot[][] {
  const heads = header.flatMap((text, x) => (text === '' ? [] : [{ text, x }]));
  const money = heads.filter(({ text }) => isFundHead(text));
  const names = heads.filter(({ text, x }) => !isFundHead(text) && x > 0);
  const nameSlots = spread(Math.max(1, names.length), NAMES_FROM, NAMES_TO);
  const moneySlots = spread(money.length, NAMES_TO, columns);
  const lay = (label: string, down: boolean, nameTexts: readonly string[], values: readonly string[]): Slot[] => [
    { x: 0, span: 1, text: label, down },
    ...nameSlots.map(({ x, span }, i) => ({ x, span, text: nameTexts[i] ?? '', down: false })),
    ...moneySlots.map(({ x, span }, i) => ({ x, span, text: values[i] ?? '', down: false })),
  ];
  const label = header[0] ?? '';
  const out = [
    lay(
      label,
      false,
      names.map(({ text }) => text),
      money.map(({ text }) => text),
    ),
  ];

  const nameColumn = usual(rows.filter((row) => (row[0] ?? '') === '').map(firstFilled));
  const offset = usual(rows.map((row) => shiftOf(row, money)).filter((shift) => shift !== null));
  for (const row of rows) {
    const own = firstFilled(row);
    const shift = offset + own - nameColumn;
    const texts = row.flatMap((text, x) => (text === '' || isValue(text) ? [] : [{ text, x }]));
    const figures = row.flatMap((text, x) => (isValue(text) && x > own ? [{ text, x }] : []));
    const values =
      figures.length === money.length
        ? figures.map(({ text }) => text)
        : money.map((head) => figures.find(({ x }) => x === head.x + shift)?.text ?? '');
    out.push(
      lay(
        '',
        true,
        texts.map(({ text }) => text),
        values,
      ),
    );
  }
  return out;
}

function isValue(text: string): boolean {
  return isFigure(text) || /^[—–-]+$/.test(text);
}

function firstFilled(row: readonly string[]): number {
  return Math.max(
    0,
    row.findIndex((text) => text !== ''),
  );
}

/** By how much a complete row stands to the right of the header. */
function shiftOf(row: readonly string[], money: readonly { x: number }[]): number | null {
  const figures = row.flatMap((text, x) => (isValue(text) ? [x] : []));
  if (figures.length !== money.length || row[0] !== '') return null;
  return (figures[0] ?? 0) - (money[0]?.x ?? 0);
}

function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
