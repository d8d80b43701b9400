import { tidy } from '../../text/fold.js';
import { tooLarge } from '../ooxml/failures.js';
import { LIMITS } from '../ooxml/limits.js';
import { readXml, type XmlElement } from '../ooxml/xml.js';
import type { OfficeZip } from '../ooxml/zip.js';
import { formatNumber, formatText } from './number-format.js';
import { parseRange, parseReference, type Range } from './reference.js';
import type { CellStyle } from './styles.js';

/** A cell by its place in the sheet, row and col from 0. */
export interface SheetCell {
  readonly row: number;
  readonly col: number;
  /** As displayed. */
  readonly text: string;
  readonly borders: number;
  readonly size: number | null;
}

/** A worksheet as it is stored, hidden rows and columns included. */
export interface Sheet {
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Range[];
  /** Rows and columns that are hidden, or have no height. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly Range[];
  /** Formulas that the writing program left without a value. */
  readonly uncalculated: number;
}

/** What cells refer to in the workbook. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
}

interface OpenCell {
  readonly type: string;
  readonly style: CellStyle;
  value: string;
  /** Source of its formula, null where it has none. */
  formula: string | null;
}

const PLAIN: CellStyle = { format: 'General', borders: 0, size: null };

/** One worksheet: filled and ruled cells in place. Sizes that the sheet claims (dimension) are not believed. */
export async function readSheet(zip: OfficeZip, part: string, context: SheetContext): Promise<Sheet> {
  const cells: SheetCell[] = [];
  const merges: Range[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: Range[] = [];
  let uncalculated = 0;
  let showZeros = true;
  let row = -1;
  let col = -1;
  let open: OpenCell | null = null;
  let collecting = false;
  let inFormula = false;
  let phonetic = 0;

  const openCell = ({ attr }: XmlElement): void => {
    const at = parseReference(attr('r') ?? '');
    row = at?.row ?? row;
    col = at?.col ?? col + 1;
    const style = context.styles[Number(attr('s') ?? 0)] ?? PLAIN;
    open = { type: attr('t') ?? 'n', style, value: '', formula: null };
  };
  const closeCell = (): void => {
    if (open === null) return;
    const { type, style, value, formula } = open;
    open = null;
    const failed = value === '' || type === 'e' || (style.format === 'General' && formula?.endsWith('%') === true);
    const typed = formula !== null && failed ? typedText(formula) : null;
    if (formula !== null && value === '' && typed === null) uncalculated++;
    const text = tidy(typed ?? display(type, value, style, context, showZeros));
    if (text === '' && style.borders === 0) return;
    if (cells.length >= LIMITS.cells) throw tooLarge(zip.file, `> ${LIMITS.cells} cells`);
    cells.push({ row, col, text, borders: style.borders, size: style.size });
  };

  await readXml(zip, part, {
    open(element) {
      const { name, attr } = element;
      if (name === 'x:c') openCell(element);
      else if (name === 'x:v' || (name === 'x:t' && phonetic === 0)) collecting = open !== null;
      else if (name === 'x:f' && open !== null) {
        open.formula = '';
        inFormula = true;
      } else if (name === 'x:rPh') phonetic++;
      else if (name === 'x:row') {
        row = attr('r') === null ? row + 1 : Number(attr('r')) - 1;
        col = -1;
        if (isTrue(attr('hidden')) || attr('ht') === '0') hiddenRows.add(row);
      } else if (name === 'x:col' && (isTrue(attr('hidden')) || attr('width') === '0'))
        hiddenColumns.push({ top: 0, bottom: 0, left: Number(attr('min')) - 1, right: Number(attr('max')) - 1 });
      else if (name === 'x:mergeCell') {
        const range = parseRange(attr('ref') ?? '');
        if (range !== null && merges.length < LIMITS.cells) merges.push(range);
      } else if (name === 'x:sheetView' && attr('showZeros') !== null) showZeros = isTrue(attr('showZeros'));
    },
    close(name) {
      if (name === 'x:c') closeCell();
      else if (name === 'x:v' || name === 'x:t') collecting = false;
      else if (name === 'x:f') inFormula = false;
      else if (name === 'x:rPh') phonetic--;
    },
    text(text) {
      if (open === null) return;
      if (collecting) open.value += text;
      else if (inFormula && open.formula !== null) open.formula += text;
    },
  });
  return { cells, merges, hiddenRows, hiddenColumns, uncalculated };
}

function display(type: string, value: string, style: CellStyle, context: SheetContext, showZeros: boolean): string {
  switch (type) {
    case 's':
      return formatText(context.strings[Number(value)] ?? '', style.format);
    case 'inlineStr':
    case 'str':
      return formatText(value, style.format);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
    case 'd':
      return value;
    default: {
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return value;
      return number === 0 && !showZeros ? '' : formatNumber(number, style.format, context.date1904);
    }
  }
}

/**
 * "=100%" and "=12月" are targets that somebody typed and a program took for formulas: without a proper result and
 * without a function or a reference in them they are text. Null for a formula that really computes something.
 */
function typedText(formula: string): string | null {
  return formula === '' || /[A-Za-z$]+\d|[A-Za-z.]+\(|[!*^&]/.test(formula) ? null : `=${formula}`;
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}
