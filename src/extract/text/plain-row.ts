import { fold } from '../../text/fold.js';
import { joinAtoms, valueScore, type Atom } from './atoms.js';

/** One indicator as the words of its row: cells before the value, the value, cells after it. */
export interface SplitRow {
  readonly before: string[];
  readonly value: string;
  readonly after: string;
  /** Whether another reading was possible. */
  readonly guessed: boolean;
}

/** Words that are looked at for one row; the longest real rows have about sixty. */
export const WINDOW = 150;

/** Finds the value among the words of a row, which must leave `count` cells before it. */
export function splitRow(atoms: readonly Atom[], count: number): SplitRow | null {
  const found = findValue(atoms, count);
  if (found === null) return null;
  const before = splitCells(atoms.slice(0, found.from), count);
  return {
    before: before.cells,
    value: joinAtoms(atoms.slice(found.from, found.to)),
    after: joinAtoms(atoms.slice(found.to)),
    guessed: before.guessed || !found.sure,
  };
}

/** Where the value stands: [from, to) of the words. */
export function findValue(atoms: readonly Atom[], count: number): { from: number; to: number; sure: boolean } | null {
  let best: { from: number; to: number; score: number } | null = null;
  const cells = cellsBefore(atoms.slice(0, WINDOW));
  for (let from = Math.min(count, 1); from < cells.length; from++) {
    for (const to of [from + 1, from + 2]) {
      const last = atoms[to - 1];
      // ≤720 次 and =12 月: a space before the unit; a paragraph's end is none.
      if (last === undefined || (to === from + 2 && (last.hard || !/\d$/.test(atoms[from]?.text ?? '')))) continue;
      const base = valueScore(joinAtoms(atoms.slice(from, to)));
      if (base === 0) continue;
      const room = (cells[from] ?? 0) >= count ? 0 : -5;
      const score = base * 2 + (atoms[from]?.hard === true ? 1 : 0) + (to === from + 2 ? 1 : 0) + room + from * 0.01;
      if (best === null || score > best.score) best = { from, to, score };
    }
  }
  if (best !== null) return { from: best.from, to: best.to, sure: best.score >= 15 };
  const empty = atoms.findIndex((atom, i) => atom.text === '' && i >= count);
  return empty < 0 ? null : { from: empty, to: empty + 1, sure: false };
}

/** Most cells that the words before each word can make: a figure and its unit are one. */
function cellsBefore(atoms: readonly Atom[]): number[] {
  let n = 0;
  return atoms.map((atom, i) => {
    const before = n;
    if (i === 0 || boundaryScore(atoms[i - 1], atom) > 0) n++;
    return before;
  });
}

/** Words as `count` cells: cut at ends of paragraphs first, then between Chinese words, never inside 6 户. */
export function splitCells(atoms: readonly Atom[], count: number): { cells: string[]; guessed: boolean } {
  if (count <= 0) return { cells: [], guessed: atoms.length > 0 };
  const cuts = atoms
    .map((atom, i) => ({ i, score: i === 0 ? 0 : boundaryScore(atoms[i - 1], atom) }))
    .filter(({ score }) => score > 0);
  if (cuts.length < count - 1) {
    const halves = count === 2 && atoms.length === 1 ? repeatedHalves(atoms[0]?.text ?? '') : null;
    const cells =
      halves ??
      cutAt(
        atoms,
        cuts.map(({ i }) => i),
      );
    while (cells.length < count) cells.push('');
    return { cells, guessed: true };
  }
  const best = bestCuts(atoms, cuts, count - 1);
  return { cells: cutAt(atoms, best), guessed: cuts.length > count - 1 && hardOnly(cuts) !== count - 1 };
}

function hardOnly(cuts: readonly { score: number }[]): number {
  return cuts.filter(({ score }) => score >= 3).length;
}

function bestCuts(atoms: readonly Atom[], cuts: readonly { i: number; score: number }[], n: number): number[] {
  const ranked = cuts
    .map((cut) => ({ ...cut, likeness: cuts.length > n ? similarity(atoms, cut.i) : 0 }))
    .sort((a, b) => b.score - a.score || b.likeness - a.likeness || a.i - b.i);
  return ranked
    .slice(0, n)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
}

/** 描述 often says 三级指标 again: characters that both sides of a cut share. */
function similarity(atoms: readonly Atom[], cut: number): number {
  const left = new Set(fold(joinAtoms(atoms.slice(0, cut))));
  const right = fold(joinAtoms(atoms.slice(cut)));
  const shared = [...right].filter((char) => left.has(char)).length;
  return shared / Math.max(1, right.length, left.size);
}

function cutAt(atoms: readonly Atom[], cuts: readonly number[]): string[] {
  const ends = [...cuts, atoms.length];
  return ends.map((end, i) => joinAtoms(atoms.slice(i === 0 ? 0 : (cuts[i - 1] ?? 0), end)));
}

function boundaryScore(left: Atom | undefined, right: Atom): number {
  if (right.hard) return 3;
  const a = left?.text.at(-1) ?? '';
  const b = right.text[0] ?? '';
  if (/\d/.test(a)) return /\d/.test(b) ? 1 : 0;
  return /\d/.test(b) ? 1 : 2;
}

/** 补助到位率补助到位率: one text printed in two columns and run together. */
function repeatedHalves(text: string): string[] | null {
  const half = text.length / 2;
  return text.length % 2 === 0 && text.slice(0, half) === text.slice(half)
    ? [text.slice(0, half), text.slice(half)]
    : null;
}
