import { newParagraph, type DocxBlock, type TextRun } from './model.js';

/** A place that paragraphs and tables go to: the body, a cell, a text box. */
export interface Story {
  readonly blocks: DocxBlock[];
  readonly kind: 'body' | 'cell' | 'box';
  /** Text of a paragraph whose end mark was deleted. */
  carried: TextRun[];
}

/** Text carried by a deleted paragraph mark with no paragraph after it. */
export function flush(story: Story | undefined): void {
  if (story === undefined) return;
  const paragraph = newParagraph(story.carried);
  if (paragraph.text !== '') story.blocks.push(paragraph);
  story.carried = [];
}
