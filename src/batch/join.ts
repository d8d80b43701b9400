import { digest } from '../document/digest.js';
import { comparedKey, groupKey, KEY_LENGTH, type ReadingOptions } from './fingerprint.js';
import { canBeSame } from '../pipeline.js';
import { groupFiles, MOST_TOGETHER } from './group.js';
import type { Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import type { Pool } from './pool.js';
import type { DocumentFacts } from './protocol.js';
import { readTogether } from './reading.js';
import { Relations } from './relations.js';
import type { Spool } from './spool.js';

/** An input and the facts of its documents: none where it could not be read or is another one's duplicate. */
export interface ReadFile {
  readonly path: string;
  /** Of its result; empty where there is none. */
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

/**
 * The documents of all files: those of one department-year put together, each compared with the year before and
 * with the units that it lists. In the order of the files, whatever was ready first. Null when the run was interrupted. Files and documents stay in
 * spools; what memory holds of each is a few digests.
 */
export async function joinFiles(files: Spool<ReadFile>, joiner: Joiner): Promise<Spool<FinalDocument> | null> {
  const { ledger, jobs } = joiner;
  const groups = ledger.spool<readonly FinalDocument[]>();
  await forEach(groupFiles(files), jobs, async (members, number) => {
    const group = members.map((index) => files.at(index)).filter((file) => file !== undefined);
    groups.put(number, await joinGroup(group, joiner));
  });
  const documents = ledger.spool<FinalDocument>();
  for (const group of groups) for (const document of group) documents.push(document);
  groups.close();
  const compared = ledger.spool<FinalDocument>();
  const relations = new Relations(documents);
  await forEach(documents, jobs, async (document, number) => {
    compared.put(number, await compareWithOthers(document, relations.of(number, document.facts), joiner));
  });
  documents.close();
  if (joiner.isInterrupted()) return null;
  separatePlaces(compared);
  return compared;
}

/** Runs `work` on every item with its number, so many at a time, and takes the next one only when there is room. */
export async function forEach<T>(
  items: Iterable<T>,
  atATime: number,
  work: (item: T, number: number) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let number = 0;
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value, number++);
    }),
  );
}

async function joinGroup(group: readonly ReadFile[], joiner: Joiner): Promise<FinalDocument[]> {
  const alone = (): FinalDocument[] =>
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

function placed(
  { ledger }: Joiner,
  key: string,
  index: number,
  facts: DocumentFacts,
  inputs: readonly string[],
): FinalDocument {
  return { facts, path: facts.path, packed: ledger.document(key, index), from: `${key}.${index}`, inputs };
}

function inputsOf(facts: DocumentFacts, group: readonly ReadFile[]): string[] {
  const own = group.filter(({ documents }) =>
    documents.some(({ key }) => key !== null && facts.key !== null && canBeSame(key, facts.key)),
  );
  return (own.length > 0 ? own : group).map(({ path }) => path);
}

/** The document with the checks against others of the run: of the year before, of the units that it lists. */
async function compareWithOthers(
  document: FinalDocument,
  others: readonly FinalDocument[],
  joiner: Joiner,
): Promise<FinalDocument> {
  if (others.length === 0 || joiner.isInterrupted()) return document;
  const key = comparedKey(
    document.from,
    others.map(({ from }) => from),
  );
  let facts = (await known(key, joiner))?.[0] ?? null;
  if (facts === null) {
    const output = joiner.ledger.temporary();
    const packed = others.map((other) => other.packed);
    const job = { kind: 'compare', document: document.packed, others: packed, output } as const;
    const outcome = await joiner.pool.run(job, () => undefined);
    if (outcome?.type !== 'done') return document;
    await joiner.ledger.add(key, output, outcome.result.documents);
    facts = outcome.result.documents[0] ?? document.facts;
  }
  return placed(joiner, key, 0, facts, document.inputs);
}

/** Hex digits of a result's key that stand in a name: few are enough to tell some documents apart, all always are. */
const MARK_LENGTHS = [8, KEY_LENGTH];

/**
 * A place of its own for each document. Where two would go to one place (their department or year is not known, or
 * too many files say to be of one), the later ones get a mark behind their names.
 */
function separatePlaces(documents: Spool<FinalDocument>): void {
  const taken = new Set<string>();
  for (const [number, document] of documents.entries()) {
    const { path } = document;
    const [key = '', index = ''] = document.from.split('.');
    const marked = MARK_LENGTHS.map((length) => path.replace(/(\.[^.]+)$/, `~${key.slice(0, length)}.${index}$1`));
    const place = [path, ...marked].find((one) => !taken.has(placeDigest(one))) ?? path;
    taken.add(placeDigest(place));
    if (place !== path) documents.put(number, { ...document, path: place });
  }
}

/** Some file systems do not tell capital letters from small ones. */
function placeDigest(path: string): string {
  return digest(path.toLowerCase());
}
