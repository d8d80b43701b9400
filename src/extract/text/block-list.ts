import type { Block } from '../../document/body.js';
import type { Diagnostic } from '../../document/diagnostic.js';
import type { Table } from '../../document/table.js';
import { joinCutParagraphs } from './prose.js';

/** Blocks in order; texts between two tables are looked at together, since a page break may have cut them. */
export class BlockList {
  readonly diagnostics: Diagnostic[] = [];
  readonly #blocks: Block[] = [];
  #texts: string[] = [];

  text(text: string): void {
    this.#texts.push(text);
  }

  table(table: Table | null, guesses: readonly Diagnostic[]): void {
    for (const guess of guesses) this.diagnostics.push(guess);
    if (table === null) return;
    this.#flush();
    this.#blocks.push({ type: 'table', table });
  }

  finish(): Block[] {
    this.#flush();
    return this.#blocks;
  }

  #flush(): void {
    for (const text of joinCutParagraphs(this.#texts))
      this.#blocks.push({ type: 'paragraph', text, page: null, bbox: null, size: null });
    this.#texts = [];
  }
}
