import type { Table } from '../../document/table.js';
import type { HeadLabel } from '../../recognize/performance-labels.js';
import { findRegions } from './regions.js';
import { FormSheet } from './sheet.js';

const OPENING: ReadonlySet<HeadLabel> = new Set(['project', 'department']);

/**
 * The forms of a table. Forms that follow each other without a gap can come out as one grid: a new one begins where its first
 * label stands at the beginning of a row below an indicator table.
 */
export function splitForms(table: Table): FormSheet[] {
  const whole = new FormSheet(table, 0, table.rows);
  const ends = findRegions(whole)
    .filter((region) => region.kind === 'indicators')
    .map((region) => region.end);
  const starts = whole.rows().filter((row) => {
    if (!ends.some((end) => end <= row)) return false;
    const lead = whole.starting(row)[0];
    const label = lead === undefined ? null : whole.label(lead);
    return label !== null && OPENING.has(label) && lead?.col === 0;
  });
  // Two labels of one head in successive rows open one form.
  const cuts = starts.filter((row) => !starts.includes(row - 1) || ends.includes(row));
  return [0, ...cuts].map((from, i) => new FormSheet(table, from, cuts[i] ?? table.rows));
}
