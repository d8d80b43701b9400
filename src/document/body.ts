import type { Box } from './geometry.js';
import type { Table } from './table.js';

/** A paragraph of running text, a heading, or a line that stands alone. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly text: string;
  readonly page: number | null;
  readonly bbox: Box | null;
  /** Font height in points, null where the format does not say. */
  readonly size: number | null;
  /** 0..1, the lowest of its characters; absent where none was recognised in a picture. */
  readonly confidence?: number;
}

/** A table in its place among the paragraphs. */
export interface TableBlock {
  readonly type: 'table';
  readonly table: Table;
}

export type Block = Paragraph | TableBlock;

/** A whole file after reconstruction: its blocks in reading order. What every format comes down to. */
export interface Body {
  readonly blocks: readonly Block[];
}
