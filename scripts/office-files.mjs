// Office files made part by part: what is in them is chosen, right or wrong.
import { crc32, deflateRawSync } from 'node:zlib';
import { zipOf } from '../dist/extract/ooxml/zip-writer.js';

/** A zip of parts (`name`, `data`); `claimed` is the size that it says of one, the true one where absent. */
export function zip(entries) {
  return zipOf(
    entries.map(({ name, data, claimed = data.length }) => ({
      name,
      method: 'deflated',
      packed: deflateRawSync(data),
      checksum: crc32(data),
      size: claimed,
    })),
  );
}

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const rels = (target) =>
  `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="${target}"/></Relationships>`;

export function docx(body, { head = '', more = [], claimed } = {}) {
  const xml = Buffer.from(`${head}<w:document ${W}><w:body>${body}</w:body></w:document>`);
  return zip([
    { name: '[Content_Types].xml', data: Buffer.from(TYPES) },
    { name: '_rels/.rels', data: Buffer.from(rels('word/document.xml')) },
    { name: 'word/document.xml', data: xml, ...(claimed === undefined ? {} : { claimed }) },
    ...more,
  ]);
}

export function xlsx(sheet, more = []) {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const book = `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`;
  const sheets = `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
  return zip([
    { name: '[Content_Types].xml', data: Buffer.from(TYPES) },
    { name: '_rels/.rels', data: Buffer.from(rels('xl/workbook.xml')) },
    { name: 'xl/workbook.xml', data: Buffer.from(book) },
    { name: 'xl/_rels/workbook.xml.rels', data: Buffer.from(sheets) },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: Buffer.from(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
    },
    ...more,
  ]);
}

/** The directory of an OLE container with a stream of this name; no reader needs more to tell what it is. */
export function ole(name) {
  const file = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  const text = Buffer.from(`${name}\0`, 'utf16le');
  text.copy(file, 512);
  file.writeUInt16LE(text.length, 512 + 64);
  file[512 + 66] = 2;
  return file;
}
