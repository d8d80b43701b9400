import { lowestConfidence } from '../../document/confidence.js';
import type { Cell } from '../../document/table.js';
import { fold } from '../../text/fold.js';
import type { Indicator, IndicatorValue } from '../../schema/index.js';
import { LEVEL_FAMILIES, PLACEHOLDER, labelKey } from '../../recognize/performance-labels.js';
import { isBlank, readFigure } from '../money.js';
import { readValue, type ValueCode } from '../value/index.js';
import type { Amounts } from './amounts.js';
import { assign, type Column } from './columns.js';
import type { Block, IndicatorRole } from './regions.js';
import { blank, nameOf, textOf, type FormSheet } from './sheet.js';

type Columns = readonly Column<IndicatorRole>[];

export interface ReadIndicator {
  readonly indicator: Indicator;
  /** Codes of the value grammar, with the text that they are about. */
  readonly codes: readonly { readonly code: ValueCode; readonly raw: string; readonly cell: Cell | undefined }[];
}

/** The indicators of one block. Blocks with two sets of columns (实施期 | 年度) are read side by side. */
export function readIndicators(
  sheet: FormSheet,
  region: Block<'indicators', IndicatorRole>,
  amounts: Amounts,
  fiscalYear: number | null,
): ReadIndicator[] {
  const sides = splitSides(region.columns);
  return sides
    .flatMap((columns) => new SideReader(sheet, columns, amounts, fiscalYear).read(region.body, region.end))
    .sort((a, b) => (a.indicator.row ?? 0) - (b.indicator.row ?? 0));
}

/** A second 三级指标 begins a second set; it shares the levels that it does not repeat. */
function splitSides(columns: Columns): Columns[] {
  const starts = columns.flatMap((column, i) => (column.role === 'level3' ? [i] : []));
  if (starts.length < 2) return [columns];
  const second = columns.findIndex((column, i) => i > (starts[0] ?? 0) && /^level/.test(column.role));
  const left = columns.slice(0, second);
  const right = columns.slice(second);
  const shared = left.filter(
    (column) => /^level[12]$/.test(column.role) && !right.some((other) => other.role === column.role),
  );
  return [left, [...shared, ...right]];
}

class SideReader {
  #level1: string | null = null;
  #level2: string | null = null;

  constructor(
    readonly sheet: FormSheet,
    readonly columns: Columns,
    readonly amounts: Amounts,
    readonly fiscalYear: number | null,
  ) {}

  read(body: number, end: number): ReadIndicator[] {
    const out: ReadIndicator[] = [];
    for (let row = body; row < end; row++) {
      const read = this.#row(row);
      if (read !== null) out.push(read);
    }
    return out;
  }

  #row(row: number): ReadIndicator | null {
    const cells = new Map<IndicatorRole, Cell[]>();
    const assigned = assign(this.sheet, row, this.columns);
    for (const column of this.columns) if (!cells.has(column.role)) cells.set(column.role, assigned.get(column) ?? []);
    this.#levels(row, cells);
    const own = (role: IndicatorRole): Cell[] => (cells.get(role) ?? []).filter((cell) => cell.row === row);
    const text = (role: IndicatorRole): string | null => joined(cells.get(role));
    const named = own('level3').length > 0 ? joined(own('level3')) : null;
    const name = named !== null && !PLACEHOLDER.test(labelKey(named)) ? named : joined(own('content'));
    if (name === null || PLACEHOLDER.test(labelKey(name))) return null;
    const codes: ReadIndicator['codes'][number][] = [];
    const read = (
      parts: string[],
      hints: { operator?: string; unit?: string },
      cell: Cell | undefined,
    ): IndicatorValue => {
      const result = readValue(parts.join(''), { ...hints, fiscalYear: this.fiscalYear });
      for (const code of result.codes) codes.push({ code, raw: result.value.raw, cell });
      return result.value;
    };
    const target = this.#target(cells, read);
    const [actual, completion] = this.#actual(cells, read);
    const weight = this.amounts.points(own('weight').find((cell) => !blank(cell)));
    const score = this.amounts.points(own('score').find((cell) => !blank(cell)));
    if (target === null && actual === null && weight === null && score === null) return null;
    const content = text('content');
    const indicator: Indicator = {
      level1: this.#level1,
      level2: this.#level2,
      level3: name,
      description: text('description') ?? (content === name || this.#targetRole() === 'content' ? null : content),
      basis: text('basis'),
      standard: text('standard'),
      scoring: text('scoring'),
      target,
      actual,
      completion,
      weight,
      score,
      shortfall: this.#shortfall(row),
      improvement: text('improvement'),
      row,
      confidence: lowestConfidence([...cells.values()].flat().map(({ confidence }) => confidence)),
    };
    return { indicator, codes };
  }

  /** The target stands in one column or in three (符号 | 值 | 单位); where 内容 takes the value's place, it says the target. */
  #target(
    cells: ReadonlyMap<IndicatorRole, Cell[]>,
    read: (parts: string[], hints: { operator?: string; unit?: string }, cell: Cell | undefined) => IndicatorValue,
  ): IndicatorValue | null {
    const adjusted = (cells.get('adjustedTarget') ?? []).filter((cell) => !blank(cell));
    const source = adjusted.length > 0 ? adjusted : cells.get(this.#targetRole());
    if (source === undefined) return null;
    const operator = printed(cells.get('operator'));
    const unit = printed(cells.get('unit'));
    return read(
      source.map((cell) => cell.text),
      { ...(operator === '' ? {} : { operator }), ...(unit === '' ? {} : { unit }) },
      source[0],
    );
  }

  /** 完成值 and 完成程度. A form with 完成程度 alone prints both under it, or one text that is both. */
  #actual(
    cells: ReadonlyMap<IndicatorRole, Cell[]>,
    read: (parts: string[], hints: { operator?: string; unit?: string }, cell: Cell | undefined) => IndicatorValue,
  ): [IndicatorValue | null, Indicator['completion']] {
    const completions = (cells.get('completion') ?? []).filter((cell) => !blank(cell));
    const alone = !this.columns.some((column) => column.role === 'actual');
    const actual = alone ? completions.slice(0, 1) : (cells.get('actual') ?? []);
    const completion = alone && completions.length > 1 ? completions.slice(1) : completions;
    const raw = joined(actual);
    const done = joined(completion);
    return [
      raw === null ? null : read([raw], {}, actual[0]),
      done === null ? null : { raw: done, value: percent(done) },
    ];
  }

  #targetRole(): IndicatorRole {
    const roles = this.columns.map((column) => column.role);
    return (['target', 'periodTarget'] as const).find((role) => roles.includes(role)) ?? 'content';
  }

  /**
   * A merged 一级/二级指标 holds for all its rows. Where merging was lost the name stands in the first row only and is taken
   * over, as long as the second level can belong under it.
   */
  #levels(row: number, cells: ReadonlyMap<IndicatorRole, Cell[]>): void {
    const level1 = joined(cells.get('level1'));
    const level2 = joined(cells.get('level2'));
    const inherited = level1 === null && unmerged(cells.get('level1'), row);
    if (level2 !== null) this.#level2 = nameOf(level2);
    else if (!inherited) this.#level2 = null;
    if (level1 !== null) this.#level1 = nameOf(level1);
    else if (!inherited || !fits(this.#level1, this.#level2)) this.#level1 = null;
  }

  /** Ticked reasons by their head, and what is written. */
  #shortfall(row: number): string | null {
    const out: string[] = [];
    const columns = this.columns.filter((column) => column.role === 'shortfall');
    for (const [column, cells] of assign(this.sheet, row, this.columns)) {
      if (!columns.includes(column)) continue;
      const text = joined(cells);
      if (text === null) continue;
      const reason = column.path.length > 1 ? column.path.at(-1) : undefined;
      out.push(/^[√✓✔☑vV]$/.test(text) && reason !== undefined ? nameOf(reason) : text);
    }
    return out.length === 0 ? null : out.join('；');
  }
}

function unmerged(cells: readonly Cell[] | undefined, row: number): boolean {
  return cells === undefined || cells.every((cell) => cell.row === row && cell.rowSpan === 1);
}

function fits(level1: string | null, level2: string | null): boolean {
  if (level1 === null) return true;
  const family = LEVEL_FAMILIES.filter(({ level2: pattern }) => level2 !== null && pattern.test(fold(level2)));
  return family.length === 0 || family.some(({ level1: pattern }) => pattern.test(level1));
}

/** The texts of a field; a split span leaves one text in several cells. */
function joined(cells: readonly Cell[] | undefined): string | null {
  const texts = (cells ?? []).map((cell) => textOf(cell)).filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join('');
}

function printed(cells: readonly Cell[] | undefined): string {
  return (cells ?? []).map((cell) => cell.text.trim()).join('');
}

function percent(text: string): number | null {
  const folded = fold(text);
  if (isBlank(folded) || !folded.endsWith('%')) return null;
  const figure = readFigure(folded.slice(0, -1));
  return figure === null ? null : Number(figure.digits);
}
