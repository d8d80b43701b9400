import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Numbered } from '../document/numbered.js';

/**
 * Records by number in a file: what is known of each of very many inputs, of which memory holds only where it stands.
 * Records are JSON, some hundred bytes each. Calls wait for the file system, which has them in its cache.
 */
export class Spool<T> implements Numbered<T>, Iterable<T> {
  readonly #file: number;
  /** Where each record begins, in bytes; undefined where there is none. */
  readonly #starts: (number | undefined)[] = [];
  readonly #sizes: (number | undefined)[] = [];
  #end = 0;
  #isClosed = false;

  /** Makes the file. Throws the errors of the file system. */
  constructor(path: string) {
    this.#file = openSync(path, 'wx+');
  }

  get length(): number {
    return this.#starts.length;
  }

  /** Takes the place of an earlier record of that number. */
  put(number: number, record: T): void {
    const bytes = Buffer.from(JSON.stringify(record));
    for (let written = 0; written < bytes.length;)
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.#end + written);
    this.#starts[number] = this.#end;
    this.#sizes[number] = bytes.length;
    this.#end += bytes.length;
  }

  /** Behind the last one. */
  push(record: T): void {
    this.put(this.length, record);
  }

  at(number: number): T | undefined {
    const [start, size] = [this.#starts[number], this.#sizes[number]];
    if (start === undefined || size === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(size);
    for (let read = 0; read < size;) {
      const more = readSync(this.#file, bytes, read, size - read, start + read);
      if (more === 0) throw new Error(`a file of this run was cut short: record ${number} is gone`);
      read += more;
    }
    return JSON.parse(bytes.toString()) as T;
  }

  *entries(): Generator<readonly [number, T]> {
    for (let number = 0; number < this.length; number++) {
      const record = this.at(number);
      if (record !== undefined) yield [number, record];
    }
  }

  *[Symbol.iterator](): Generator<T> {
    for (const [, record] of this.entries()) yield record;
  }

  /** Nothing can be read any more. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#file);
  }
}
