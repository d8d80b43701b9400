import type { Table } from '../document/table.js';
import type { StatementKind } from '../schema/index.js';
import { yuanExponent } from '../text/units.js';
import type { TableRole } from './role.js';
import {
  LAYOUT_RULES,
  PERFORMANCE_WORDS,
  type LayoutFeatures,
  type LayoutRule,
} from './statement-catalogue-layouts.js';
import { printedTitle, readTitle } from './statement-title.js';
import { isNameless, layoutFeatures } from './table-features.js';

/**
 * What a table is, by its title and by its columns. The title names the kind; the columns confirm it, stand in
 * for it where it is missing or says nothing, and overrule it where it clearly belongs to another table.
 */
export function classifyTable(table: Table): TableRole {
  const title = readTitle(printedTitle(table));
  const features = layoutFeatures(table);
  if (title === 'contents' || isContentsList(features)) return { family: 'unrecognised' };
  if (title === 'performance' || isPerformance(features)) return { family: 'performance' };
  if (isNameless(table)) return { family: 'unrecognised' };
  const byColumns = kindByColumns(features);
  if (title === null) return byColumns === null ? remainder(table, features) : statement(byColumns, 'columns');
  if (byColumns === title.kind) return statement(title.kind, 'title-and-columns');
  if (byColumns !== null && contradicts(title.kind, byColumns)) return statement(byColumns, 'columns');
  return holdsRows(table, features) ? statement(title.kind, 'title') : { family: 'unrecognised' };
}

function statement(kind: StatementKind, by: 'title' | 'columns' | 'title-and-columns'): TableRole {
  return { family: 'statement', kind, by };
}

function kindByColumns(features: LayoutFeatures): StatementKind | null {
  return LAYOUT_RULES.find((rule) => fits(rule, features))?.kind ?? null;
}

function fits(rule: LayoutRule, features: LayoutFeatures): boolean {
  const { header, labels, functionCodes, economicCodes } = features;
  const hits = (patterns: readonly RegExp[], text: string) => patterns.filter((p) => p.test(text)).length;
  const codes = { function: functionCodes, economic: economicCodes };
  return (
    (rule.twoSided === undefined || rule.twoSided === features.twoSided) &&
    (rule.figures === undefined || rule.figures === features.figures > 0) &&
    (rule.codes === undefined || codes[rule.codes] > 0) &&
    (rule.header === undefined || hits(rule.header, header) >= (rule.atLeast ?? rule.header.length)) &&
    (rule.labels === undefined || hits(rule.labels, labels) >= (rule.labelsAtLeast ?? rule.labels.length)) &&
    (rule.everyLabel === undefined || labels.split('|').every((label) => rule.everyLabel?.test(label))) &&
    rule.none?.test(`${header}|${labels}`) !== true
  );
}

/** Several words of indicator tables. One alone (满意度) may stand in any table. */
function isPerformance(features: LayoutFeatures): boolean {
  const texts = `${features.header}|${features.labels}`.split('|');
  return PERFORMANCE_WORDS.filter((word) => texts.some((text) => word.test(text))).length >= 2;
}

/** A list of tables: most of its texts are names of tables. */
function isContentsList(features: LayoutFeatures): boolean {
  const texts = `${features.header}|${features.labels}`.split('|').filter((text) => text !== '');
  return (
    texts.length >= 3 && texts.filter((text) => /(表|说明|情况|解释)[.…·]*\d*$/.test(text)).length * 2 > texts.length
  );
}

const SIDED: ReadonlySet<StatementKind> = new Set(['revenue-expenditure-summary', 'fiscal-appropriation-summary']);
const WIDE: ReadonlySet<StatementKind> = new Set([...SIDED, 'revenue-summary', 'expenditure-summary']);
/** Kinds that their columns alone prove. */
const TELLING: ReadonlySet<StatementKind> = new Set([
  'three-public-expenses',
  'government-procurement',
  'state-assets',
  'staffing',
  'government-debt',
]);

function contradicts(title: StatementKind, columns: StatementKind): boolean {
  return (WIDE.has(title) && TELLING.has(columns)) || (SIDED.has(columns) && !WIDE.has(title) && title !== 'other');
}

/** With a title alone: a grid that can hold rows of a statement at all. */
function holdsRows(table: Table, features: LayoutFeatures): boolean {
  return table.columns >= 2 && (table.headerRows > 0 || features.figures > 0);
}

/** Money by classification code, or with totals under a printed unit, that no rule knows. */
function remainder(table: Table, features: LayoutFeatures): TableRole {
  const coded = features.functionCodes + features.economicCodes >= 2;
  const summed = yuanExponent(table.caption.unit) !== null && /(^|\|)(合计|总计)/.test(features.labels);
  const money = features.figures >= 2 && table.headerRows > 0 && (coded || summed);
  return money ? statement('other', 'columns') : { family: 'unrecognised' };
}
