import type { Table } from '../../document/table.js';
import type { Stage } from '../../schema/index.js';
import { fold } from '../../text/fold.js';

/** What the column heads of a table say of its year and stage: 2025年预算数, 2024年决算数, 决算数. */
export interface HeaderMention {
  readonly year: number | null;
  readonly stage: Stage | null;
}

const COLUMN = /(20\d{2})年?度?(?:部门|单位)?(?:年初|当年|财政拨款)?(预算|决算|执行)/g;
/** 预算数比2024年执行数增减: the budget is a year younger than what it is compared with. */
const COMPARISON = /(?:比|较)(?:上年)?[（(]?(20\d{2})年?度?/;
const HEADER_ROWS = 4;

/** Last evidence, for tables whose title says neither year nor stage. */
export function headerMention(table: Table): HeaderMention {
  const rows = Math.max(table.headerRows, 1);
  let budget: number | null = null;
  let executed: number | null = null;
  let compared: number | null = null;
  let plainBudget = false;
  let plainFinal = false;
  for (const cell of table.cells) {
    if (cell.row >= Math.min(rows, HEADER_ROWS)) continue;
    const text = fold(cell.text);
    const comparison = COMPARISON.exec(text);
    if (comparison) {
      compared = Math.max(compared ?? 0, Number(comparison[1]));
      continue;
    }
    let dated = false;
    for (const match of text.matchAll(COLUMN)) {
      const year = Number(match[1]);
      dated = true;
      if (match[2] === '预算') budget = Math.max(budget ?? 0, year);
      else executed = Math.max(executed ?? 0, year);
    }
    if (dated || /上年|上一年/.test(text)) continue;
    if (/^(?:本年)?决算数?$/.test(text)) plainFinal = true;
    else if (/预算数$/.test(text)) plainBudget = true;
  }
  if (budget !== null && (executed === null || budget > executed))
    return { year: budget, stage: plainFinal ? 'final-accounts' : 'budget' };
  if (executed !== null)
    return plainBudget && !plainFinal
      ? { year: executed + 1, stage: 'budget' }
      : { year: executed, stage: 'final-accounts' };
  const stage = plainFinal ? 'final-accounts' : plainBudget ? 'budget' : null;
  return { year: compared === null ? null : compared + (stage === 'final-accounts' ? 0 : 1), stage };
}
