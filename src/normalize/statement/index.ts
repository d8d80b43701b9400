import { lowestConfidence } from '../../document/confidence.js';
import type { Diagnostic } from '../../document/diagnostic.js';
import { GridIndex, type Cell, type Table } from '../../document/table.js';
import { printedTitle } from '../../recognize/statement-title.js';
import { plain } from '../../recognize/table-features.js';
import { COUNTED_THING, ROW_COUNT_UNIT } from '../../recognize/statement-catalogue-columns.js';
import type { Line, Statement, StatementKind } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { joinWords } from '../../text/table-words.js';
import type { NormalizeContext, Normalized } from '../context.js';
import { columnsOf, splitBlocks, type Block } from './blocks.js';
import { readAmount, readAttribute } from './cells.js';
import { classify } from './codes.js';
import { columnRoles } from './column-roles.js';
import { figureColumns, planColumns, type ColumnPlan } from './columns.js';
import type { Draft } from './draft.js';
import { readHeadings, type Heading } from './headings.js';
import { linkLines } from './hierarchy.js';
import { isNote } from './labels.js';
import { breakdownOf, breakdownOfCode, splitSections, itemOf, roleOf } from './line-meaning.js';
import { bodyRows, HeadReader, type RowHead } from './rows.js';
import { isSided } from './sides.js';
import { readUnits, type Units } from './units.js';

/** Turns a recognised grid into lines with meaning. Nothing printed is lost: what is no money is an attribute. */
export function normalizeStatement(
  table: Table,
  kind: StatementKind,
  context: NormalizeContext,
): Normalized<Statement> {
  return new StatementReader(table, kind, context).read();
}

class StatementReader {
  readonly #index: GridIndex;
  readonly #headings: Heading[];
  readonly #blocks: Block[];
  readonly #units: Units;
  readonly #plan: ColumnPlan;
  readonly #diagnostics: Diagnostic[] = [];
  /** A table with its own column of counts keeps units such as （平方米） in labels for that column. */
  readonly #counts: boolean;

  constructor(
    private readonly table: Table,
    private readonly kind: StatementKind,
    private readonly context: NormalizeContext,
  ) {
    this.#index = new GridIndex(table);
    this.#headings = readHeadings(table, this.#index);
    const roles = columnRoles(table, this.#index, this.#headings, kind);
    this.#blocks = splitBlocks(table, this.#index, this.#headings, roles, kind);
    const amountColumns = this.#blocks.flatMap((block) => block.amounts);
    this.#units = readUnits(table, this.#headings, amountColumns, context);
    const allWords = this.#headings.flatMap(({ words }) => words);
    const title = plain(printedTitle(table) ?? '');
    this.#plan = planColumns(this.#blocks, this.#headings, this.#units, {
      kind,
      title,
      context,
      allWords,
      commonWords: allWords.filter((word) => amountColumns.every((col) => this.#headings[col]?.words.includes(word))),
    });
    this.#counts = allWords.some((word) => /数量/.test(word));
  }

  read(): Normalized<Statement> {
    const { rows, notes } = bodyRows(this.table, this.#index);
    const lines: Line[] = [];
    for (const [b, block] of this.#blocks.entries()) {
      const drafts = this.#draftsOf(block, b, rows);
      linkLines(drafts, lines.length);
      lines.push(...drafts.map(({ line }) => line));
    }
    const money = this.#plan.columns.length > 0;
    const figures = lines.some(
      ({ amounts, attributes }) => hasAny(amounts) || attributes.some(({ value }) => value !== null),
    );
    if (this.#units.unit === null && lines.some(({ amounts }) => hasAny(amounts))) this.#unitUnknown();
    const value: Statement = {
      kind: this.kind,
      title: printedTitle(this.table),
      table: this.context.tableIndex,
      unit: this.#units.unit,
      unitFrom: this.#units.from,
      empty: money ? !figures : lines.length === 0,
      notes: [...new Set([...this.table.caption.notes, ...notes])],
      columns: datedByRows(lines)
        ? this.#plan.columns.map((column) => ({ ...column, year: null }))
        : this.#plan.columns,
      lines,
    };
    return { value, diagnostics: this.#diagnostics };
  }

  #draftsOf(block: Block, b: number, rows: readonly number[]): Draft[] {
    const splitsCodes = block.codes.length === 0 && this.#blocks.length === 1;
    const reader = new HeadReader(this.#index, block, this.#headings, splitsCodes);
    const drafts: Draft[] = [];
    for (const row of rows) {
      const head = reader.read(row);
      const figures = this.#figuresOf(block, row, head);
      const printed = hasAny(figures.amounts) || figures.attributes.some(({ value }) => value !== null);
      if (head.label === null && head.code === null && !printed) continue;
      if (!printed && head.label !== null && isNote(head.label)) continue;
      const role = roleOf(head.label, head.labelPath, head.own?.ofWhich ?? false);
      const stock = role === 'opening-balance' || role === 'closing-balance';
      const classification = head.code === null ? null : classify(head.code, head.label, block.classification);
      const line: Line = {
        direction: stock ? null : (this.#plan.directionOf[b] ?? null),
        breakdown: null,
        ordinal: head.own?.ordinal?.text ?? null,
        code: head.code,
        codeRaw: head.raw,
        classification,
        label: head.label,
        labelPath: head.labelPath,
        item: this.#isCounted(head.label) ? null : itemOf(head.label, head.code, this.kind),
        role,
        level: 1,
        parent: null,
        leaf: true,
        ...figures,
        row,
        page: this.#pageOf(row, block),
        confidence: lowestConfidence(columnsOf(block).map((col) => this.#index.at(row, col)?.confidence)),
      };
      drafts.push({ line, ordinal: head.own?.ordinal ?? null, depth: head.depth });
    }
    const lines = drafts.map(({ line }) => line);
    const sections = this.#blocks.length === 1 && isSided(this.kind) ? splitSections(lines) : [lines];
    for (const section of sections) {
      const breakdown = breakdownOf(block, section, this.kind);
      for (const line of section)
        line.breakdown = this.#spansSides(line, block) ? null : (breakdownOfCode(line.classification) ?? breakdown);
    }
    return drafts;
  }

  /** 支出合计 printed over 功能分类 and 支出用途 together: a total over two breakdowns. */
  #spansSides(line: Line, block: Block): boolean {
    const first = Math.min(...block.labels, ...block.codes);
    return block.labels.some((col) => {
      const from = this.#index.at(line.row, col)?.col ?? col;
      if (from >= first) return false;
      const other = this.#blocks.find(({ labels, codes }) => [...labels, ...codes].includes(from));
      return other?.breakdown !== block.breakdown || other.classification !== block.classification;
    });
  }

  /** 车辆数（辆）: the figures of this row are counts, though they stand in a column of money. */
  #isCounted(label: string | null): boolean {
    return !this.#counts && label !== null && ROW_COUNT_UNIT.test(fold(label));
  }

  #figuresOf(block: Block, row: number, head: RowHead): Pick<Line, 'amounts' | 'cols' | 'attributes'> {
    const out: Pick<Line, 'amounts' | 'cols' | 'attributes'> = { amounts: {}, cols: {}, attributes: [] };
    const counted = this.#isCounted(head.label);
    // A code of something else than the label (项目代码 beside 科目编码) is kept as it stands.
    const otherCodes = block.codes.filter((col) => !head.codeColumns.includes(col));
    const cells = [...figureColumns(block), ...block.attributes, ...otherCodes].sort((a, b) => a - b);
    /** 相关统计数 below the money: what stands right of such words is their count, whatever heads the column. */
    let thing: string | null = null;
    for (const col of cells) {
      const cell = this.#index.at(row, col);
      if (cell === undefined || cell.row !== row || cell.col !== col) continue;
      if (block.amounts.includes(col) && namesCount(cell.text)) {
        thing = joinWords(cell.text);
        continue;
      }
      if (thing !== null) {
        const count = readAttribute(thing, cell, false);
        if (count !== null) out.attributes.push(count);
        continue;
      }
      const key = this.#plan.keyOf.get(col);
      if (key === undefined || counted || !block.amounts.includes(col) || !this.#amountInto(out, key, col, cell)) {
        const name = this.#headings[col]?.path.join('/') ?? '';
        const attribute = readAttribute(name, cell, otherCodes.includes(col));
        if (attribute !== null) out.attributes.push(attribute);
      }
    }
    return out;
  }

  /** False where the cell holds words and is therefore an attribute. */
  #amountInto(out: Pick<Line, 'amounts' | 'cols'>, key: string, col: number, cell: Cell): boolean {
    const reading = readAmount(cell, this.#units.ofColumn[col] ?? null);
    if (reading.type === 'words') return false;
    if (reading.type === 'blank') return true;
    out.amounts[key] = reading.type === 'amount' ? reading.yuan : null;
    out.cols[key] = col;
    if (reading.type === 'unreadable')
      this.#diagnose('amount-unreadable', cell.page, {
        zh: `第 ${cell.row + 1} 行的金额无法读取：“${cell.text}”`,
        en: `the amount in row ${cell.row + 1} cannot be read: "${cell.text}"`,
      });
    if (reading.type === 'unplaced')
      this.#diagnose('amount-unplaced', cell.page, {
        zh: `第 ${cell.row + 1} 行的“${cell.text}”属于哪一列，文本没有说明`,
        en: `row ${cell.row + 1}: the text does not say which column "${cell.text}" belongs to`,
      });
    return true;
  }

  #unitUnknown(): void {
    const title = printedTitle(this.table) ?? '';
    this.#diagnose('unit-unknown', this.table.pages[0] ?? null, {
      zh: `“${title}”没有标明金额单位，金额留空`,
      en: `no unit of money is printed for "${title}"; its amounts are left null`,
    });
  }

  #diagnose(code: string, page: number | null, message: Diagnostic['message']): void {
    this.#diagnostics.push({ severity: 'warning', code, message, source: this.context.source, page });
  }

  #pageOf(row: number, block: Block): number | null {
    for (const col of [...block.labels, ...block.codes, ...block.amounts]) {
      const cell = this.#index.at(row, col);
      if (cell?.row === row && cell.page !== null) return cell.page;
    }
    return this.#index.row(row)[0]?.page ?? null;
  }
}

function namesCount(text: string): boolean {
  const folded = fold(text);
  return !/^[\d.,%-]*$/.test(folded) && (ROW_COUNT_UNIT.test(folded) || COUNTED_THING.test(folded));
}

/** 2024年 | 2025年 as rows: the year stands in the label of each line and not over the columns. */
function datedByRows(lines: readonly Line[]): boolean {
  return lines.some(({ label, amounts }) => label !== null && hasAny(amounts) && /^20\d\d年?度?/.test(fold(label)));
}

function hasAny(amounts: Line['amounts']): boolean {
  return Object.keys(amounts).length > 0;
}
