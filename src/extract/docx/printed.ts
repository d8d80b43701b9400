import type { XmlElement, XmlHandler } from '../ooxml/xml.js';

/** Subtrees that are not part of the printed text: deleted text, former properties, field codes, phonetic guides. */
// prettier-ignore
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del', 'w:moveFrom', 'w:delText', 'w:instrText', 'w:delInstrText', 'w:rPrChange', 'w:pPrChange', 'w:tblPrChange',
  'w:tblPrExChange', 'w:tblGridChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange', 'w:numberingChange',
  'w:sdtPr', 'w:sdtEndPr', 'w:tblPr', 'w:tblPrEx', 'w:sectPr', 'w:rt', 'w:rubyPr', 'm:ctrlPr',
]);

/** Gets what is printed. `path` names the open elements, the innermost (in `open`, the element itself) last. */
export interface PrintedHandler {
  open(element: XmlElement, path: readonly string[]): void;
  close(name: string): void;
  text(text: string, path: readonly string[]): void;
}

/** Leaves out the elements of word/document.xml that are not printed. */
export class PrintedFilter implements XmlHandler {
  readonly #path: string[] = [];
  /** mc:AlternateContent holds the same thing several times: whether one of them was taken. */
  readonly #alternatives: { taken: boolean }[] = [];
  /** Open elements from the outermost that is left out. */
  #skipped = 0;

  constructor(private readonly handler: PrintedHandler) {}

  open(element: XmlElement): void {
    const { name } = element;
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (this.#skipped > 0) this.#skipped++;
    else if (this.#isSkipped(name, parent)) this.#skipped = 1;
    else {
      if (name === 'mc:AlternateContent') this.#alternatives.push({ taken: false });
      this.handler.open(element, this.#path);
    }
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (name === 'mc:AlternateContent') this.#alternatives.pop();
    this.handler.close(name);
  }

  text(text: string): void {
    if (this.#skipped === 0) this.handler.text(text, this.#path);
  }

  #isSkipped(name: string, parent: string): boolean {
    // In rPr and trPr these mark what was deleted: a paragraph's end, a row. They hold nothing.
    if (name === 'w:del' || name === 'w:moveFrom') return parent !== 'w:rPr' && parent !== 'w:trPr';
    if (SKIPPED.has(name)) return true;
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
    const alternative = this.#alternatives.at(-1);
    if (alternative === undefined) return false;
    if (alternative.taken) return true;
    alternative.taken = true;
    return false;
  }
}
