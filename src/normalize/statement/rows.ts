import type { Cell, GridIndex, Table } from '../../document/table.js';
import { plain } from '../../recognize/table-features.js';
import { fold } from '../../text/fold.js';
import { isRulerRow, isTotalWord, joinWords } from '../../text/table-words.js';
import type { Block } from './blocks.js';
import { codeColumns } from './code-columns.js';
import { joinCode, splitCodedLabel, type Code } from './codes.js';
import type { Heading } from './headings.js';
import { isNote, isSignature, readLabel, saysNothing, type Label } from './labels.js';

/** What one side of a body row says before its figures. */
export interface RowHead extends Code {
  readonly label: string | null;
  readonly labelPath: string[];
  readonly own: Label | null;
  /** Code columns read into `code`. */
  readonly codeColumns: readonly number[];
  /** How far in the most specific filled label column stands. */
  readonly depth: number;
}

/** Rows that hold lines; notes and signatures are taken out, 栏次 and repeated heads skipped. */
export function bodyRows(table: Table, index: GridIndex): { rows: number[]; notes: string[] } {
  const heads = new Set(
    Array.from({ length: table.headerRows }, (_, row) => rowText(index, row)).filter((text) => text !== ''),
  );
  const rows: number[] = [];
  const notes: string[] = [];
  for (let row = table.headerRows; row < table.rows; row++) {
    const cells = index.row(row).filter((cell) => cell.row === row && fold(cell.text) !== '');
    const [first] = cells;
    if (first === undefined) {
      rows.push(row);
      continue;
    }
    const alone = cells.length === 1;
    if (alone && isSignature(first.text)) continue;
    if (alone && isNote(first.text)) notes.push(joinWords(first.text));
    else if (heads.has(rowText(index, row)) || isSpokenRuler(cells)) continue;
    else rows.push(row);
  }
  return { rows, notes };
}

function rowText(index: GridIndex, row: number): string {
  return index
    .row(row)
    .map((cell) => plain(cell.text))
    .join('|')
    .replace(/^\|+$/, '');
}

function isSpokenRuler(cells: readonly Cell[]): boolean {
  return cells.some((cell) => /^[栏行]次$/.test(fold(cell.text))) && isRulerRow(cells.map((cell) => cell.text));
}

interface LabelText {
  readonly col: number;
  readonly text: string;
  /** Printed in this row, not inherited. */
  readonly own: boolean;
}

/** Reads labels and codes row by row; blank cells below a parent label inherit it. */
export class HeadReader {
  readonly #labels = new Map<number, string>();
  readonly #codes = new Map<number, string>();
  readonly #codesOf: ReadonlyMap<number, readonly number[]>;
  readonly #end: number;

  constructor(
    private readonly index: GridIndex,
    private readonly block: Block,
    headings: readonly Heading[],
    private readonly splitsCodes: boolean,
  ) {
    this.#codesOf = codeColumns(block, headings);
    this.#end = Math.max(...block.labels, ...block.codes, ...block.amounts, ...block.percents, ...block.attributes);
  }

  read(row: number): RowHead {
    const texts = this.#labelTexts(row);
    const deepest = texts.findLastIndex(({ own }) => own);
    const codeColumns = this.#codeColumnsAt(row, texts[deepest]?.col);
    const { code, raw } = joinCode(this.#codeTexts(row, codeColumns));
    if (code === null && raw !== null && !isPartHeading(raw) && deepest < 0) {
      // 合计 over the code columns: a label that reaches to the left.
      return this.#head({ code, raw: null }, [raw.replace(/\s+/g, '')], 0, codeColumns);
    }
    const kept: Code = { code, raw: raw !== null && isPartHeading(raw) ? null : raw };
    const path = texts
      .slice(0, deepest + 1)
      .map(({ text }) => text)
      .filter((text) => text !== '');
    return this.#head(kept, path, Math.max(0, deepest), codeColumns);
  }

  #head({ code, raw }: Code, path: readonly string[], depth: number, codeColumns: readonly number[]): RowHead {
    const labels = path.map(readLabel);
    const own = labels.at(-1) ?? null;
    const inside = this.splitsCodes && code === null && own !== null ? splitCodedLabel(own.text) : null;
    const label = inside?.label ?? own?.text ?? null;
    return {
      code: inside?.code ?? code,
      raw: inside?.code ?? raw,
      label,
      labelPath: label === null ? [] : [...labels.slice(0, -1).map(({ text }) => text), label],
      own,
      codeColumns,
      depth,
    };
  }

  #labelTexts(row: number): LabelText[] {
    const cells = this.block.labels.map((col) => this.#cell(row, col));
    const deepest = cells.findLastIndex((cell) => cell !== null);
    const out: LabelText[] = [];
    for (const [i, col] of this.block.labels.entries()) {
      const cell = cells[i] ?? null;
      if (cell === null) out.push({ col, text: i < deepest ? (this.#labels.get(col) ?? '') : '', own: false });
      else if (cell !== cells[i - 1]) {
        for (const later of this.block.labels.slice(i)) this.#labels.delete(later);
        if (!isTotalWord(cell.text)) this.#labels.set(col, cell.text);
        out.push({ col, text: cell.text, own: true });
      }
    }
    return out;
  }

  /** A filled cell of this side; one that reaches into the next side (支出合计 over both) belongs there. */
  #cell(row: number, col: number): Cell | null {
    const cell = this.index.at(row, col);
    if (cell === undefined || saysNothing(cell.text)) return null;
    return cell.col + cell.colSpan - 1 > this.#end ? null : cell;
  }

  /** 合计 over code and name together is the name. */
  #codeCell(row: number, col: number): Cell | null {
    const cell = this.#cell(row, col);
    const reaches = (label: number) => cell !== null && label >= cell.col && label < cell.col + cell.colSpan;
    return this.block.labels.some(reaches) ? null : cell;
  }

  #codeColumnsAt(row: number, label: number | undefined): readonly number[] {
    const own = label === undefined ? undefined : this.#codesOf.get(label);
    if (own !== undefined && own.length > 0) return own;
    if (label !== undefined) return [];
    const filled = [...this.#codesOf.values()].findLast((cols) => cols.some((col) => this.#cell(row, col) !== null));
    return filled ?? (this.block.labels.length === 0 ? this.block.codes : []);
  }

  /** The parts of the row's code; · | 05 | 01 below 208 inherits the 类. */
  #codeTexts(row: number, columns: readonly number[]): string[] {
    const cells = columns.map((col) => this.#codeCell(row, col));
    const first = cells.findIndex((cell) => cell !== null);
    if (first < 0) return [];
    const parts: string[] = [];
    for (const [i, col] of columns.entries()) {
      const cell = cells[i] ?? null;
      if (cell !== null && cell !== cells[i - 1]) {
        parts.push(cell.text);
        for (const later of columns.slice(i)) this.#codes.delete(later);
        if (/^\d+$/.test(fold(cell.text))) this.#codes.set(col, cell.text);
      } else if (i < first && /^\d{1,2}$/.test(fold(cells[first]?.text ?? ''))) parts.push(this.#codes.get(col) ?? '');
    }
    return parts;
  }
}

/** 类 | 款 | 项 repeated in the row of totals. */
function isPartHeading(raw: string): boolean {
  return /^[类款项目 ]+$/.test(raw);
}
