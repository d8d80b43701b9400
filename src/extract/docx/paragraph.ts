import { newParagraph, textOf, type DocxParagraph, type TextRun } from './model.js';
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
  readonly #runs: TextRun[] = [];
  #length = 0;
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
    if (shown === '') return;
    this.#length += shown.length;
    const { styles } = this.#context;
    const halves = this.#run.size ?? styles.size(this.#style, this.#run.style);
    const size = halves === null ? null : halves / 2;
    const last = this.#runs.at(-1);
    if (last?.size === size) this.#runs[this.#runs.length - 1] = { text: last.text + shown, size };
    else this.#runs.push({ text: shown, size });
  }

  symbol({ attr }: XmlElement): void {
    this.text(symbolText(attr('font') ?? '', attr('char') ?? ''));
  }

  /** The finished paragraph. `carried` is the text of a paragraph before it whose mark was deleted. */
  finish(carried: readonly TextRun[], inCell: boolean): DocxParagraph {
    const runs = [...carried, ...this.#runs];
    const label = this.#label();
    // An empty numbered cell is a running number (序号); an empty numbered paragraph elsewhere is a stray.
    if (label === '' || (!inCell && textOf(runs) === '')) return newParagraph(runs);
    return newParagraph([{ text: label, size: null }, ...withoutLead(runs)]);
  }

  /** Characters so far. */
  get length(): number {
    return this.#length;
  }

  get runs(): readonly TextRun[] {
    return this.#runs;
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
}

/** White space before the text, breaks above all, would part the number from it. */
function withoutLead(runs: readonly TextRun[]): TextRun[] {
  const first = runs.findIndex((run) => run.text.trim() !== '');
  return runs.slice(first).map((run, i) => (i === 0 ? { ...run, text: run.text.trimStart() } : run));
}
