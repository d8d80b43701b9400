import { tooLarge } from '../ooxml/failures.js';
import { LIMITS } from '../ooxml/limits.js';
import type { XmlElement } from '../ooxml/xml.js';
import type { DocxBlock } from './model.js';
import { ParagraphBuilder, type ParagraphContext } from './paragraph.js';
import type { PrintedHandler } from './printed.js';
import { paragraphXml } from './prose.js';
import { flush, type Story } from './story.js';
import { isOn } from './styles.js';
import { TableBuilder } from './table-builder.js';

/**
 * What is printed of word/document.xml as blocks in document order: tables in full, and prose as runs of text, from which
 * mammoth makes the paragraphs (prose.ts).
 */
export class DocumentReader implements PrintedHandler {
  readonly #file: string;
  readonly #context: ParagraphContext;
  readonly #stories: Story[] = [{ blocks: [], kind: 'body', carried: [] }];
  readonly #paragraphs: ParagraphBuilder[] = [];
  readonly #tables: TableBuilder[] = [];
  /** Blocks of text boxes anchored in an open paragraph; they follow it. */
  readonly #boxes: DocxBlock[][] = [];
  /** Complex fields: true while in the code, before the result. */
  readonly #fieldCodes: boolean[] = [];
  #checked = false;
  #cells = 0;
  #embedded = 0;
  /** XML of the paragraphs outside tables that mammoth would get. */
  #prose = 0;

  constructor(file: string, context: ParagraphContext) {
    this.#file = file;
    this.#context = context;
  }

  get blocks(): readonly DocxBlock[] {
    return this.#stories[0]?.blocks ?? [];
  }

  /** Embedded parts (w:altChunk) that are not read. */
  get embedded(): number {
    return this.#embedded;
  }

  open(element: XmlElement, path: readonly string[]): void {
    const { name, attr } = element;
    const parent = path.at(-2) ?? '';
    const paragraph = this.#paragraphs.at(-1);
    switch (name) {
      case 'w:p':
        this.#paragraphs.push(new ParagraphBuilder(this.#context));
        this.#boxes.push([]);
        break;
      case 'w:r':
        paragraph?.beginRun();
        break;
      case 'w:tab':
      case 'w:ptab':
        if (parent === 'w:r') this.#write('\t');
        break;
      case 'w:br':
        // Page and column breaks are no line breaks in the text.
        if (parent === 'w:r' && !['page', 'column'].includes(attr('type') ?? '')) this.#write('\n');
        break;
      case 'w:cr':
        this.#write('\n');
        break;
      case 'w:noBreakHyphen':
        this.#write('-');
        break;
      case 'w:sym':
        if (!this.#inFieldCode()) paragraph?.symbol(element);
        break;
      case 'w:fldChar':
        this.#field(attr('fldCharType'));
        break;
      case 'w:checkBox':
        this.#checked = false;
        break;
      case 'w:tbl':
        this.#tables.push(new TableBuilder());
        break;
      case 'w:tr':
        this.#tables.at(-1)?.beginRow();
        break;
      case 'w:tc':
        this.#beginCell();
        break;
      case 'w:txbxContent':
        this.#stories.push({ blocks: [], kind: 'box', carried: [] });
        break;
      case 'w:altChunk':
        this.#embedded++;
        break;
      default:
        this.#tables.at(-1)?.property(element, parent);
        if (parent === 'w:rPr') this.#runProperty(element, path.at(-3));
        else if (name === 'w:default' || name === 'w:checked') this.#checked = isOn(attr('val'));
        else if (parent === 'w:pPr' || parent === 'w:numPr') paragraph?.property(element);
    }
  }

  close(name: string): void {
    switch (name) {
      case 'w:p':
        this.#endParagraph();
        break;
      case 'w:r':
        this.#paragraphs.at(-1)?.endRun();
        break;
      case 'w:tc':
        this.#endCell();
        break;
      case 'w:tr':
        this.#tables.at(-1)?.endRow();
        break;
      case 'w:tbl':
        this.#endTable();
        break;
      case 'w:txbxContent':
        this.#endBox();
        break;
      case 'w:checkBox':
        // A form's tick box is drawn by the field itself, not by its result.
        this.#paragraphs.at(-1)?.text(this.#checked ? '☑' : '□');
        break;
    }
  }

  text(text: string, path: readonly string[]): void {
    const name = path.at(-1);
    if (name === 'w:t' || name === 'm:t') this.#write(text);
  }

  /** `owner`: the element whose properties w:rPr holds, a run or the mark at the end of a paragraph. */
  #runProperty(element: XmlElement, owner: string | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    if (owner === 'w:r') paragraph?.runProperty(element);
    else if (
      owner === 'w:pPr' &&
      (element.name === 'w:del' || element.name === 'w:moveFrom') &&
      paragraph !== undefined
    )
      paragraph.markDeleted = true;
  }

  #beginCell(): void {
    if (++this.#cells > LIMITS.cells) throw tooLarge(this.#file, `> ${LIMITS.cells} cells`);
    const blocks = this.#tables.at(-1)?.beginCell() ?? [];
    this.#stories.push({ blocks, kind: 'cell', carried: [] });
  }

  #endCell(): void {
    flush(this.#stories.pop());
    this.#tables.at(-1)?.endCell();
  }

  #endTable(): void {
    const table = this.#tables.pop()?.table;
    const story = this.#stories.at(-1);
    if (table === undefined || story === undefined || table.rows.length === 0) return;
    flush(story);
    story.blocks.push(table);
  }

  #endBox(): void {
    const story = this.#stories.pop();
    flush(story);
    const boxes = this.#boxes.at(-1) ?? this.#stories.at(-1)?.blocks;
    for (const block of story?.blocks ?? []) boxes?.push(block);
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const boxes = this.#boxes.pop() ?? [];
    const story = this.#stories.at(-1);
    if (paragraph === undefined || story === undefined) return;
    // A field code never goes on into the next paragraph; a file that forgets to end one must not lose its rest.
    for (let i = 0; i < this.#fieldCodes.length; i++) this.#fieldCodes[i] = false;
    if (paragraph.markDeleted) for (const run of paragraph.runs) story.carried.push(run);
    else {
      const finished = paragraph.finish(story.carried, story.kind === 'cell');
      story.carried = [];
      if (finished.text !== '') story.blocks.push(finished);
      // Counted here as well as in prose.ts: a document with too much of it is not read to its end first.
      if (this.#tables.length === 0) this.#prose += Math.max(LIMITS.proseParagraph, paragraphXml(finished).length);
      if (this.#prose > LIMITS.proseXml) throw tooLarge(this.#file, `> ${LIMITS.proseXml / 1e6} MB of prose`);
    }
    for (const block of boxes) story.blocks.push(block);
  }

  #field(type: string | null): void {
    if (type === 'begin') this.#fieldCodes.push(true);
    else if (type === 'separate') this.#fieldCodes.splice(-1, 1, false);
    else if (type === 'end') this.#fieldCodes.pop();
  }

  #inFieldCode(): boolean {
    return this.#fieldCodes.includes(true);
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || this.#inFieldCode()) return;
    paragraph.text(text);
    // A bomb of runs in a single paragraph is refused in the middle of it.
    if (paragraph.length > LIMITS.paragraphText)
      throw tooLarge(this.#file, `> ${LIMITS.paragraphText} characters in a paragraph`);
  }
}
