import type { Block } from '../../document/body.js';
import type { Stage } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { Evidence } from './evidence.js';
import { scopeOfLine, scopeOfName, type Scope } from './scope.js';
import { isShortFormOf, organizationIn, organizationKey } from './organization.js';
import { stageIn } from './stage.js';
import { yearsIn } from './year.js';

/** A run of blocks that belongs to one department, year and stage. */
export interface Run {
  readonly key: string | null;
  readonly year: number | null;
  readonly stage: Stage | null;
  readonly scope: Scope | null;
  readonly from: number;
  to: number;
  /** What opened it: another department's name, a cover or heading of its own, or the tables' titles alone. */
  readonly opened: 'name' | 'heading' | 'titles';
}

/** A place where the file says whose, which year's or which stage's tables follow. */
interface Mark {
  readonly block: number;
  readonly key: string | null;
  readonly year: number | null;
  readonly stage: Stage | null;
  readonly scope: Scope | null;
  readonly heading: boolean;
}

/** A run of fewer tables that bears another name, year or stage is a slip of a template, no document of its own. */
const MIN_TABLES = 2;
/** Titles alone are more easily wrong about their year than about their department. */
const MIN_TITLED_TABLES = 3;

const FORM_TITLE = /绩效|自评|目标表/;
/** A second cover inside a file: X2024年部门预算, 2023年度单位决算公开说明. Numbered headings divide one document. */
const COVER_LINE =
  /(?:部门|单位)?(?:预算|决算)(?:草案)?(?:信息)?(?:公开)?(?:文本|报告|草案|套?表|情况|说明|情况说明|情况公开)?$/;
const NUMBERED = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])/;
const MAX_COVER_LINE = 40;

/** Cuts the blocks where the tables begin to bear another department's name, another year or another stage. */
export function splitRuns(blocks: readonly Block[], evidence: readonly Evidence[]): Run[] {
  const marks = marksOf(blocks, evidence);
  const runs: Run[] = [];
  for (const mark of marks) {
    const last = runs.at(-1);
    if (last && !differs(last, mark)) {
      runs[runs.length - 1] = {
        ...last,
        key: longer(last.key, mark.key),
        year: last.year ?? mark.year,
        stage: last.stage ?? mark.stage,
        scope: last.scope ?? mark.scope,
      };
      continue;
    }
    const from = last ? startOf(blocks, mark.block) : 0;
    if (last) last.to = from;
    // What the mark leaves open goes on as before, except that another department starts afresh.
    const other = last !== undefined && mark.key !== null && last.key !== null && !sameKey(last.key, mark.key);
    runs.push({
      key: mark.key ?? last?.key ?? null,
      year: mark.year ?? (other ? null : (last?.year ?? null)),
      stage: mark.stage ?? (other ? null : (last?.stage ?? null)),
      scope: mark.scope ?? (last ? null : scopeOfCover(blocks)),
      from,
      to: blocks.length,
      opened: other ? 'name' : mark.heading ? 'heading' : 'titles',
    });
  }
  if (runs.length === 0)
    return [{ key: null, year: null, stage: null, scope: null, from: 0, to: blocks.length, opened: 'titles' }];
  return mergeSlips(blocks, runs);
}

export function sameKey(a: string, b: string): boolean {
  return a === b || isShortFormOf(a, b) || isShortFormOf(b, a);
}

function longer(a: string | null, b: string | null): string | null {
  return a !== null && b !== null ? (b.length > a.length ? b : a) : (a ?? b);
}

function differs(run: Run, mark: Mark): boolean {
  return differsInScope(run, mark) || differsElse(run, mark);
}

/** A department's disclosure may have its own unit's (本级) bound to it. */
function differsInScope(run: Run, { scope }: Pick<Mark, 'scope'>): boolean {
  return scope !== null && run.scope !== null && scope !== run.scope;
}

function differsElse(run: Run, { key, year, stage }: Pick<Mark, 'key' | 'year' | 'stage'>): boolean {
  return (
    (key !== null && run.key !== null && !sameKey(key, run.key)) ||
    (year !== null && run.year !== null && year !== run.year) ||
    (stage !== null && run.stage !== null && stage !== run.stage)
  );
}

function marksOf(blocks: readonly Block[], evidence: readonly Evidence[]): Mark[] {
  const firstTable = blocks.findIndex((block) => block.type === 'table');
  const strong = new Map<number, string>();
  const weak = new Map<number, string>();
  const scopes = new Map<number, Scope>();
  for (const { block, place, name } of evidence) {
    if (name === null || blocks[block]?.type !== 'table') continue;
    const sure = place === 'title' || (place === 'caption' && !isForm(blocks[block]));
    const scope = scopeOfName(name);
    if (sure && scope !== null) scopes.set(block, scope);
    const names = sure ? strong : weak;
    if (!names.has(block)) names.set(block, organizationKey(name));
  }
  const known = new Set(strong.values());
  // Forms of a consolidated department name the units that carry out its projects: they open no document
  // unless a table or a title bears that name, too, or nothing else says whose the file is.
  const formsDecide = known.size === 0 && !hasCover(blocks);
  const out: Mark[] = [];
  blocks.forEach((block, index) => {
    if (block.type === 'paragraph') {
      const mark = index > firstTable && firstTable >= 0 ? coverLine(block.text, index) : null;
      if (mark) out.push(mark);
      return;
    }
    const form = weak.get(index);
    const key = strong.get(index) ?? (form !== undefined && (formsDecide || isKnown(known, form)) ? form : null);
    const title = isForm(block) ? null : block.table.caption.title;
    const year = isForm(block)
      ? null
      : (block.table.caption.year ?? (title === null ? null : (yearsIn(title)[0]?.year ?? null)));
    const stage = title === null ? null : stageIn(title);
    const scope = scopes.get(index) ?? null;
    if (key !== null || year !== null || stage !== null)
      out.push({ block: index, key, year, stage, scope, heading: false });
  });
  return out;
}

function isKnown(known: ReadonlySet<string>, key: string): boolean {
  return known.has(key) || [...known].some((one) => sameKey(one, key));
}

function isForm(block: Block | undefined): boolean {
  return block?.type === 'table' && FORM_TITLE.test(fold(block.table.caption.title ?? ''));
}

/** The file says before its tables that it is a department's budget or accounts. */
function hasCover(blocks: readonly Block[]): boolean {
  for (const block of blocks) {
    if (block.type === 'table') return false;
    if (block.text.length <= MAX_COVER_LINE && /(?:部门|单位)(?:预算|决算)|预算公开|决算公开/.test(fold(block.text)))
      return true;
  }
  return false;
}

function coverLine(text: string, block: number): Mark | null {
  const plain = text.replace(/\s+/g, '');
  if (plain.length > MAX_COVER_LINE || NUMBERED.test(plain) || !COVER_LINE.test(plain)) return null;
  const year = yearsIn(plain)[0]?.year ?? null;
  const stage = stageIn(plain);
  const name = organizationIn(plain);
  if (year === null || stage === null) return null;
  const scope = (name === null ? null : scopeOfName(name)) ?? scopeOfLine(plain);
  return { block, key: name === null ? null : organizationKey(name), year, stage, scope, heading: true };
}

/** What the file says of its scope before its first table. */
function scopeOfCover(blocks: readonly Block[]): Scope | null {
  const first = blocks.findIndex((block) => block.type === 'table');
  for (const block of blocks.slice(0, Math.max(first, 0))) {
    if (block.type !== 'paragraph' || block.text.length > MAX_COVER_LINE) continue;
    const plain = block.text.replace(/\s+/g, '');
    const scope = yearsIn(plain).length > 0 ? scopeOfLine(plain) : null;
    if (scope !== null) return scope;
  }
  return null;
}

const MAX_START = 6;

/** The caption or cover paragraphs right over a mark begin its section. */
function startOf(blocks: readonly Block[], mark: number): number {
  let start = mark;
  while (start > 0 && mark - start < MAX_START) {
    const above = blocks[start - 1];
    if (above === undefined || above.type === 'table' || above.text.length > 60) break;
    if (/[。；]$|^(?:备?注|说明)/.test(above.text)) break;
    start--;
  }
  return start;
}

function mergeSlips(blocks: readonly Block[], runs: readonly Run[]): Run[] {
  const isSlip = (run: Run): boolean => {
    const tables = blocks.slice(run.from, run.to).filter((block) => block.type === 'table');
    // Forms say nothing of a year or a stage: a budget may have last year's self-evaluation bound to it.
    if (run.opened === 'name' && holdsOverallForm(blocks, run)) return false;
    const counted = run.opened === 'name' ? tables : tables.filter((block) => !isForm(block));
    return counted.length < (run.opened === 'titles' ? MIN_TITLED_TABLES : MIN_TABLES);
  };
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && (isSlip(run) || !differs(last, { ...run, block: run.from, heading: false }))) last.to = run.to;
    // A template may say 部门 and 单位 by turns of one budget; two budgets have the same tables.
    else if (last && !differsElse(last, run) && tablesInBoth(blocks, last, run) < MIN_TABLES) last.to = run.to;
    else if (last && out.length === 1 && last.from === 0 && isFirstSlip(blocks, last))
      out[0] = { ...run, from: last.from };
    else out.push({ ...run });
  }
  return out;
}

/** How many of a run's tables have the title of one of another run. */
function tablesInBoth(blocks: readonly Block[], a: Run, b: Run): number {
  const titles = ({ from, to }: Run): string[] =>
    blocks.slice(from, to).flatMap((block) => (block.type === 'table' ? bareTitle(block.table.caption.title) : []));
  const known = titles(a);
  return titles(b).filter((title) => known.some((one) => one.endsWith(title) || title.endsWith(one))).length;
}

/** 2023年部门收支总表 and 单位收支总表 are titles of one table. */
function bareTitle(title: string | null): string[] {
  const bare = fold(title ?? '').replace(/20\d{2}年?度?|部门|单位|本级|机关|[()]/g, '');
  return bare.length < MIN_TITLE ? [] : [bare];
}

/** 收支总表 is the shortest title that there is. */
const MIN_TITLE = 4;

/** 2021年X整体绩效自评表 is a whole disclosure, be it the only table of its body. */
function holdsOverallForm(blocks: readonly Block[], run: Run): boolean {
  return blocks
    .slice(run.from, run.to)
    .some((block) => block.type === 'table' && /整体(?:支出)?绩效/.test(fold(block.table.caption.title ?? '')));
}

/** What stands before the first real run (a contents page, one odd table) belongs to it. */
function isFirstSlip(blocks: readonly Block[], run: Run): boolean {
  const tables = blocks.slice(run.from, run.to).filter((block) => block.type === 'table').length;
  return tables < MIN_TABLES && !holdsOverallForm(blocks, run);
}
