import { Buffer } from 'node:buffer';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ParseError } from '../../document/errors.js';
import { damaged, encrypted, tooLarge, unsupported } from './failures.js';
import { LIMITS } from './limits.js';

/**
 * An office file as a bounded store of parts. Sizes in the zip directory are claims of the sender: what counts is the
 * number of bytes that come out, counted while they are inflated.
 */
export class OfficeZip {
  readonly file: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #total = 0;

  private constructor(file: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.file = file;
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(bytes: Uint8Array, file: string): Promise<OfficeZip> {
    refuseOtherFormats(bytes, file);
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
      if (zip.entryCount > LIMITS.entries) throw tooLarge(file, `${zip.entryCount} zip entries`);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(partKey(entry.fileName), entry);
      return new OfficeZip(file, zip, entries);
    } catch (error) {
      throw asParseError(error, file);
    }
  }

  has(part: string): boolean {
    return this.#entries.has(partKey(part));
  }

  /**
   * Inflates a part, null where there is no such part. Stops at the first byte over a limit, before anybody has parsed
   * any of it: inflating is thirty times faster than parsing, so a bomb costs next to nothing.
   */
  async read(part: string): Promise<Uint8Array[] | null> {
    const entry = this.#entries.get(partKey(part));
    if (entry === undefined) return null;
    if (entry.isEncrypted()) throw encrypted(this.file);
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      const chunks: Uint8Array[] = [];
      let size = 0;
      // Leaving the loop by an exception destroys the stream, so nothing more is inflated.
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.#total += chunk.length;
        this.#check(part, size, entry.compressedSize);
        chunks.push(chunk);
      }
      return chunks;
    } catch (error) {
      throw asParseError(error, this.file);
    }
  }

  #check(part: string, size: number, packed: number): void {
    if (size > LIMITS.partBytes) throw tooLarge(this.file, `${part} > ${LIMITS.partBytes / 1e6} MB`);
    if (this.#total > LIMITS.totalBytes) throw tooLarge(this.file, `> ${LIMITS.totalBytes / 1e6} MB`);
    if (size > LIMITS.ratioFrom && size > packed * LIMITS.ratio)
      throw tooLarge(this.file, `${part}: packed more than ${LIMITS.ratio}:1`);
  }
}

/** Part names are compared without case and without a leading slash, as the packaging standard has it. */
function partKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

const CFB = [0xd0, 0xcf, 0x11, 0xe0];

/** Old .doc and .xls, and documents with a password, are compound files (CFB), not zips. */
function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw damaged(file, 'empty file');
  if (!CFB.every((byte, i) => bytes[i] === byte)) return;
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (names.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted(file);
  throw unsupported(file, {
    zh: 'Office 97-2003 文档（.doc、.xls、.wps）',
    en: 'an Office 97-2003 document (.doc, .xls, .wps)',
  });
}

function asParseError(error: unknown, file: string): ParseError {
  if (error instanceof ParseError) return error;
  return damaged(file, error instanceof Error ? error.message : String(error), error);
}
