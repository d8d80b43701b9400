import type { Table } from '../../document/table.js';
import { splitInline, valueCell } from './head.js';
import { inRegion, findRegions } from './regions.js';
import { FormSheet, nameOf, textOf } from './sheet.js';

/** The department or unit that a form names (部门名称, 填报单位), for the pipeline; null where it names none. */
export function formDepartment(table: Table): string | null {
  const sheet = new FormSheet(table, 0, table.rows);
  const regions = findRegions(sheet);
  for (const row of sheet.rows()) {
    if (inRegion(regions, row)) continue;
    for (const cell of sheet.starting(row)) {
      const inline = splitInline(cell.text);
      if (inline?.label === 'department') return nameOf(inline.value);
      if (sheet.label(cell) !== 'department') continue;
      const text = textOf(valueCell(sheet, cell));
      if (text !== null) return nameOf(text);
    }
  }
  return null;
}
