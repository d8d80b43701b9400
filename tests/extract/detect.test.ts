import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectFormat, type Format } from '../../src/extract/detect.js';
import { rejectFormat } from '../../src/extract/reject.js';
import { ANY_SOURCE } from '../support/fixtures.js';
import { storedZip } from '../../src/extract/ooxml/zip-writer.js';

/** An OLE container with these stream names in its directory; nothing else of it is looked at. */
function ole(...names: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + 128 * names.length);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  names.forEach((name, i) => {
    const at = 512 + 128 * i;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(2 * name.length + 2, at + 64);
    bytes.writeUInt8(i === 0 ? 5 : 2, at + 66);
  });
  return bytes;
}

const gb18030 = Buffer.from('b2bfc3c5d4a4cbe3b9abbfaa0a', 'hex'); // 部门预算公开
const cases: readonly (readonly [string, Uint8Array, Format])[] = [
  ['a PDF', readFileSync(ANY_SOURCE), 'pdf'],
  ['a PDF with something before its header', Buffer.from(`${'x'.repeat(900)}%PDF-1.7\n`), 'pdf'],
  ['nothing', new Uint8Array(), 'empty'],
  ['a Word document', storedZip({ '[Content_Types].xml': '', 'word/document.xml': '' }), 'docx'],
  ['a workbook', storedZip({ 'xl/workbook.xml': '' }), 'xlsx'],
  ['an OFD document', storedZip({ 'OFD.xml': '' }), 'ofd'],
  ['another zip', storedZip({ 'readme.txt': 'word/document.xml' }), 'unknown'],
  ['a zip without a directory', Buffer.from('504b0304', 'hex'), 'unknown'],
  ['an old Word document', ole('Root Entry', '1Table', 'WordDocument'), 'doc'],
  ['an old workbook', ole('Root Entry', 'Workbook'), 'xls'],
  ['an encrypted office file', ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'encrypted-office'],
  ['another OLE container', ole('Root Entry', 'Something'), 'unknown'],
  ['a web page', Buffer.from('\n<!doctype html><title>x</title>'), 'html'],
  ['a web page without a doctype', Buffer.from('<html xmlns="x"><body>'), 'html'],
  ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image'],
  ['a TIFF', Buffer.from('49492a0008000000', 'hex'), 'image'],
  ['UTF-8 text', Buffer.from('部门预算公开\n一、收支总表\n'), 'text'],
  ['UTF-8 text cut in a character', Buffer.from('部'.repeat(3000)), 'text'],
  ['GB 18030 text', gb18030, 'text'],
  ['UTF-16 text', Buffer.from('\ufeff部门预算', 'utf16le'), 'text'],
  ['text that begins with BM', Buffer.from('BMI and other measures of health'), 'text'],
  ['noise', Buffer.from('00ff13370a0b0c0d0e0f1011', 'hex'), 'unknown'],
];

describe('detectFormat', () => {
  it.each(cases)('%s', (_name, bytes, format) => {
    expect(detectFormat(bytes)).toBe(format);
  });
});

describe('rejectFormat', () => {
  it('says what the file is, in both languages', () => {
    const error = rejectFormat('html', '预算.pdf');
    expect(error.code).toBe('not-a-pdf');
    expect(error.describe('zh')).toMatch(/^预算\.pdf：这不是 PDF 文件，内容是网页（HTML）/);
    expect(error.message).toMatch(/^预算\.pdf: this is not a PDF: its content is a web page \(HTML\)/);
  });
});
