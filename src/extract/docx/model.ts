/** What a Word document holds, before tables become grids. */
export interface DocxParagraph {
  readonly type: 'paragraph';
  /** Lines of the paragraph; a real line break (w:br) is \n. */
  readonly text: string;
  /** Font height in points. */
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

/** Text of a cell: its paragraphs as lines, without empty ones. */
export function cellText(blocks: readonly DocxBlock[]): string {
  return blocks
    .filter((block) => block.type === 'paragraph')
    .map((block) => block.text)
    .filter((text) => text !== '')
    .join('\n');
}
