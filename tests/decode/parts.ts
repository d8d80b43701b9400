import type { Cell, Table } from '../../src/document/table.js';
import { parse } from '../../src/index.js';
import type { Part } from '../../src/normalize/part.js';
import { classifyTable } from '../../src/recognize/classify-table.js';

// The tables of a disclosure as the decoder gets them, some of their cells read otherwise.

export async function tablesOf(file: string): Promise<Table[]> {
  let tables: Table[] = [];
  await parse(file, {
    onStage: (stage, _, value) => {
      if (stage === 'tables') tables = value as Table[];
    },
  });
  return tables;
}

export type Rewrite = (cell: Cell, table: number) => Partial<Cell> | undefined;

/** One budget of 2022 made of the tables; `rewrite` says what of a cell was read otherwise. */
export function partOf(tables: readonly Table[], rewrite: Rewrite = () => undefined): Part {
  const read = tables.map((table, t) => ({
    ...table,
    cells: table.cells.map((cell) => ({ ...cell, ...rewrite(cell, t) })),
  }));
  const blocks = read.map((table) => ({ type: 'table' as const, table }));
  const roles = new Map(read.map((table, t) => [t, classifyTable(table)]));
  return {
    file: {
      source: {
        file: 'a.pdf',
        sha256: '0'.repeat(64),
        bytes: 1,
        mediaType: 'application/pdf',
        pages: 1,
        pageRanges: [[1, 1]],
        producer: null,
        text: 'scanned',
      },
      folder: '/inputs',
      body: { blocks },
      roles: new Map([...roles].filter(([, role]) => role.family !== 'unrecognised')),
      diagnostics: [],
    },
    section: {
      name: '某市某局',
      code: null,
      parent: null,
      year: 2022,
      stage: 'budget',
      blocks: blocks.map((_, t) => t),
    },
  };
}
