import { organizationKey } from '../recognize/identity/organization.js';
import type { BudgetDocument, Check } from '../schema/index.js';
import { CheckContext } from './context.js';
import { wan } from './narrative.js';
import { both, difference, sum } from './numbers.js';
import { grandTotal, itemColumn, sideTotals, totalRow } from './pick.js';
import { report } from './report.js';
import type { Outcome, Rule } from './rule.js';
import type { Term } from './view.js';

/** X-16, tried where a run holds a department and every unit that it lists. */
export const UNITS_RULE: Rule = {
  id: 'X-16',
  name: 'units-vs-department',
  title: both('各单位之和等于部门汇总', 'the units add up to the department'),
  explanation: both(
    '一次运行中有部门的文件和机构设置表所列全部单位的文件时：各单位支出之和 = 部门支出 + 对附属单位补助、上缴上级等内部往来。允许误差 u×(n+1)。',
    'where a run holds a department and all units of its list of bodies: the sum of their expenditure = the department’s, and transfers between them at most; tolerance u × (n + 1).',
  ),
  severity: 'warning',
  check: () => [],
};

/** Tries the rule on a department. */
export function checkUnits(document: BudgetDocument, documents: readonly BudgetDocument[]): Check[] {
  const context = new CheckContext(document, []);
  const units = unitsOf(document, documents);
  if (units.length < 2) return [];
  return report({ ...UNITS_RULE, check: () => compareUnits(context, units) }, context);
}

/** Equal for a unit's own document and its name in the list of a department of its place, year and stage; else null. */
export function unitKey(document: BudgetDocument): string | null {
  return document.department.scope === 'unit' ? keyOf(document.department.name, document) : null;
}

/** The keys (unitKey) of the units that a document lists, in order. */
export function listedUnits(document: BudgetDocument): string[] {
  return document.statements
    .filter(({ kind }) => kind === 'organization')
    .flatMap(({ lines }) => lines.flatMap(({ label }) => label ?? []))
    .map((name) => keyOf(name, document));
}

function keyOf(name: string, { department, fiscalYear, stage }: BudgetDocument): string {
  return [department.region?.code ?? '-', organizationKey(name), fiscalYear, stage].join('/');
}

/** The documents of the units that the department lists; none unless all of them are there. */
function unitsOf(document: BudgetDocument, documents: readonly BudgetDocument[]): BudgetDocument[] {
  const found = listedUnits(document).map((key) => {
    const [one, another] = documents.filter((other) => other !== document && unitKey(other) === key);
    // Two editions, or two bodies of one name: nobody can say which of them counts.
    return another === undefined ? one : undefined;
  });
  return found.every((one) => one !== undefined) && new Set(found).size === found.length ? found : [];
}

function compareUnits(context: CheckContext, units: readonly BudgetDocument[]): Outcome[] {
  const whole = expenditureOf(context);
  const contexts = units.map((unit) => new CheckContext(unit, []));
  const parts = contexts.map(expenditureOf);
  if (typeof whole?.value !== 'number' || parts.some((part) => typeof part?.value !== 'number')) return [];
  const total = sum(parts.map((part) => part?.value ?? 0));
  const between = sum(contexts.map(transfersOf));
  const tolerance = Math.max(whole.half, ...parts.map((part) => part?.half ?? 0)) * (parts.length + 1);
  const over = difference(total, whole.value);
  return [
    {
      status: over >= -tolerance && over <= between + tolerance ? 'pass' : 'fail',
      unit: 'yuan',
      expected: total,
      actual: whole.value,
      tolerance,
      message: both(
        `部门支出 ${wan(whole.value)}，所列 ${units.length} 个单位之和为 ${wan(total)}，其中内部往来至多 ${wan(between)}`,
        `the department spends ${wan(whole.value)}, its ${units.length} units ${wan(total)}, at most ${wan(between)} of it to each other`,
      ),
      evidence: [whole.evidence],
      group: 'units',
    },
  ];
}

function expenditureOf(context: CheckContext): Term | undefined {
  const [summary] = context.of('revenue-expenditure-summary');
  const sides = summary === undefined ? undefined : sideTotals(summary, 'expenditure');
  const [list] = context.of('expenditure-summary');
  return sides?.current ?? sides?.total ?? (list === undefined ? undefined : grandTotal(list));
}

/** What a unit passes on to others: 对附属单位补助 and 上缴上级. */
function transfersOf(context: CheckContext): number {
  const [list] = context.of('expenditure-summary');
  const row = list === undefined ? undefined : totalRow(list);
  if (list === undefined || row === undefined) return 0;
  const columns = (['subsidy-to-subordinates', 'remittance-to-superior'] as const).map((item) =>
    itemColumn(list, item),
  );
  return sum(columns.map((column) => (column === undefined ? 0 : (row.amounts[column.key] ?? 0))));
}
