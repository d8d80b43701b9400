import { describe, expect, it } from 'vitest';
import { GridIndex } from '../../src/document/table.js';
import { normalizeStatement } from '../../src/normalize/statement/index.js';
import { readFigure, toYuan } from '../../src/normalize/money.js';
import { classifyTable } from '../../src/recognize/classify-table.js';
import { readTitle } from '../../src/recognize/statement-title.js';
import { statementSchema, type Statement } from '../../src/schema/index.js';
import { fold } from '../../src/text/fold.js';
import { truthTables, type TruthCase } from '../support/truth.js';

const truth = truthTables();

function read({ table, year }: TruthCase): Statement | null {
  const role = classifyTable(table);
  if (role.family !== 'statement') return null;
  const context = {
    source: 0,
    tableIndex: 0,
    fiscalYear: year,
    stage: 'budget',
    departmentName: null,
    documentUnit: null,
  } as const;
  return normalizeStatement(table, role.kind, context).value;
}

/** Grid columns whose figures are no money: by the text over them. */
function moneyColumns({ table }: TruthCase): number[] {
  const index = new GridIndex(table);
  return Array.from({ length: table.columns }, (_, col) => col).filter((col) => {
    const texts = Array.from({ length: table.headerRows }, (_, row) => fold(index.at(row, col)?.text ?? ''));
    const leaf = texts.findLast((text) => text !== '' && !/^\d+$/.test(text) && text !== '栏次') ?? '';
    return !/^(序号|行次|类|款|项)$|编码|代码|名称|数量|单价/.test(leaf);
  });
}

describe.skipIf(truth.length === 0)('statements of published disclosures', () => {
  it('recognises every table whose title names a statement, as that kind', () => {
    for (const { name, table } of truth) {
      const title = readTitle(table.caption.title);
      if (title === null || typeof title === 'string') continue;
      expect(classifyTable(table), name).toMatchObject({ family: 'statement', kind: title.kind });
    }
  });

  it('reads every printed amount from its own cell, and no other', () => {
    for (const item of truth) {
      const statement = read(item);
      if (statement === null || statement.unit === null) continue;
      expect(() => statementSchema.parse(statement), item.name).not.toThrow();
      const index = new GridIndex(item.table);
      const found = new Map(
        statement.lines.flatMap((line) =>
          Object.entries(line.amounts).map(([key, value]) => [`${line.row},${line.cols[key] ?? -1}`, value]),
        ),
      );
      const printed = new Map<string, number | null>();
      for (const col of moneyColumns(item))
        for (let row = item.table.headerRows; row < item.table.rows; row++) {
          const cell = index.at(row, col);
          if (cell === undefined || cell.row !== row || cell.col !== col) continue;
          const figure = readFigure(cell.text);
          if (figure !== null) printed.set(`${row},${col}`, toYuan(figure, item.table.caption.unit));
        }
      expect(Object.fromEntries(found), item.name).toEqual(Object.fromEntries(printed));
    }
  });

  it('has leaves that add up to the totals, printed errors apart', () => {
    let sums = 0;
    const off: string[] = [];
    for (const item of truth) {
      const statement = read(item);
      if (statement === null) continue;
      const place = statement.unit === '元' ? 0.5 : 50;
      for (const { key, path } of statement.columns) {
        const lines = statement.lines.filter(({ amounts }) => typeof amounts[key] === 'number');
        const leaves = lines.filter(({ leaf, role }) => leaf && role !== 'of-which');
        const sum = leaves.reduce((total, { amounts }) => total + (amounts[key] ?? 0), 0);
        for (const total of lines.filter(({ role, leaf }) => role === 'total' && !leaf)) {
          sums++;
          const difference = Math.abs(sum - (total.amounts[key] ?? 0));
          if (difference > place * (leaves.length + 1)) off.push(`${item.name} ${path.join('/')}: ${difference}`);
        }
      }
    }
    expect(sums).toBeGreaterThan(100);
    expect(off.length, off.join('\n')).toBeLessThanOrEqual(sums / 100);
  });

  it('links every line to one before or after it on the same list', () => {
    for (const item of truth) {
      const statement = read(item);
      for (const [i, line] of (statement?.lines ?? []).entries()) {
        if (line.parent === null) continue;
        const parent = statement?.lines[line.parent];
        expect(parent, item.name).toBeDefined();
        expect(line.parent, item.name).toBeLessThan(i);
        if (line.role !== 'of-which' && Object.keys(line.amounts).length > 0)
          expect(parent?.leaf, item.name).toBe(false);
      }
    }
  });
});
