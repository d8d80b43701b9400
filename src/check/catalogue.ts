import type { Rule } from './rule.js';
import { AGENCY_EXPENSES_RULE } from './rules/agency-expenses.js';
import { BASIC_EXPENDITURE_RULES } from './rules/basic-expenditure.js';
import { CLASS_ORDER_RULE } from './rules/class-order.js';
import { CODE_RULE } from './rules/codes.js';
import { CONTRIBUTION_RULES } from './rules/contributions.js';
import { CONTENTS_RULES } from './rules/contents.js';
import { CONTINUATION_RULE } from './rules/continuation.js';
import { CROSS_TABLE_RULES } from './rules/cross.js';
import { EMPTY_TABLE_RULE } from './rules/empty-tables.js';
import { EVALUATION_RULES } from './rules/evaluation.js';
import { INDICATOR_RULES } from './rules/indicators.js';
import { PERFORMANCE_CROSS_RULES } from './rules/performance-cross.js';
import { PLAUSIBILITY_RULE } from './rules/plausibility.js';
import { PROSE_CHANGE_RULES } from './rules/prose-changes.js';
import { PROSE_SUM_RULES } from './rules/prose-sums.js';
import { PROSE_TABLE_RULES } from './rules/prose-tables.js';
import { PROSE_TARGET_RULE } from './rules/prose-targets.js';
import { PROSE_YEAR_RULE } from './rules/prose-years.js';
import { RESIDUE_RULES } from './rules/residue.js';
import { STRUCTURE_RULES } from './rules/structure.js';
import { WITHIN_TABLE_RULES } from './rules/within.js';
import { UNITS_RULE } from './units.js';
import { YEAR_RULE } from './years.js';

const FAMILIES = 'TXNSP';

/** Every rule, in the order in which they are tried and told: within tables, across, prose, structure, indicators. */
export const RULES: readonly Rule[] = [
  ...WITHIN_TABLE_RULES,
  ...BASIC_EXPENDITURE_RULES,
  CONTINUATION_RULE,
  ...EVALUATION_RULES,
  ...CROSS_TABLE_RULES,
  CODE_RULE,
  CLASS_ORDER_RULE,
  AGENCY_EXPENSES_RULE,
  ...CONTRIBUTION_RULES,
  ...PERFORMANCE_CROSS_RULES,
  YEAR_RULE,
  UNITS_RULE,
  ...PROSE_TABLE_RULES,
  EMPTY_TABLE_RULE,
  ...PROSE_CHANGE_RULES,
  ...PROSE_SUM_RULES,
  PROSE_TARGET_RULE,
  PLAUSIBILITY_RULE,
  PROSE_YEAR_RULE,
  ...RESIDUE_RULES,
  ...CONTENTS_RULES,
  ...STRUCTURE_RULES,
  ...INDICATOR_RULES,
].sort((a, b) => FAMILIES.indexOf(a.id.charAt(0)) - FAMILIES.indexOf(b.id.charAt(0)) || (a.id < b.id ? -1 : 1));
