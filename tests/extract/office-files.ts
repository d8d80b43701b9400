import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';
import { zipOf } from '../../src/extract/ooxml/zip-writer.js';

export interface ZipEntry {
  name: string;
  data: string | Buffer;
  /** Size that the zip directory claims, where it lies. */
  claimed?: number;
  /** Already deflated data, for what would be too slow to deflate as one piece. */
  deflated?: boolean;
}

/** A zip file, which a test can also make lie. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  return new Uint8Array(
    zipOf(
      entries.map(({ name, data, claimed, deflated = false }) => {
        const raw = Buffer.from(data);
        return {
          name,
          method: 'deflated',
          packed: deflated ? raw : deflateRawSync(raw),
          checksum: deflated ? 0 : crc32(raw),
          size: claimed ?? raw.length,
        };
      }),
    ),
  );
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}" xmlns:mc="${MC}"><w:body>${body}</w:body></w:document>`;
}

/** A Word document around a body; `parts` adds or replaces further parts. */
export function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const all: Record<string, string> = { 'word/document.xml': documentXml(body), ...parts };
  return zip(Object.entries(all).map(([name, data]) => ({ name, data })));
}

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;

export const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

export const table = (widths: readonly number[], ...rows: string[]): string =>
  `<w:tbl><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

const X = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface TestSheet {
  name: string;
  /** Inside of x:worksheet, or rows of values: text, number, or [number, style]. */
  rows: readonly (readonly (string | number | readonly [number | string, number] | null)[])[];
  merges?: readonly string[];
  state?: string;
  /** x:cols and such, before the data. */
  before?: string;
}

function sheetXml(sheet: TestSheet): string {
  const rows = sheet.rows.map((cells, y) => {
    const inner = cells.map((value, x) => {
      if (value === null) return '';
      const [content, style] = Array.isArray(value)
        ? (value as [number | string, number])
        : [value as number | string, 0];
      const at = `r="${String.fromCharCode(65 + x)}${y + 1}" s="${style}"`;
      return typeof content === 'number'
        ? `<c ${at}><v>${content}</v></c>`
        : `<c ${at} t="inlineStr"><is><t>${content}</t></is></c>`;
    });
    return `<row r="${y + 1}">${inner.join('')}</row>`;
  });
  const merges = (sheet.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet xmlns="${X}">${sheet.before ?? ''}<sheetData>${rows.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
}

/** Style 0 is plain; style i + 1 has formats[i], and lines all round. */
export function xlsx(
  sheets: readonly TestSheet[],
  formats: readonly string[] = [],
  parts: Record<string, string> = {},
): Uint8Array {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const line = (side: string): string => `<${side} style="thin"/>`;
  const styles = `<styleSheet xmlns="${X}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escape(code)}"/>`).join('')}</numFmts>
    <borders><border/><border>${['left', 'right', 'top', 'bottom'].map(line).join('')}</border></borders>
    <cellXfs><xf numFmtId="0" borderId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}" borderId="1"/>`).join('')}</cellXfs></styleSheet>`;
  const all: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${X}" xmlns:r="${R}"><sheets>${sheets.map((sheet, i) => `<sheet name="${sheet.name}" sheetId="${i + 1}" state="${sheet.state ?? 'visible'}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${R}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i}.xml`, sheetXml(sheet)])),
    ...parts,
  };
  return zip(Object.entries(all).map(([name, data]) => ({ name, data })));
}
