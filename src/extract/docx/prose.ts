import mammoth from 'mammoth';
import { tooLarge } from '../ooxml/failures.js';
import { LIMITS } from '../ooxml/limits.js';
import { storedZip } from '../ooxml/zip-writer.js';
import { newParagraph, type DocxBlock, type DocxParagraph, type DocxTable, type TextRun } from './model.js';

const DOCUMENT =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%</w:body></w:document>';

/**
 * The paragraphs of a document as mammoth reads them, its tables in their places.
 *
 * Mammoth gets a document of prose alone: numbers of lists are written out, hidden runs and field codes are gone, as it
 * knows nothing of either; a bookmark stands for each table, as its tables have no geometry. Nothing of the sender's own
 * zip or XML reaches it, so there is nothing in it that it could open or that its messages could complain of.
 */
export async function readProse(blocks: readonly DocxBlock[], file: string): Promise<DocxBlock[]> {
  const tables: DocxTable[] = [];
  const paragraphs: string[] = [];
  let length = 0;
  for (const block of blocks) {
    const xml =
      block.type === 'paragraph'
        ? paragraphXml(block)
        : `<w:p><w:bookmarkStart w:name="${tables.push(block) - 1}"/></w:p>`;
    length += xml.length;
    if (length > LIMITS.proseXml) throw tooLarge(file, `> ${LIMITS.proseXml / 1e6} MB of prose`);
    paragraphs.push(xml);
  }
  const document = await readByMammoth(DOCUMENT.replace('%', () => paragraphs.join('')));
  return document.flatMap((paragraph): DocxBlock[] => {
    const first = paragraph.children?.[0];
    const table = first?.type === 'bookmarkStart' ? tables[Number(first.name)] : undefined;
    return table === undefined ? [newParagraph((paragraph.children ?? []).map(textRun))] : [table];
  });
}

/** What is used of an element of mammoth's document: its types leave them open. */
interface MammothElement {
  readonly type: string;
  readonly children?: readonly MammothElement[];
  readonly value?: string;
  readonly name?: string;
  readonly fontSize?: number | null;
}

/** Mammoth's own document model: its HTML has no font heights, which tell headings where no style does. */
async function readByMammoth(xml: string): Promise<readonly MammothElement[]> {
  let paragraphs: readonly MammothElement[] = [];
  await mammoth.convertToHtml(
    { buffer: storedZip({ 'word/document.xml': xml }) },
    {
      transformDocument(document: MammothElement): MammothElement {
        paragraphs = document.children ?? [];
        return { ...document, children: [] };
      },
    },
  );
  return paragraphs;
}

function textRun(run: MammothElement): TextRun {
  return { text: (run.children ?? []).map(elementText).join(''), size: run.fontSize ?? null };
}

function elementText(element: MammothElement): string {
  if (element.type === 'tab') return '\t';
  return element.type === 'break' ? '\n' : (element.value ?? '');
}

export function paragraphXml({ runs }: DocxParagraph): string {
  return `<w:p>${runs.map(runXml).join('')}</w:p>`;
}

function runXml({ text, size }: TextRun): string {
  const height = size === null ? '' : `<w:rPr><w:sz w:val="${size * 2}"/></w:rPr>`;
  const content = text
    .split(/([\n\t])/)
    .map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : part && `<w:t>${escaped(part)}</w:t>`));
  return `<w:r>${height}${content.join('')}</w:r>`;
}

/** Mammoth's XML parser takes the characters of the second half for line ends. */
function escaped(text: string): string {
  return text.replace(/[&<>\r\u0085\u2028]/g, (char) => `&#${char.charCodeAt(0)};`);
}
