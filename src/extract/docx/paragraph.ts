import { tidy } from '../../text/fold.js';
import type { DocxParagraph } from './model.js';
import type { ListCounter } from './numbering.js';
import { isOn, type Styles } from './styles.js';
import { fromSymbolFont, isSymbolFont, symbolText } from './symbols.js';
import type { XmlElement } from '../ooxml/xml.js';

/** What a paragraph builder needs of the rest of the document. */
export interface ParagraphContext {
  readonly styles: Styles;
  readonly counter: ListCounter;
}

interface Run {
  style: string | null;
  size: number | null;
  hidden: boolean | null;
  font: string;
}

const NO_RUN: Run = { style: null, size: null, hidden: null, font: '' };

/** A paragraph being read: its runs, the list it belongs to, whether its end mark was deleted. */
export class ParagraphBuilder {
  readonly #context: ParagraphContext;
  #style: string | null = null;
  #numId: string | null = null;
  #depth: number | null = null;
  #run: Run = NO_RUN;
  #text = '';
  /** Characters set in each size (half points): the size of most of them is the paragraph's. */
  readonly #sizes = new Map<number, number>();
  /** Tracked deletion of the paragraph mark: the text goes on in the next paragraph. */
  markDeleted = false;

  constructor(context: ParagraphContext) {
    this.#context = context;
  }

  /** A property of the paragraph (inside w:pPr). */
  property({ name, attr }: XmlElement): void {
    if (name === 'w:pStyle') this.#style = attr('val');
    else if (name === 'w:numId') this.#numId = attr('val');
    else if (name === 'w:ilvl') this.#depth = Number(attr('val')) || 0;
  }

  beginRun(): void {
    this.#run = { ...NO_RUN };
  }

  endRun(): void {
    this.#run = NO_RUN;
  }

  /** A property of the current run (inside w:rPr). */
  runProperty({ name, attr }: XmlElement): void {
    if (name === 'w:rStyle') this.#run.style = attr('val');
    else if (name === 'w:sz') this.#run.size = Number(attr('val')) || null;
    else if (name === 'w:vanish') this.#run.hidden = isOn(attr('val'));
    else if (name === 'w:rFonts') {
      const font = attr('ascii') ?? attr('hAnsi') ?? '';
      this.#run.font = isSymbolFont(font) ? font : '';
    }
  }

  text(text: string): void {
    if (this.#hidden()) return;
    const shown = this.#run.font === '' ? text : fromSymbolFont(this.#run.font, text);
    this.#text += shown;
    const { styles } = this.#context;
    const size = this.#run.size ?? styles.size(this.#style, this.#run.style);
    const visible = shown.trim().length;
    if (size !== null && visible > 0) this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + visible);
  }

  symbol({ attr }: XmlElement): void {
    this.text(symbolText(attr('font') ?? '', attr('char') ?? ''));
  }

  /** The finished paragraph. `carried` is the text of a paragraph before it whose mark was deleted. */
  finish(carried: string, inCell: boolean): DocxParagraph {
    const text = tidy(carried + this.#text);
    const label = this.#label();
    // An empty numbered cell is a running number (序号); an empty numbered paragraph elsewhere is a stray.
    const shown = text !== '' || inCell ? tidy(label + text) : '';
    return { type: 'paragraph', text: shown, size: this.#size() };
  }

  get raw(): string {
    return this.#text;
  }

  #hidden(): boolean {
    const { styles } = this.#context;
    const { hidden, style } = this.#run;
    return (
      (hidden ?? (style === null ? null : styles.of(style, 'hidden')) ?? styles.of(this.#style, 'hidden')) === true
    );
  }

  #label(): string {
    const { styles, counter } = this.#context;
    const numId = this.#numId ?? styles.of(this.#style, 'numId');
    // numId 0 takes a paragraph out of the list of its style.
    if (numId === null || numId === '0') return '';
    const byStyle =
      styles.of(this.#style, 'depth') ?? (this.#style === null ? 0 : counter.depthOfStyle(numId, this.#style));
    return counter.next(numId, this.#depth ?? byStyle);
  }

  #size(): number | null {
    let best: number | null = null;
    let most = 0;
    for (const [size, count] of this.#sizes)
      if (count > most) {
        most = count;
        best = size;
      }
    return best === null ? null : best / 2;
  }
}
