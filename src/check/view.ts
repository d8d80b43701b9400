import type { Column, Line, OutputTable, Statement, StatementKind } from '../schema/index.js';
import { fold } from '../text/fold.js';
import { factorOf } from './numbers.js';
import type { Evidence } from './rule.js';

/** A figure with its place and the half of its last printed place. */
export interface Term {
  /** undefined: the cell is blank; null: it holds something that could not be read. */
  readonly value: number | null | undefined;
  readonly half: number;
  readonly evidence: Evidence;
  readonly label: string;
}

/** A statement with what the rules ask of it again and again. */
export class StatementView {
  readonly kind: StatementKind;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  /** Columns of money for what is, not for what changed or is part of another column. */
  readonly amountColumns: readonly Column[];
  /** These and the 其中 columns, which add up downwards all the same. */
  readonly moneyColumns: readonly Column[];
  readonly #children = new Map<number, Line[]>();
  readonly #halves = new Map<string, number>();
  readonly #memo = new Map<string, unknown>();

  constructor(
    readonly statement: Statement,
    readonly index: number,
    private readonly decimals: (unit: string | null) => number,
  ) {
    this.kind = statement.kind;
    this.name = statement.title ?? statement.kind;
    this.lines = statement.lines;
    this.columns = statement.columns;
    this.moneyColumns = statement.columns.filter(({ measure }) => measure === 'amount');
    this.amountColumns = this.moneyColumns.filter(({ ofWhich }) => !ofWhich);
    for (const line of statement.lines) {
      if (line.parent === null || line.role === 'of-which') continue;
      const siblings = this.#children.get(line.parent);
      if (siblings) siblings.push(line);
      else this.#children.set(line.parent, [line]);
    }
  }

  /** What rules work out about the statement is worked out once. */
  once<T>(key: string, work: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, work());
    return this.#memo.get(key) as T;
  }

  get group(): string {
    return `table ${this.statement.table}`;
  }

  /** Half of the last printed place of a column, in yuan. */
  half(column: Column): number {
    let half = this.#halves.get(column.key);
    if (half === undefined) {
      half = this.#halfOf(column);
      this.#halves.set(column.key, half);
    }
    return half;
  }

  #halfOf(column: Column): number {
    const unit = column.unit ?? this.statement.unit;
    return (factorOf(unit) * 10 ** -this.decimals(unit)) / 2;
  }

  term(line: Line, column: Column): Term {
    const col = line.cols[column.key];
    const { table } = this.statement;
    return {
      value: line.amounts[column.key],
      half: this.half(column),
      evidence: col === undefined ? { table, row: line.row } : { table, row: line.row, col },
      label: line.label ?? column.path.at(-1) ?? '',
    };
  }

  /** Lines below a line that are its parts, 其中 left out. */
  childrenOf(index: number): readonly Line[] {
    return this.#children.get(index) ?? [];
  }

  /** The rows of a table that say it whole: 合计, 总计. */
  get totals(): Line[] {
    return this.lines.filter(({ role, level }) => role === 'total' && level === 0);
  }
}

/** How many decimals a document prints amounts of a unit with. Whole 万元 have lost their zeros; whole 元 are whole. */
export function decimalsByUnit(
  statements: readonly Statement[],
  tables: readonly OutputTable[],
): (unit: string | null) => number {
  const counts = new Map<string, number[]>();
  for (const statement of statements) {
    const table = tables[statement.table];
    if (table === undefined) continue;
    const texts = new Map(table.cells.map(({ row, col, text }) => [row * table.columns + col, text]));
    for (const line of statement.lines)
      for (const [key, col] of Object.entries(line.cols)) {
        if (!line.amounts[key]) continue;
        const unit = statement.columns.find((column) => column.key === key)?.unit ?? statement.unit ?? '';
        const decimals = /\.(\d+)/.exec(fold(texts.get(line.row * table.columns + col) ?? ''))?.[1]?.length ?? 0;
        const list = counts.get(unit) ?? [];
        list[decimals] = (list[decimals] ?? 0) + 1;
        counts.set(unit, list);
      }
  }
  return (unit) => {
    const list = counts.get(unit ?? '') ?? [];
    const all = list.reduce((total, count) => total + (count || 0), 0);
    if (unit === '元' && (list[0] ?? 0) > WHOLE_YUAN * all) return 0;
    return Math.min(2, Math.max(0, list.length - 1));
  };
}

/** From this share of whole figures on, a table in 元 is rounded to whole 元. */
const WHOLE_YUAN = 0.6;
