import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../src/check/index.js';
import { decode as decodeParts } from '../../src/decode/index.js';
import type { Cell, Table } from '../../src/document/table.js';
import type { Part } from '../../src/normalize/part.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { sourceOf } from '../support/fixtures.js';
import { drawTable } from '../support/grid.js';
import { partOf, tablesOf, type Rewrite } from './parts.js';

const decode = (parts: readonly Part[]): BudgetDocument => decodeParts(parts).document;

/** A budget whose tables all agree. */
let tables: Table[] = [];
let sound: BudgetDocument;
/** Its amounts that several identities tell: one changed digit is bound to show. */
let covered: { table: number; row: number; col: number; text: string }[] = [];

beforeAll(async () => {
  tables = await tablesOf(sourceOf('handan-2022.cid-rects'));
  sound = decode([partOf(tables)]);
  covered = sound.statements
    .filter(({ kind }) => kind === 'expenditure-summary' || kind === 'general-public-budget-expenditure')
    .flatMap(({ table, lines }) =>
      lines.flatMap((line) =>
        Object.values(line.cols).flatMap((col) => {
          const text = textAt(sound, table, line.row, col);
          return /^[1-9]\d+\.\d\d$/.test(text) ? [{ table, row: line.row, col, text }] : [];
        }),
      ),
    );
});

function textAt(document: BudgetDocument, table: number, row: number, col: number): string {
  return document.tables[table]?.cells.find((cell) => cell.row === row && cell.col === col)?.text ?? '';
}

function at(place: { table: number; row: number; col: number }, change: Partial<Cell>): Rewrite {
  return (cell, table) =>
    table === place.table && cell.row === place.row && cell.col === place.col ? change : undefined;
}

/** What the statements say, without how sure each line is. */
const figures = ({ statements }: BudgetDocument): unknown =>
  statements.map(({ lines, ...rest }) => ({ ...rest, lines: lines.map((line) => ({ ...line, confidence: null })) }));

const corrections = ({ diagnostics }: BudgetDocument): BudgetDocument['diagnostics'] =>
  diagnostics.filter(({ code }) => code === 'reading-corrected');

/** A digit and one that looks like it. */
const MISREAD: readonly (readonly [string, string])[] = [
  ['8', '3'],
  ['3', '8'],
  ['0', '8'],
  ['6', '0'],
  ['1', '7'],
  ['7', '1'],
  ['5', '6'],
  ['4', '1'],
];

/** Every way to misread one digit of an amount, so that it differs by a yuan and more. */
function misreadings(text: string): string[] {
  return MISREAD.flatMap(([digit, other]) =>
    [...text.slice(0, -2)].flatMap((char, i) =>
      char === digit && !(i === 0 && other === '0') ? [text.slice(0, i) + other + text.slice(i + 1)] : [],
    ),
  );
}

describe('an amount recognised with doubt', () => {
  it('is restored by the identities that it is part of, and the first reading is kept', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.double({ min: 0, max: 0.9, noNaN: true }), (n, m, confidence) => {
        const place = covered[n % covered.length];
        const wrong = misreadings(place?.text ?? '');
        const read = wrong[m % Math.max(1, wrong.length)];
        fc.pre(place !== undefined && read !== undefined);
        const document = decode([partOf(tables, at(place, { text: read, confidence }))]);
        expect(figures(document)).toEqual(figures(sound));
        expect(textAt(document, place.table, place.row, place.col)).toBe(place.text);
        const { table, row, col } = place;
        expect(corrections(document)).toMatchObject([{ evidence: [{ table, row, col }] }]);
        expect(corrections(document)[0]?.message.zh).toContain(`“${read}”`);
      }),
      { numRuns: 60 },
    );
  });

  it('is restored where the recogniser itself names the right reading, however sure it was', () => {
    const place = covered[0];
    if (place === undefined) throw new Error('no amount');
    const text = place.text.replace(/^\d/, '2');
    const document = decode([partOf(tables, at(place, { text, confidence: 0.99, alternatives: ['X', place.text] }))]);
    expect(figures(document)).toEqual(figures(sound));
  });

  it('stays as it is where the sums hold already', () => {
    const document = decode([partOf(tables, () => ({ confidence: 0.5 }))]);
    expect(figures(document)).toEqual(figures(sound));
    expect(corrections(document)).toEqual([]);
  });

  it('is found among a whole table read with doubt', () => {
    const place = covered.find(({ text }) => text.includes('8'));
    if (place === undefined) throw new Error('no amount');
    const wrong = at(place, { text: place.text.replace('8', '3') });
    const document = decode([partOf(tables, (cell, table) => ({ confidence: 0.6, ...wrong(cell, table) }))]);
    expect(figures(document)).toEqual(figures(sound));
    expect(corrections(document)).toHaveLength(1);
  });
});

describe('an amount read with certainty', () => {
  it.each([null, 0.99])('keeps the publisher’s error, and the rules report it (confidence %s)', (confidence) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (n, m) => {
        const place = covered[n % covered.length];
        const wrong = misreadings(place?.text ?? '');
        const read = wrong[m % Math.max(1, wrong.length)];
        fc.pre(place !== undefined && read !== undefined);
        const document = decode([partOf(tables, at(place, { text: read, confidence }))]);
        expect(textAt(document, place.table, place.row, place.col)).toBe(read);
        expect(corrections(document)).toEqual([]);
        expect(runChecks(document).filter(({ status }) => status === 'fail').length).toBeGreaterThan(
          runChecks(sound).filter(({ status }) => status === 'fail').length,
        );
      }),
      { numRuns: 25 },
    );
  });
});

/** 合计 | 基本支出 | 项目支出, one row: a table whose only identities are those of its rows. */
function small(figures: readonly (readonly [string, string, string, string])[]): Table {
  const rows = [['科目名称', '合计', '基本支出', '项目支出'], ...figures].map((texts) => texts.join('|'));
  const caption = { title: '部门支出总表', unit: '万元', year: 2022 };
  return { ...drawTable(rows, { ...caption, headerRows: 1 }), read: 'ocr' };
}

const amountsOf = (document: BudgetDocument): unknown =>
  document.statements[0]?.lines.map(({ amounts }) => Object.values(amounts));

describe('two corrections that would do', () => {
  it('are both left alone', () => {
    // 180.00 = 130.00 + 30.00: either 180 was 160, or 130 was 150, or 30 was 50.
    const table = small([['合计', '180.00', '130.00', '30.00']]);
    const document = decode([partOf([table], () => ({ confidence: 0.5 }))]);
    expect(corrections(document)).toEqual([]);
    expect(amountsOf(document)).toEqual([[1_800_000, 1_300_000, 300_000]]);
  });

  it('accuse nobody of a wrong sum', () => {
    const table = small([['合计', '180.00', '130.00', '30.00']]);
    const document = decode([partOf([table], () => ({ confidence: 0.5 }))]);
    const sums = runChecks(document).filter(({ rule }) => rule === 'T-06');
    expect(sums).toMatchObject([{ status: 'undetermined', actual: 1_800_000, expected: 1_600_000 }]);
  });

  it('are decided where one of them is certain', () => {
    const table = small([['合计', '180.00', '130.00', '30.00']]);
    const document = decode([partOf([table], (cell) => (cell.col === 1 ? { confidence: 0.5 } : undefined))]);
    expect(amountsOf(document)).toEqual([[1_600_000, 1_300_000, 300_000]]);
  });
});

describe('a number run together with its neighbour', () => {
  it('comes apart where the sums tell how', () => {
    const table = small([
      ['合计', '5873.351245.35', '', '4628.00'],
      ['医疗保障管理事务', '5873.35', '1245.35', '4628.00'],
    ]);
    const document = decode([partOf([table])]);
    expect(amountsOf(document)).toEqual([
      [58_733_500, 12_453_500, 46_280_000],
      [58_733_500, 12_453_500, 46_280_000],
    ]);
    expect(corrections(document)[0]?.message.en).toContain('5873.35 | 1245.35');
  });

  it('stays unread where nothing tells how', () => {
    const table = small([['合计', '5873.351245.35', '', '']]);
    const document = decode([partOf([table])]);
    expect(amountsOf(document)).toEqual([[null]]);
  });
});
