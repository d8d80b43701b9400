import { groupKey, yearsKey, type ReadingOptions } from './fingerprint.js';
import { canBeSame, groupFiles, MOST_TOGETHER } from './group.js';
import type { Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import type { Pool } from './pool.js';
import type { DocumentFacts } from './protocol.js';
import { readTogether } from './reading.js';

/** An input that was read, with the facts of its documents. */
export interface ReadFile {
  readonly path: string;
  readonly key: string;
  readonly documents: readonly DocumentFacts[];
}

/** A document as it is given out. */
export interface FinalDocument {
  readonly facts: DocumentFacts;
  /** Where in the output folder; differs from the facts' path where two documents would go to one place. */
  readonly path: string;
  /** Where the ledger has it, packed. */
  readonly packed: string;
  /** The result that it is. */
  readonly from: string;
  /** The inputs that it was read from. */
  readonly inputs: readonly string[];
}

export interface Joiner {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly options: ReadingOptions;
  readonly limits: Limits;
  readonly jobs: number;
  /** Does everything again. */
  readonly force: boolean;
  readonly isInterrupted: () => boolean;
}

type Placed = Omit<FinalDocument, 'path'>;

/**
 * The documents of all files: those of one department-year put together, each compared with the year before. In the
 * order of the files, whatever was ready first. Null when the run was interrupted.
 */
export async function joinFiles(files: readonly ReadFile[], joiner: Joiner): Promise<FinalDocument[] | null> {
  const joined = await inOrder(groupFiles(files), joiner.jobs, (group) => joinGroup(group, joiner));
  if (joiner.isInterrupted()) return null;
  const documents = joined.flat();
  const byYear = byLineAndYear(documents);
  const compared = await inOrder(documents, joiner.jobs, (document) => compareWithYearBefore(document, byYear, joiner));
  return joiner.isInterrupted() ? null : withPlaces(compared);
}

/** Runs `work` on every item, so many at a time, and gives the results in the order of the items. */
export async function inOrder<T, R>(items: readonly T[], atATime: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const [index, item] of queue) results[index] = await work(item);
    }),
  );
  return results;
}

async function joinGroup(group: readonly ReadFile[], joiner: Joiner): Promise<Placed[]> {
  const alone = (): Placed[] =>
    group.flatMap(({ key, documents, path }) =>
      documents.map((facts, index) => placed(joiner, key, index, facts, [path])),
    );
  if (group.length === 1 || group.length > MOST_TOGETHER || joiner.isInterrupted()) return alone();
  const key = groupKey(group.map((file) => file.key));
  let documents = await known(key, joiner);
  if (documents === null) {
    const paths = group.map(({ path }) => path);
    const output = joiner.ledger.temporary();
    const reading = await readTogether(joiner.pool, paths, output, joiner.options, joiner.limits);
    // Each of them could be read; that they cannot be read together loses nothing that they say.
    if (reading.type !== 'read') return alone();
    ({ documents } = await joiner.ledger.add(key, output, reading.documents));
  }
  return documents.map((facts, index) => placed(joiner, key, index, facts, inputsOf(facts, group)));
}

async function known(key: string, { ledger, force }: Joiner): Promise<readonly DocumentFacts[] | null> {
  return force ? null : ((await ledger.find(key))?.documents ?? null);
}

function placed(joiner: Joiner, key: string, index: number, facts: DocumentFacts, inputs: readonly string[]): Placed {
  return { facts, packed: joiner.ledger.document(key, index), from: `${key}.${index}`, inputs };
}

function inputsOf(facts: DocumentFacts, group: readonly ReadFile[]): string[] {
  const own = group.filter(({ documents }) =>
    documents.some(({ key }) => key !== null && facts.key !== null && canBeSame(key, facts.key)),
  );
  return (own.length > 0 ? own : group).map(({ path }) => path);
}

/** The document with the checks against the same department's document of the year before. */
async function compareWithYearBefore(document: Placed, byYear: ByYear, joiner: Joiner): Promise<Placed> {
  const { line, fiscalYear } = document.facts;
  const before = line === null || fiscalYear === null ? undefined : byYear.get(`${line}/${fiscalYear - 1}`);
  if (before === undefined || joiner.isInterrupted()) return document;
  const key = yearsKey(document.from, before.from);
  let facts = (await known(key, joiner))?.[0] ?? null;
  if (facts === null) {
    const output = joiner.ledger.temporary();
    const job = { kind: 'years', before: before.packed, document: document.packed, output } as const;
    const outcome = await joiner.pool.run(job, () => undefined);
    if (outcome?.type !== 'done') return document;
    await joiner.ledger.add(key, output, outcome.result.documents);
    facts = outcome.result.documents[0] ?? document.facts;
  }
  return placed(joiner, key, 0, facts, document.inputs);
}

type ByYear = ReadonlyMap<string, Placed>;

/** The first document of each year of a department. */
function byLineAndYear(documents: readonly Placed[]): ByYear {
  const found = new Map<string, Placed>();
  for (const document of documents) {
    const { line, fiscalYear } = document.facts;
    const key = `${line}/${fiscalYear}`;
    if (line !== null && !found.has(key)) found.set(key, document);
  }
  return found;
}

/** Hex digits of a result's key that stand in a name: enough to tell a few documents apart. */
const MARK_LENGTH = 8;

/**
 * A place of its own for each document. Where two would go to one place (their department or year is not known, or
 * too many files say to be of one), the later ones get a mark behind their names.
 */
function withPlaces(documents: readonly Placed[]): FinalDocument[] {
  const taken = new Set<string>();
  return documents.map((document) => {
    const { path } = document.facts;
    const [key = '', index = ''] = document.from.split('.');
    const marked = path.replace(/(\.[^.]+)$/, `~${key.slice(0, MARK_LENGTH)}.${index}$1`);
    // Some file systems do not tell capital letters from small ones.
    const place = taken.has(path.toLowerCase()) ? marked : path;
    taken.add(place.toLowerCase());
    return { ...document, path: place };
  });
}
