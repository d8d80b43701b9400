import type { Cell } from '../../document/table.js';
import type { Performance } from '../../schema/index.js';
import { HEAD_LABELS, roleOf, type HeadLabel } from '../../recognize/performance-labels.js';
import { readFigure } from '../money.js';
import { unitIn, type Amounts } from './amounts.js';
import { inRegion, type Region } from './regions.js';
import { blank, labelText, nameOf, textOf, type FormSheet } from './sheet.js';

/** A label with what was filled in for it. */
export interface Filled {
  readonly label: HeadLabel;
  readonly cell: Cell;
  readonly text: string | null;
  /** The cell of the value; the label's own cell where both stand in one. */
  readonly at: Cell;
}

/** The head (表头) of a form. Amounts in yuan. */
export interface Head {
  readonly project: string | null;
  readonly program: Performance['program'];
  readonly authority: Performance['authority'];
  readonly implementingUnit: string | null;
  readonly department: string | null;
  readonly implementationPeriod: string | null;
  readonly amount: number | null;
  readonly staff: number | null;
}

/** Labels that the head answers with one value each. */
const SINGLE: ReadonlySet<HeadLabel> = new Set([
  'department',
  'project',
  'program',
  'authority',
  'implementingUnit',
  'period',
  'amount',
  'staff',
]);

/** The first filled value of each label above and between the `regions` counts. */
export function readHead(sheet: FormSheet, regions: readonly Region[], amounts: Amounts): Head {
  const filled = filledLabels(sheet, regions);
  const first = (label: HeadLabel): Filled | undefined =>
    filled.find((one) => one.label === label && one.text !== null);
  const name = (label: HeadLabel): string | null => {
    const text = first(label)?.text ?? null;
    return text === null ? null : nameOf(text);
  };
  const amount = first('amount');
  const authority = name('authority');
  return {
    project: name('project'),
    program: readProgram(sheet, filled, amounts),
    authority: authority === null ? null : nameAndCode(authority),
    implementingUnit: unitName(name('implementingUnit')),
    department: unitName(name('department')),
    implementationPeriod: name('period'),
    amount: amount === undefined ? null : amounts.moneyText(amount.text ?? '', unitIn(amount.cell.text), amount.at),
    staff: count(first('staff')?.text ?? null),
  };
}

function filledLabels(sheet: FormSheet, regions: readonly Region[]): Filled[] {
  const out: Filled[] = [];
  for (const row of sheet.rows()) {
    if (inRegion(regions, row)) continue;
    for (const cell of sheet.starting(row)) {
      const inline = splitInline(cell.text);
      if (inline !== null && SINGLE.has(inline.label)) {
        out.push({ label: inline.label, cell, text: inline.value, at: cell });
        continue;
      }
      const label = sheet.label(cell);
      if (label === null || !SINGLE.has(label)) continue;
      const value = valueCell(sheet, cell);
      out.push({ label, cell, text: textOf(value), at: value ?? cell });
    }
  }
  return out;
}

/** A unit's name without what the form asks for beside it: （盖章） alone is no name. */
export function unitName(text: string | null): string | null {
  const name = nameOf(text ?? '')
    .replace(/[（(](盖章|公章|签章)[）)]/g, '')
    .trim();
  return name === '' ? null : name;
}

/** 资金总额：1086.42, 其中：一般公共预算：520: label and value in one cell. */
export function splitInline(text: string): { label: HeadLabel; name: string; value: string } | null {
  const match = /^([^:：\n]{2,20})[:：]\s*(\S[^]*)$/.exec(text.trim().replace(/^其中[:：]\s*(?=.+[:：])/, ''));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const label = roleOf(HEAD_LABELS, match[1]);
  return label === null ? null : { label, name: match[1], value: match[2] };
}

/** The value of a label: the next filled cell to its right, or, where another label stands there, the cell below. */
export function valueCell(sheet: FormSheet, label: Cell): Cell | undefined {
  const right = sheet.rightOf(label, label.row);
  const next = right.find((cell) => !blank(cell));
  if (next !== undefined && sheet.label(next) === null && splitInline(next.text) === null) return next;
  if (right[0] !== undefined && blank(right[0])) return undefined; // the place for the value is there, and empty
  const below = sheet.at(label.row + label.rowSpan, label.col);
  if (below === undefined || below.col !== label.col || blank(below) || sheet.label(below) !== null) return undefined;
  return below;
}

/** 所属专项: one value beside it, or 名称 and 金额 with a value each. */
function readProgram(sheet: FormSheet, filled: readonly Filled[], amounts: Amounts): Performance['program'] {
  const program = filled.find((one) => one.label === 'program');
  if (program === undefined) return null;
  let name: string | null = null;
  let amount: number | null = null;
  let divided = false;
  for (let row = program.cell.row; row < sheet.reach(program.cell); row++) {
    const right = sheet.rightOf(program.cell, row).filter((cell) => !blank(cell));
    right.forEach((cell, i) => {
      const part = labelText(cell.text).replace(/\s/g, '');
      const next = right[i + 1];
      if (part === '名称') {
        name = next === undefined ? null : nameOf(next.text);
        divided = true;
      } else if (/^金额([(（].*[)）])?$/.test(part)) {
        amount = amounts.money(next);
        divided = true;
      }
    });
  }
  if (!divided && program.text !== null) name = nameOf(program.text);
  return name === null && amount === null ? null : { name, amount };
}

/** 教育部 105, 105-教育部, [105]教育部: a department with its code. */
function nameAndCode(text: string): { name: string; code: string | null } {
  const before = /^[[【(（]?(\d{3,9})[\]】)）]?\s*[-—－]?\s*(\D.*)$/.exec(text);
  if (before?.[1] !== undefined && before[2] !== undefined) return { name: before[2].trim(), code: before[1] };
  const after = /^(.*?\D)\s*[-—－]?\s*[[【(（]?(\d{3,9})[\]】)）]?$/.exec(text);
  if (after?.[1] !== undefined && after[2] !== undefined)
    return { name: after[1].replace(/[[【(（\s—－-]+$/, ''), code: after[2] };
  return { name: text, code: null };
}

function count(text: string | null): number | null {
  const figure = text === null ? null : readFigure(text.replace(/[人名]$/, ''));
  return figure === null ? null : Number(figure.digits);
}
