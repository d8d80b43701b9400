import type { Line, Statement } from '../../src/schema/index.js';
import type { Row } from './documents.js';

type Column = Statement['columns'][number];

export function buildColumn(column: Partial<Column>, index: number): Column {
  return {
    key: `c${index + 1}`,
    path: ['金额'],
    direction: null,
    item: null,
    fund: null,
    phase: 'budget',
    year: 2022,
    measure: 'amount',
    ofWhich: false,
    unit: null,
    ...column,
  };
}

export function buildLine({ label, figures, with: more = {} }: Row, index: number, columns: readonly Column[]): Line {
  const amounts: Line['amounts'] = {};
  const cols: Line['cols'] = {};
  figures.forEach((figure, i) => {
    const key = columns[i]?.key;
    if (figure === null || key === undefined) return;
    amounts[key] = figure === '#' ? null : Math.round(Number(figure) * 1_000_000) / 100;
    cols[key] = i + 1;
  });
  return {
    direction: 'expenditure',
    breakdown: 'function',
    ordinal: null,
    code: null,
    codeRaw: null,
    classification: more.code === undefined || more.code === null ? null : 'function',
    label,
    labelPath: label === null ? [] : [label],
    item: null,
    role: 'item',
    level: 1,
    parent: null,
    leaf: true,
    attributes: [],
    row: index + 1,
    page: 1,
    confidence: null,
    ...more,
    amounts,
    cols,
  };
}
