import { tidy } from '../../text/fold.js';

/** What a Word document holds, before tables become grids. */
export interface DocxParagraph {
  readonly type: 'paragraph';
  readonly runs: readonly TextRun[];
  /** Lines of the paragraph; a real line break (w:br) is \n. */
  readonly text: string;
  /** Font height in points that most characters are set in. */
  readonly size: number | null;
}

/** Text set in one font height; \n is a line break, \t a tab. */
export interface TextRun {
  readonly text: string;
  readonly size: number | null;
}

export interface DocxTable {
  readonly type: 'table';
  /** w:tblGrid: widths of the grid columns in twips. */
  readonly gridWidths: number[];
  readonly rows: DocxRow[];
}

export interface DocxRow {
  /** Grid columns left empty before the first and after the last cell (w:gridBefore, w:gridAfter). */
  before: number;
  after: number;
  readonly cells: DocxCell[];
}

export interface DocxCell {
  /** w:gridSpan */
  span: number;
  /** w:tcW in twips, null where not given as a length. */
  width: number | null;
  /** w:vMerge: begins a vertical merge, goes on with the cell above, or neither. */
  vertical: 'restart' | 'continue' | null;
  /** w:hMerge: goes on with the cell to the left. */
  withLeft: boolean;
  readonly blocks: DocxBlock[];
}

export type DocxBlock = DocxParagraph | DocxTable;

export function newParagraph(runs: readonly TextRun[]): DocxParagraph {
  return { type: 'paragraph', runs, text: textOf(runs), size: mainSize(runs) };
}

export function textOf(runs: readonly TextRun[]): string {
  return tidy(runs.map((run) => run.text).join(''));
}

function mainSize(runs: readonly TextRun[]): number | null {
  const counts = new Map<number, number>();
  for (const { text, size } of runs) {
    const visible = text.trim().length;
    if (size !== null && visible > 0) counts.set(size, (counts.get(size) ?? 0) + visible);
  }
  let best: number | null = null;
  let most = 0;
  for (const [size, count] of counts)
    if (count > most) {
      most = count;
      best = size;
    }
  return best;
}

/** Text of a cell: its paragraphs as lines, without empty ones. */
export function cellText(blocks: readonly DocxBlock[]): string {
  return blocks
    .filter((block) => block.type === 'paragraph')
    .map((block) => block.text)
    .filter((text) => text !== '')
    .join('\n');
}
