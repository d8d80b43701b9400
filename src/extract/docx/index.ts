import type { Diagnostic } from '../../document/diagnostic.js';
import { joinBrokenTables } from '../broken-tables.js';
import { diagnostic, type Extracted } from '../extracted.js';
import { unsupported } from '../ooxml/failures.js';
import { mainPart, producerOf, relationshipsOf } from '../ooxml/package.js';
import { readXml } from '../ooxml/xml.js';
import { OfficeZip } from '../ooxml/zip.js';
import { toBlocks } from './grid.js';
import { ListCounter, readNumbering } from './numbering.js';
import { PrintedFilter } from './printed.js';
import { readProse } from './prose.js';
import { DocumentReader } from './reader.js';
import { readStyles } from './styles.js';

/** A Word document (.docx, also of WPS) as paragraphs and tables in reading order. */
export async function extractDocx(bytes: Uint8Array, file: string): Promise<Extracted> {
  const zip = await OfficeZip.open(bytes, file);
  const part = await mainPart(zip, 'word/document.xml');
  if (!zip.has(part))
    throw unsupported(file, { zh: '不含 Word 正文的压缩包', en: 'a zip without a Word document in it' });
  const relationships = await relationshipsOf(zip, part);
  const partOf = (type: string, usual: string): string =>
    relationships.find((relationship) => relationship.type === type && !relationship.external)?.target ?? usual;

  const styles = await readStyles(zip, partOf('styles', 'word/styles.xml'));
  const counter = new ListCounter(await readNumbering(zip, partOf('numbering', 'word/numbering.xml')));
  const reader = new DocumentReader(file, { styles, counter });
  await readXml(zip, part, new PrintedFilter(reader));
  return {
    body: { blocks: joinBrokenTables(toBlocks(await readProse(reader.blocks, file))) },
    producer: await producerOf(zip),
    diagnostics: reader.embedded > 0 ? [embeddedPart(reader.embedded)] : [],
  };
}

function embeddedPart(count: number): Diagnostic {
  return diagnostic('warning', 'embedded-part-skipped', {
    zh: `文档嵌入了 ${count} 个其他文件（altChunk），未读取`,
    en: `${count} embedded file(s) (altChunk) in the document were not read`,
  });
}
