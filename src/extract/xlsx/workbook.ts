import { mainPart, relationshipsOf } from '../ooxml/package.js';
import { readXml } from '../ooxml/xml.js';
import type { OfficeZip } from '../ooxml/zip.js';

/** A sheet’s name, and the part of the zip that holds it. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** What xl/workbook.xml says; sheets in the order of their tabs. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly stylesPart: string;
  readonly stringsPart: string;
}

/** xl/workbook.xml, null where the zip holds no workbook. */
export async function readWorkbook(zip: OfficeZip): Promise<Workbook | null> {
  const part = await mainPart(zip, 'xl/workbook.xml');
  const relationships = (await relationshipsOf(zip, part)).filter((relationship) => !relationship.external);
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  let isWorkbook = false;
  await readXml(zip, part, {
    open({ name, attr }) {
      if (name === 'x:workbook') isWorkbook = true;
      else if (name === 'x:workbookPr') date1904 = ['1', 'true'].includes(attr('date1904') ?? '');
      else if (name === 'x:sheet') {
        const target = relationships.find((relationship) => relationship.id === attr('id'))?.target;
        const state = attr('state') ?? 'visible';
        if (target !== undefined) sheets.push({ name: attr('name') ?? '', part: target, hidden: state !== 'visible' });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (!isWorkbook) return null;
  const partOf = (type: string, usual: string): string =>
    relationships.find((relationship) => relationship.type === type)?.target ?? usual;
  return {
    sheets,
    date1904,
    stylesPart: partOf('styles', 'xl/styles.xml'),
    stringsPart: partOf('sharedStrings', 'xl/sharedStrings.xml'),
  };
}

/** xl/sharedStrings.xml: texts of cells by number. Phonetic guides (rPh) are not part of the text. */
export async function readSharedStrings(zip: OfficeZip, part: string): Promise<string[]> {
  const out: string[] = [];
  let current: string | null = null;
  let phonetic = 0;
  let inText = false;
  await readXml(zip, part, {
    open({ name }) {
      if (name === 'x:si') current = '';
      else if (name === 'x:rPh') phonetic++;
      else if (name === 'x:t') inText = phonetic === 0;
    },
    close(name) {
      if (name === 'x:rPh') phonetic--;
      else if (name === 'x:t') inText = false;
      else if (name === 'x:si') {
        out.push(current ?? '');
        current = null;
      }
    },
    text(text) {
      if (inText && current !== null) current += text;
    },
  });
  return out;
}
