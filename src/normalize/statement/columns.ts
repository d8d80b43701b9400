import type { Column, Line } from '../../schema/index.js';
import type { Block } from './blocks.js';
import { readMeaning, directionOfKind, type Surroundings } from './column-meaning.js';
import { isSided } from './sides.js';
import type { Heading } from './headings.js';
import type { Units } from './units.js';

/** The columns of a statement and how the grid’s columns go to them. */
export interface ColumnPlan {
  readonly columns: Column[];
  /** Column key of each grid column that holds figures. */
  readonly keyOf: ReadonlyMap<number, string>;
  /** Direction that all lines of a block share; null where its columns differ. */
  readonly directionOf: readonly Line['direction'][];
}

/** One entry a column with figures; lists that go on beside themselves share the entries of the first. */
export function planColumns(
  blocks: readonly Block[],
  headings: readonly Heading[],
  units: Units,
  around: Surroundings,
): ColumnPlan {
  const columns: Column[] = [];
  const keyOf = new Map<number, string>();
  const directions = blocks.map((block, b) => {
    const side = sideOf(block, blocks.length, around);
    const twin = blocks.slice(0, b).find((other) => isSameList(other, block, headings));
    const tops = [...block.labels, ...block.codes].flatMap((col) => headings[col]?.words ?? []);
    const own = figureColumns(block).map((col, i) => {
      const role = block.percents.includes(col) ? 'percent' : 'amount';
      const heading = headings[col] ?? { path: [], words: [], leaf: '' };
      const shared =
        twin === undefined ? undefined : columns.find(({ key }) => key === keyOf.get(figureColumns(twin)[i] ?? -1));
      if (shared !== undefined) {
        keyOf.set(col, shared.key);
        shared.path = shared.path.filter((text) => heading.path.includes(text));
        return shared;
      }
      const unit = units.ofColumn[col] ?? null;
      const column: Column = {
        key: `c${col}`,
        path: [...heading.path],
        ...readMeaning(heading, role, { direction: side, headings: tops }, around),
        unit: unit === units.unit ? null : unit,
      };
      keyOf.set(col, column.key);
      columns.push(column);
      return column;
    });
    const flows = new Set(own.flatMap((column) => column.direction ?? []));
    const [only] = flows;
    return flows.size === 1 && only !== undefined ? only : flows.size === 0 ? side : null;
  });
  return { columns, keyOf, directionOf: directions };
}

/** The direction of one side. Revenue and expenditure in one list leave it to the lines. */
function sideOf(block: Block, sides: number, { kind, title }: Surroundings): Block['direction'] {
  if (sides === 1) return isSided(kind) ? null : directionOfKind(kind, title);
  return block.direction ?? directionOfKind(kind, title);
}

export function figureColumns(block: Block): number[] {
  return [...block.amounts, ...block.percents].sort((a, b) => a - b);
}

/** 人员经费 | 公用经费: same heads, same breakdown, same direction. 功能分类 | 支出用途 are two breakdowns. */
function isSameList(a: Block, b: Block, headings: readonly Heading[]): boolean {
  const leaves = (block: Block) =>
    figureColumns(block)
      .map((col) => headings[col]?.leaf ?? '')
      .join('|');
  return (
    a.direction === b.direction &&
    a.breakdown === b.breakdown &&
    a.classification === b.classification &&
    a.labels.length === b.labels.length &&
    a.codes.length === b.codes.length &&
    leaves(a) === leaves(b)
  );
}
