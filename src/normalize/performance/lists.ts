import type { Cell } from '../../document/table.js';
import type { Performance } from '../../schema/index.js';
import { isBlank } from '../money.js';
import { unitIn, type Amounts } from './amounts.js';
import { assign, type Column } from './columns.js';
import type { Block, ItemRole, TaskRole } from './regions.js';
import { blank, isTotal, labelText, nameOf, textOf, type FormSheet } from './sheet.js';

type Task = Performance['tasks'][number];
type Item = Performance['items'][number];

/** The cells of a body row by role; a column that repeats a role (总额 | 其中：财政拨款) counts with its first. */
class Row<Role extends string> {
  readonly #cells = new Map<Role, { column: Column<Role>; cell: Cell }>();

  constructor(sheet: FormSheet, row: number, columns: readonly Column<Role>[]) {
    const assigned = assign(sheet, row, columns);
    for (const column of columns) {
      const cells = assigned.get(column) ?? [];
      const cell = cells.find((one) => !blank(one)) ?? cells[0];
      if (cell !== undefined && !this.#cells.has(column.role)) this.#cells.set(column.role, { column, cell });
    }
  }

  cell(role: Role): Cell | undefined {
    return this.#cells.get(role)?.cell;
  }

  text(role: Role): string | null {
    return textOf(this.cell(role));
  }

  money(role: Role, amounts: Amounts, row: number): number | null {
    const at = this.#cells.get(role);
    if (at === undefined || at.cell.row !== row) return null;
    return amounts.money(at.cell, at.column.path.map(unitIn).findLast((unit) => unit !== null) ?? null);
  }
}

/** 年度主要任务, 年度重点工作计划. The 合计 row is kept under its printed name. */
export function readTasks(sheet: FormSheet, region: Block<'tasks', TaskRole>, amounts: Amounts): Task[] {
  const out: Task[] = [];
  const rateHead = region.columns.find((column) => column.role === 'rate')?.path.join('') ?? '';
  for (let row = region.body; row < region.end; row++) {
    const cells = new Row(sheet, row, region.columns);
    const label = cells.text('label');
    if (label === null || cells.cell('label')?.row !== row) continue;
    const rate = cells.cell('rate');
    const project = cells.text('project');
    const task: Task = {
      label: isTotal(label) ? labelText(label).replace(/\s/g, '') : nameOf(label),
      project: project === null || isTotal(project) ? null : nameOf(project),
      responsible: cells.text('responsible'),
      goal: cells.text('goal'),
      initialBudget: cells.money('initialBudget', amounts, row),
      fullYearBudget: cells.money('fullYearBudget', amounts, row),
      executed: cells.money('executed', amounts, row),
      rate: rate?.row === row ? amounts.rate(rate, rateHead) : null,
      row,
    };
    const filled = [task.initialBudget, task.fullYearBudget, task.executed, task.project, task.goal, task.responsible];
    if (filled.some((value) => value !== null) || !isTotal(label)) out.push(task);
  }
  return out;
}

/** 支出明细及测算说明, and the lines of a 汇总表. The 合计 row is kept under its printed name. */
export function readItems(sheet: FormSheet, region: Block<'items', ItemRole>, amounts: Amounts): Item[] {
  const out: Item[] = [];
  for (let row = region.body; row < region.end; row++) {
    const cells = new Row(sheet, row, region.columns);
    const own = sheet.starting(row);
    const label = cells.text('label');
    if (label === null || own.length === 0) continue;
    const amount = cells.money('amount', amounts, row);
    const detail = cells.cell('detail');
    const total = isTotal(label);
    const goals = (['goalImplementation', 'goalAnnual'] as const).flatMap((role) => {
      const text = cells.text(role);
      return text === null
        ? []
        : [{ period: role === 'goalAnnual' ? ('annual' as const) : ('implementation' as const), text }];
    });
    const item: Item = {
      label: total ? labelText(label).replace(/\s/g, '') : labelText(label),
      detail: detail === cells.cell('label') ? null : textOf(detail),
      amount,
      rationale: cells.text('rationale'),
      row,
    };
    if (region.columns.some((column) => column.role === 'goalAnnual' || column.role === 'goalImplementation'))
      item.goals = goals;
    const printed = !isBlank(cells.cell('amount')?.text ?? '');
    if (printed || item.detail !== null || item.rationale !== null || goals.length > 0) out.push(item);
  }
  return out;
}
