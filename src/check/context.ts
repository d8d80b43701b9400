import { isDoubtful } from '../document/confidence.js';
import type { Caption } from '../document/table.js';
import type { Passage } from '../normalize/facts/index.js';
import type { BudgetDocument, Fact, StatementKind } from '../schema/index.js';
import { decimalsByUnit, StatementView } from './view.js';

/** A document as the rules see it. */
export class CheckContext {
  readonly views: readonly StatementView[];
  readonly facts: readonly Fact[];
  readonly year: number | null;
  /** 决算 has its own numbers for the rules between tables. */
  readonly final: boolean;

  constructor(
    readonly document: BudgetDocument,
    /** The running text; empty where only the tables are at hand. */
    readonly prose: readonly Passage[],
    /** What stands around each table of the document, index by index; empty where it is not known. */
    readonly captions: readonly Caption[] = [],
  ) {
    const decimals = decimalsByUnit(document.statements, document.tables);
    this.views = document.statements.map((statement, index) => new StatementView(statement, index, decimals));
    this.facts = document.facts;
    this.year = document.fiscalYear;
    this.final = document.stage === 'final-accounts';
  }

  /** Every page of the files was read and is this department's. Of a part of a file nothing can be missed. */
  get whole(): boolean {
    return this.document.sources.every(({ pages, pageRanges }) => {
      const [range, ...more] = pageRanges;
      return pages === null || (more.length === 0 && range?.[0] === 1 && range[1] === pages);
    });
  }

  /** Cells whose text was recognised with doubt, as "table,row,col". */
  get doubtful(): ReadonlySet<string> {
    return this.once('doubtful cells', () => {
      const cells = this.document.tables.flatMap((table, t) =>
        table.cells.filter(isDoubtful).map(({ row, col }) => `${t},${row},${col}`),
      );
      return new Set(cells);
    });
  }

  readonly #memo = new Map<string, unknown>();

  /** What several rules work out is worked out once. */
  once<T>(key: string, work: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, work());
    return this.#memo.get(key) as T;
  }

  /** Statements of the kinds, in order, empty ones left out. */
  of(...kinds: readonly StatementKind[]): StatementView[] {
    return this.views.filter(({ kind, statement }) => kinds.includes(kind) && !statement.empty);
  }

  has(...kinds: readonly StatementKind[]): boolean {
    return this.views.some(({ kind }) => kinds.includes(kind));
  }
}
