import type { Block } from '../../document/body.js';
import type { Stage } from '../../schema/index.js';
import { collectEvidence, type Evidence } from './evidence.js';
import { organizationIn, organizationKey } from './organization.js';
import { stageIn } from './evidence.js';
import { yearsIn } from './year.js';

/** A run of blocks that belongs to one department, year and stage. */
export interface Section {
  readonly name: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly stage: Stage;
  /** Indices of its blocks, ascending. */
  readonly blocks: readonly number[];
}

/** A run of fewer tables that bears another name is a slip of a template, no document of its own. */
const MIN_TABLES = 2;
const FILE_NAME_WEIGHT = 2.5;

/**
 * Who, which year and which stage; several sections where the tables and forms of one file bear the names of
 * several departments. Every place that names one votes with its weight.
 */
export function identify(
  blocks: readonly Block[],
  formDepartment: (index: number) => string | null,
  fileName: string,
): Section[] {
  const evidence = collectEvidence(blocks, formDepartment);
  const runs = splitRuns(blocks, evidence);
  const file = fileEvidence(fileName);
  return runs.map(({ from, to }) => {
    const own = evidence.filter(({ block }) => block >= from && block < to);
    // What only one of several sections says counts for it alone; a single section hears the file name too.
    const heard = runs.length === 1 ? [...own, ...file] : own;
    const name = electName(heard) ?? electName(evidence);
    return {
      name: name?.name ?? null,
      code: name?.code ?? null,
      year:
        elect(heard.length > 0 ? heard : evidence, (one) => one.year) ??
        elect([...evidence, ...file], (one) => one.year),
      stage: elect(heard, (one) => one.stage) ?? elect([...evidence, ...file], (one) => one.stage) ?? 'budget',
      blocks: Array.from({ length: to - from }, (_, i) => from + i),
    };
  });
}

function fileEvidence(fileName: string): Evidence[] {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const name = organizationIn(stem);
  return [
    {
      block: -1,
      name,
      code: null,
      year: name === null ? null : (yearsIn(stem)[0]?.year ?? null),
      stage: name === null ? null : stageIn(stem),
      weight: FILE_NAME_WEIGHT,
      anchor: false,
    },
  ];
}

function elect<T extends string | number>(evidence: readonly Evidence[], pick: (one: Evidence) => T | null): T | null {
  const votes = new Map<T, number>();
  for (const one of evidence) {
    const value = pick(one);
    if (value !== null) votes.set(value, (votes.get(value) ?? 0) + one.weight);
  }
  return best(votes);
}

/** Names of one body in several forms vote together; printed is the form that got most of the votes. */
function electName(evidence: readonly Evidence[]): { name: string; code: string | null } | null {
  const named = evidence.filter((one) => one.name !== null);
  const key = elect(named, (one) => organizationKey(one.name ?? ''));
  if (key === null) return null;
  const same = named.filter((one) => organizationKey(one.name ?? '') === key);
  const name = elect(same, (one) => one.name);
  return name === null ? null : { name, code: elect(same, (one) => one.code) };
}

function best<T>(votes: ReadonlyMap<T, number>): T | null {
  let winner: T | null = null;
  let most = 0;
  for (const [value, count] of votes)
    if (count > most) {
      winner = value;
      most = count;
    }
  return winner;
}

interface Run {
  readonly key: string;
  readonly from: number;
  to: number;
}

/** Cuts the blocks where the tables begin to bear another department's name. */
function splitRuns(blocks: readonly Block[], evidence: readonly Evidence[]): Run[] {
  const anchors = evidence.filter((one) => one.anchor && one.name !== null);
  const keys: { key: string; block: number }[] = [];
  for (const { block, name } of anchors) {
    const key = organizationKey(name ?? '');
    if (keys.at(-1)?.block !== block) keys.push({ key, block });
  }
  const runs: Run[] = [];
  for (const { key, block } of keys) {
    const last = runs.at(-1);
    if (last?.key === key) continue;
    const from = runs.length === 0 ? 0 : startOf(blocks, block);
    if (last) last.to = from;
    runs.push({ key, from, to: blocks.length });
  }
  if (runs.length === 0) return [{ key: '', from: 0, to: blocks.length }];
  return mergeSlips(blocks, runs);
}

/** The caption paragraphs right over a table begin its section. */
function startOf(blocks: readonly Block[], table: number): number {
  let start = table;
  while (start > 0) {
    const above = blocks[start - 1];
    if (above === undefined || above.type === 'table' || above.text.length > 60 || /。$/.test(above.text)) break;
    start--;
  }
  return start;
}

function mergeSlips(blocks: readonly Block[], runs: readonly Run[]): Run[] {
  const tables = (run: Run): number => blocks.slice(run.from, run.to).filter((block) => block.type === 'table').length;
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && (run.key === last.key || tables(run) < MIN_TABLES)) last.to = run.to;
    else if (last && tables(last) < MIN_TABLES && out.length === 1) out[0] = { ...run, from: last.from };
    else out.push({ ...run });
  }
  return out;
}
