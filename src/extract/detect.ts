export type Format =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'ofd'
  | 'doc'
  | 'xls'
  | 'encrypted-office'
  | 'html'
  | 'image'
  | 'text'
  | 'empty'
  | 'unknown';

/** Viewers accept a PDF header anywhere in the first kilobyte; files with a mail header before it exist. */
const PDF_HEADER_WITHIN = 1024;
const HEAD = 4096;

const PICTURES: readonly { readonly magic: readonly number[]; readonly mediaType: string }[] = [
  { magic: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
  { magic: [0x89, 0x50, 0x4e, 0x47], mediaType: 'image/png' },
  { magic: [0x47, 0x49, 0x46, 0x38], mediaType: 'image/gif' },
  { magic: [0x49, 0x49, 0x2a, 0x00], mediaType: 'image/tiff' }, // little endian
  { magic: [0x4d, 0x4d, 0x00, 0x2a], mediaType: 'image/tiff' }, // big endian
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];

/** What a file is by its content. Names and extensions are not asked: HTML error pages are saved as .pdf. */
export function detectFormat(bytes: Uint8Array): Format {
  if (bytes.length === 0) return 'empty';
  const head = latin1(bytes.subarray(0, HEAD));
  if (head.slice(0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, ZIP)) return zipFormat(bytes);
  if (startsWith(bytes, OLE)) return oleFormat(bytes);
  if (PICTURES.some(({ magic }) => startsWith(bytes, magic)) || isWebp(head) || isBmp(bytes)) return 'image';
  return textFormat(bytes.subarray(0, HEAD), head);
}

/** Of a file that `detectFormat` calls a picture. */
export function imageMediaType(bytes: Uint8Array): string {
  const known = PICTURES.find(({ magic }) => startsWith(bytes, magic));
  return known?.mediaType ?? (isBmp(bytes) ? 'image/bmp' : 'image/webp');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function isWebp(head: string): boolean {
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP';
}

/** "BM" alone begins many texts; the size of the header that follows is one of few. */
function isBmp(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x42, 0x4d]) && [12, 40, 108, 124].includes(bytes[14] ?? 0) && bytes[15] === 0;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function zipFormat(bytes: Uint8Array): Format {
  const names = zipNames(bytes);
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return 'xlsx';
  if (names.some((name) => /^\/?OFD\.xml$/i.test(name))) return 'ofd';
  return 'unknown';
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record is 22 bytes and may be followed by a comment of up to 64 KB. */
const END_WITHIN = 22 + 0xffff;
/** Far more entries than any office file has; a hostile directory must not keep us busy. */
const MAX_ENTRIES = 10_000;

/** Names of the entries by the central directory, the only list that readers of a zip go by. */
function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let end = bytes.length - 22;
  const stop = Math.max(0, bytes.length - END_WITHIN);
  while (end >= stop && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < stop) return names;
  let at = view.getUint32(end + 16, true);
  while (names.length < MAX_ENTRIES && at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const length = view.getUint16(at + 28, true);
    names.push(latin1(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/**
 * OLE containers: the stream names stand in the directory as UTF-16. An encrypted DOCX or XLSX is an OLE container
 * with the stream EncryptedPackage; the others are old binary office files (.doc, .wps; .xls, .et).
 */
function oleFormat(bytes: Uint8Array): Format {
  const names = oleNames(bytes);
  if (names.includes('EncryptedPackage')) return 'encrypted-office';
  if (names.includes('WordDocument')) return 'doc';
  return names.includes('Workbook') || names.includes('Book') ? 'xls' : 'unknown';
}

/** Directory entries are 128 bytes at multiples of 128: the name, its length in bytes at 64, the type at 66. */
function oleNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = (bytes[at + 64] ?? 0) + 256 * (bytes[at + 65] ?? 0);
    const type = bytes[at + 66] ?? 0;
    if (length < 4 || length > 64 || length % 2 === 1 || (type !== 1 && type !== 2 && type !== 5)) continue;
    const name = Buffer.from(bytes.subarray(at, at + length - 2)).toString('utf16le');
    if (/^\p{Cc}?[\x20-\x7e]+$/u.test(name)) names.push(name);
  }
  return names;
}

function textFormat(bytes: Uint8Array, head: string): Format {
  const text = decodeText(bytes);
  if (text === null) return 'unknown';
  return /<(!doctype html|html|head|body|script|meta|title)[\s>]/i.test(text) || /<html/i.test(head) ? 'html' : 'text';
}

/** The head of a file as text in the encodings that Chinese files have, null where it is binary. */
function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    // A character may be cut at the end of the head: what stands before the cut decides.
    const text = new TextDecoder(encoding).decode(bytes, { stream: true });
    if (!/[\p{Cc}\ufffd]/u.test(text.replace(/[\t\n\v\f\r]/g, ''))) return text;
  }
  return null;
}
