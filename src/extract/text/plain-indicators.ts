import type { Diagnostic } from '../../document/diagnostic.js';
import type { Table } from '../../document/table.js';
import { newCell, newTable } from '../new-table.js';
import { atomsOf, joinAtoms, valueScore, type Atom } from './atoms.js';
import { rowGuessed } from './guesses.js';
import { indicatorHeader, type IndicatorHeader } from './plain-header.js';
import { findValue, splitCells, splitRow, WINDOW } from './plain-row.js';
import type { Segment } from './segments.js';
import { joinParts } from './spaces.js';
import { isLevel1, isLevel2 } from './words.js';

/** Indicators of one 二级指标. Real ones have a dozen; running text taken for a table must not cost minutes. */
const MAX_ROWS = 200;

interface Row {
  readonly group: Group;
  readonly cells: string[];
}

interface Group {
  readonly level1: string;
  readonly level2: string;
  readonly atoms: Atom[];
  readonly line: number;
}

/** A table and what had to be guessed for it. */
export interface PlainTable {
  readonly table: Table;
  readonly guesses: Diagnostic[];
}

/**
 * The indicator table whose header begins at `start`, out of a dump without separators: the closed lists of 一级 and
 * 二级指标 begin the rows, the grammar of targets finds the value, what stands before and after it are the other cells.
 * `goal` is the row 绩效目标 above the header.
 */
export function plainIndicatorTable(
  header: IndicatorHeader,
  segments: readonly Segment[],
  goal: readonly [string, string] | null,
): PlainTable | null {
  const guesses: Diagnostic[] = [];
  const rows: Row[] = [];
  for (const group of groupsOf(segments)) rows.push(...rowsOf(group, header, guesses));
  if (rows.length === 0) return null;
  return { table: toGrid(header, rows, goal), guesses };
}

/** Words by 二级指标. A repeated header (page break) is skipped; what was cut by it stands at the end of its group. */
function groupsOf(segments: readonly Segment[]): Group[] {
  const groups: Group[] = [];
  let level1 = '';
  for (let i = 0; i < segments.length; i++) {
    const repeated = indicatorHeader(segments, i);
    if (repeated !== null) {
      i += repeated.length - 1;
      const rest = segments[i + 1]?.text ?? '';
      if (isRest(rest)) {
        mendCut(groups.at(-1)?.atoms ?? [], rest);
        i++;
      }
      continue;
    }
    const segment = segments[i];
    if (segment === undefined) break;
    let atoms = atomsOf(segment.text, segment.line);
    let open = groups.at(-1);
    for (let first = atoms[0]; first !== undefined; first = atoms[0]) {
      const level = levelOf(first.text, atoms[1]?.text ?? segments[i + 1]?.text ?? '', open);
      if (level === null) break;
      if (level === 2) groups.push((open = { level1, level2: first.text, atoms: [], line: segment.line }));
      else {
        level1 = first.text;
        open = undefined;
      }
      atoms = atoms.slice(1);
    }
    if (atoms.length === 0) continue;
    if (open === undefined) groups.push((open = { level1, level2: '', atoms: [], line: segment.line }));
    for (const [k, atom] of atoms.entries()) open.atoms.push(k === 0 ? { ...atom, hard: true } : atom);
  }
  return groups;
}

/** A few characters alone under a repeated header: the end of a cell that the page break cut. */
function isRest(text: string): boolean {
  return /^\p{L}{1,4}$/u.test(text) && !isLevel1(text) && !isLevel2(text);
}

/** Gives the end of a cut cell back. Where the cut cell ran together with the same text beside it, both are told apart. */
function mendCut(atoms: Atom[], rest: string): void {
  for (const [i, atom] of atoms.entries()) {
    const next = atoms[i + 1]?.text ?? '';
    const start = next.endsWith(rest) ? next.slice(0, -rest.length) : '';
    if (start === '' || (atom.text !== start && atom.text !== start + next)) continue;
    atoms.splice(i, 1, { ...atom, text: next }, ...(atom.text === start ? [] : [{ ...atom, text: next, hard: true }]));
    return;
  }
  const last = atoms.pop();
  if (last !== undefined) atoms.push({ ...last, text: joinParts(last.text, rest) });
}

/** 成本指标 is a first level where 经济成本指标 follows, else a second; 群众满意度 right after a second level is a name. */
function levelOf(text: string, next: string, open: Group | undefined): 1 | 2 | null {
  const [following = ''] = next.split(/\s/);
  if (isLevel1(text) && (!isLevel2(text) || isLevel2(following))) return 1;
  if (!isLevel2(text)) return null;
  return open === undefined || open.atoms.length > 0 || text.endsWith('指标') ? 2 : null;
}

/** A 二级指标 may have several indicators: each has a value of its own. */
function rowsOf(group: Group, header: IndicatorHeader, guesses: Diagnostic[]): Row[] {
  const rows: Row[] = [];
  const count = header.before.length;
  let atoms = group.atoms;
  while (atoms.length > 0 && rows.length < MAX_ROWS) {
    const split = header.parts.length > 0 ? splitParts(atoms, count) : splitOne(atoms, count, header.after.length > 0);
    const cells =
      split?.cells ?? padded([joinAtoms(atoms)], count + Math.max(1, header.parts.length) + header.after.length);
    const line = atoms[0]?.line ?? group.line;
    rows.push({ group, cells });
    if (split === null || split.guessed)
      guesses.push(
        rowGuessed(line, { zh: cells.filter((cell) => cell !== '').join('｜'), en: `${cells.length} cells` }),
      );
    atoms = split?.rest ?? [];
  }
  const last = rows.at(-1);
  if (atoms.length > 0 && last !== undefined) last.cells.push(`${last.cells.pop() ?? ''} ${joinAtoms(atoms)}`);
  return rows;
}

interface Split {
  readonly cells: string[];
  readonly rest: Atom[];
  readonly guessed: boolean;
}

function splitOne(atoms: readonly Atom[], count: number, hasAfter: boolean): Split | null {
  const row = splitRow(atoms.slice(0, WINDOW), count);
  if (row === null) return null;
  const value = findValue(atoms, count);
  const end = hasAfter ? endOfRow(atoms, value?.to ?? atoms.length, count) : (value?.to ?? atoms.length);
  const after = joinAtoms(atoms.slice(value?.to ?? end, end));
  const cells = [...row.before, row.value, ...(hasAfter ? [after] : [])];
  return { cells, rest: atoms.slice(end), guessed: row.guessed || end < atoms.length };
}

/** The cells after the value end with its paragraph, or with the next one, where another indicator follows. */
function endOfRow(atoms: readonly Atom[], from: number, count: number): number {
  const next = (at: number): number => {
    const found = atoms.findIndex((atom, i) => i > at && atom.hard);
    return found < 0 ? atoms.length : found;
  };
  const end = atoms[from]?.hard === true ? next(from) : next(from - 1) === from ? next(from) : next(from);
  const rest = atoms.slice(end);
  const another = rest.length > count ? findValue(rest, count) : null;
  return another?.sure === true ? end : atoms.length;
}

const SIGN = /^[≥≤≧≦=＝><＞＜]$/;
const FIGURE = /^\d[\d.,]*$/;

/** A sign with its figure, a figure that begins a paragraph, or a paragraph that is a quality (有效减轻). */
function beginsValue(atoms: readonly Atom[], i: number): boolean {
  const text = atoms[i]?.text ?? '';
  if (SIGN.test(text)) return FIGURE.test(atoms[i + 1]?.text ?? '');
  return atoms[i]?.hard === true && (FIGURE.test(text) || valueScore(text) === 4);
}

/** 符号 | 值 | 单位 in columns of their own. */
function splitParts(atoms: readonly Atom[], count: number): Split | null {
  const from = atoms.findIndex((_, i) => i >= count && beginsValue(atoms, i));
  if (from < 0) return null;
  const signed = SIGN.test(atoms[from]?.text ?? '');
  const at = signed ? from + 1 : from;
  const unit = FIGURE.test(atoms[at]?.text ?? '') ? (atoms[at + 1]?.text ?? '') : '';
  const hasUnit = unit !== '' && unit.length <= 4 && !/^[《【]/.test(unit);
  const end = at + (hasUnit ? 2 : 1);
  const before = splitCells(atoms.slice(0, from), count);
  const after = basisEnd(atoms, end);
  const cells = [
    ...before.cells,
    signed ? (atoms[from]?.text ?? '') : '',
    atoms[at]?.text ?? '',
    hasUnit ? unit : '',
    joinAtoms(atoms.slice(end, after)),
  ];
  return { cells, rest: atoms.slice(after), guessed: true };
}

/** 依据 is a document's name here: 《…》, one paragraph each. Anything else begins the next row. */
function basisEnd(atoms: readonly Atom[], from: number): number {
  let end = from;
  while (atoms[end]?.text === '' || (atoms[end]?.hard === true && /^《/.test(atoms[end]?.text ?? ''))) {
    const next = atoms.findIndex((atom, i) => i > end && atom.hard);
    end = next < 0 ? atoms.length : next;
  }
  return end;
}

function padded(cells: readonly string[], length: number): string[] {
  return [...cells, ...new Array<string>(Math.max(0, length - cells.length)).fill('')];
}

function toGrid(header: IndicatorHeader, rows: readonly Row[], goal: readonly [string, string] | null): Table {
  const parts = header.parts.length;
  const heads = ['一级指标', '二级指标', ...header.before];
  const columns = heads.length + Math.max(1, parts) + header.after.length;
  const top = goal === null ? 0 : 1;
  const depth = parts > 0 ? 2 : 1;
  const cells = goal === null ? [] : [newCell(0, 0, 1, 1, goal[0]), newCell(0, 1, 1, columns - 1, goal[1])];
  heads.forEach((text, x) => cells.push(newCell(top, x, depth, 1, text)));
  cells.push(newCell(top, heads.length, 1, Math.max(1, parts), header.value));
  header.parts.forEach((text, i) => cells.push(newCell(top + 1, heads.length + i, 1, 1, text)));
  header.after.forEach((text, i) => cells.push(newCell(top, heads.length + Math.max(1, parts) + i, depth, 1, text)));

  const first = top + depth;
  const sameLevel1 = (a: Row, b: Row): boolean => a.group.level1 === b.group.level1;
  const sameLevel2 = (a: Row, b: Row): boolean => a.group === b.group;
  rows.forEach((row, i) => {
    const above = rows[i - 1];
    if (above === undefined || !sameLevel1(above, row))
      cells.push(newCell(first + i, 0, reach(rows, i, sameLevel1), 1, row.group.level1));
    if (above === undefined || !sameLevel2(above, row))
      cells.push(newCell(first + i, 1, reach(rows, i, sameLevel2), 1, row.group.level2));
    for (let x = 2; x < columns; x++) cells.push(newCell(first + i, x, 1, 1, row.cells[x - 2] ?? ''));
  });
  return newTable(first + rows.length, columns, cells);
}

function reach(rows: readonly Row[], from: number, same: (a: Row, b: Row) => boolean): number {
  const start = rows[from];
  let n = 1;
  for (let next = rows[from + n]; start !== undefined && next !== undefined && same(start, next); next = rows[from + n])
    n++;
  return n;
}
