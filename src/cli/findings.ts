import { fill, type Language } from '../document/bilingual.js';
import type { BudgetDocument } from '../schema/index.js';
import { clip, displayWidth, plain } from './plain.js';
import type { SummaryOptions } from './summary.js';
import { WORDS } from './words.js';

type Diagnostic = BudgetDocument['diagnostics'][number];

/** The rules that failed, the serious ones first. */
export function failedCheckLines(documents: readonly BudgetDocument[], options: SummaryOptions): string[] {
  const { language, paint, columns } = options;
  const order = ['error', 'warning', 'info'];
  return documents
    .flatMap((document) => document.checks.filter((check) => check.status === 'fail'))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((check) => {
      const rule = `    ✗ ${plain(check.rule)}  `;
      const text = clip(plain(check.message[language]), columns - displayWidth(rule));
      return `${check.severity === 'error' ? paint.red(rule) : paint.yellow(rule)}${text}`;
    });
}

/** What was not understood: on a screen one line a code, in full one line a diagnostic. */
export function findingLines(documents: readonly BudgetDocument[], options: SummaryOptions): string[] {
  const { language, paint } = options;
  const all = documents.flatMap((document) => document.diagnostics);
  if (all.length === 0) return [paint.green(`  ${WORDS.understood[language]}`)];
  const groups = options.rows === Number.POSITIVE_INFINITY ? all.map((one) => [one]) : byCode(all);
  return [paint.bold(`  ${WORDS.notUnderstood[language]}`), ...groups.map((group) => groupLine(group, options))];
}

function byCode(all: readonly Diagnostic[]): Diagnostic[][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of all) {
    const group = groups.get(one.code);
    if (group === undefined) groups.set(one.code, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function groupLine(group: readonly Diagnostic[], { language, paint, columns, rows }: SummaryOptions): string {
  const [first] = group;
  if (first === undefined) return '';
  const painter = first.severity === 'error' ? paint.red : first.severity === 'warning' ? paint.yellow : paint.dim;
  const head = `    ${plain(first.code)}${group.length > 1 ? ` ×${group.length}` : ''}  `;
  const where = pagesOf(group, language);
  const text = `${where === '' ? '' : `${where}  `}${plain(first.message[language])}`;
  return `${painter(head)}${rows === Number.POSITIVE_INFINITY ? text : clip(text, columns - displayWidth(head))}`;
}

/** More page numbers than these say no more than "in many places". */
const PAGES_SHOWN = 6;

function pagesOf(group: readonly Diagnostic[], language: Language): string {
  const pages = [...new Set(group.map((one) => one.page).filter((page) => page !== null))].sort((a, b) => a - b);
  if (pages.length === 0) return '';
  const shown = pages.slice(0, PAGES_SHOWN).join(', ') + (pages.length > PAGES_SHOWN ? ', …' : '');
  return fill(WORDS.onPages, { value: shown })[language];
}
