import type { Table } from '../../document/table.js';
import { unitOfForm } from './amounts.js';
import { splitInline, unitName, valueCell } from './head.js';
import { inRegion, findRegions } from './regions.js';
import { FormSheet, textOf } from './sheet.js';

/** The department or unit that a form names (部门名称, 填报单位), for the pipeline; null where it names none. */
export function formDepartment(table: Table): string | null {
  const sheet = new FormSheet(table, 0, table.rows);
  const regions = findRegions(sheet);
  for (const row of sheet.rows()) {
    if (inRegion(regions, row)) continue;
    for (const cell of sheet.starting(row)) {
      const inline = splitInline(cell.text);
      const label = inline?.label ?? sheet.label(cell);
      if (label !== 'department') continue;
      const name = unitName(inline?.value ?? textOf(valueCell(sheet, cell)));
      if (name !== null) return name;
    }
  }
  return null;
}

/** The unit of money that a form prints in its labels (项目资金（万元）), for the forms of the document that print none. */
export function formUnit(table: Table): string | null {
  return unitOfForm(new FormSheet(table, 0, table.rows));
}
