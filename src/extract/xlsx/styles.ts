import { readXml } from '../ooxml/xml.js';
import type { OfficeZip } from '../ooxml/zip.js';
import { builtInFormat } from './number-format.js';

/** Sides of a cell on which a line is drawn. */
export const LEFT = 1;
export const RIGHT = 2;
export const TOP = 4;
export const BOTTOM = 8;

/** What of a cell’s style changes what is read. */
export interface CellStyle {
  /** Number format code. */
  readonly format: string;
  /** LEFT | RIGHT | TOP | BOTTOM */
  readonly borders: number;
  /** Font height in points. */
  readonly size: number | null;
}

const SIDES: ReadonlyMap<string, number> = new Map([
  ['x:left', LEFT],
  ['x:start', LEFT],
  ['x:right', RIGHT],
  ['x:end', RIGHT],
  ['x:top', TOP],
  ['x:bottom', BOTTOM],
]);

/** xl/styles.xml: what a cell's style number (s) means for reading. */
export async function readCellStyles(zip: OfficeZip, part: string): Promise<CellStyle[]> {
  const formats = new Map<number, string>();
  const borders: number[] = [];
  const sizes: (number | null)[] = [];
  const out: CellStyle[] = [];
  let section = '';
  await readXml(zip, part, {
    open({ name, attr }) {
      if (SECTIONS.has(name)) section = name;
      else if (name === 'x:numFmt') formats.set(Number(attr('numFmtId')), attr('formatCode') ?? 'General');
      else if (section === 'x:fonts') {
        if (name === 'x:font') sizes.push(null);
        else if (name === 'x:sz') sizes.splice(-1, 1, Number(attr('val')) || null);
      } else if (section === 'x:borders') {
        if (name === 'x:border') borders.push(0);
        const side = SIDES.get(name) ?? 0;
        const drawn = !['none', ''].includes(attr('style') ?? '');
        if (side !== 0 && drawn) borders.splice(-1, 1, (borders.at(-1) ?? 0) | side);
      } else if (section === 'x:cellXfs' && name === 'x:xf') {
        const id = Number(attr('numFmtId') ?? 0);
        out.push({
          format: formats.get(id) ?? builtInFormat(id),
          borders: borders[Number(attr('borderId') ?? 0)] ?? 0,
          size: sizes[Number(attr('fontId') ?? 0)] ?? null,
        });
      }
    },
    close(name) {
      if (name === section) section = '';
    },
    text: () => undefined,
  });
  return out;
}

const SECTIONS: ReadonlySet<string> = new Set(['x:fonts', 'x:borders', 'x:cellXfs', 'x:cellStyleXfs', 'x:dxfs']);
