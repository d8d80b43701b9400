import { digest } from '../document/digest.js';
import type { Numbered } from '../document/numbered.js';
import type { DocumentFacts } from './protocol.js';

interface Related {
  readonly facts: DocumentFacts;
}

/** Two editions, or two bodies of one name: nobody can say which of them another document speaks of. */
const SEVERAL = -1;

/** Which documents of a run speak of one another. Holds digests of what they are, not the documents. */
export class Relations<T extends Related> {
  readonly #documents: Numbered<T>;
  readonly #byYear = new Map<string, number>();
  readonly #byUnit = new Map<string, number>();

  constructor(documents: Numbered<T>) {
    this.#documents = documents;
    for (const [number, { facts }] of documents.entries()) {
      const { line, fiscalYear, unit } = facts;
      if (line !== null && fiscalYear !== null) note(this.#byYear, yearOfLine(line, fiscalYear), number);
      if (unit !== null) note(this.#byUnit, digest(unit), number);
    }
  }

  /** Those that a document is compared with: of the year before, then all units that it lists, if all are there. */
  of(number: number, facts: DocumentFacts): T[] {
    const { line, fiscalYear, units } = facts;
    const before = line === null || fiscalYear === null ? [] : [this.#byYear.get(yearOfLine(line, fiscalYear - 1))];
    const own = units.map((unit) => this.#byUnit.get(digest(unit)));
    const isWhole = own.length > 1 && own.every((one) => isOne(one) && one !== number);
    return [...before, ...(isWhole ? own : [])].filter(isOne).flatMap((one) => this.#documents.at(one) ?? []);
  }
}

function note(numbers: Map<string, number>, name: string, number: number): void {
  numbers.set(name, numbers.has(name) ? SEVERAL : number);
}

function isOne(number: number | undefined): number is number {
  return number !== undefined && number !== SEVERAL;
}

function yearOfLine(line: string, fiscalYear: number): string {
  return digest(`${line}/${fiscalYear}`);
}
