/**
 * Bounds on what an office file may unfold to. A disclosure of 300 pages has about 15 MB of document.xml, packed 15 to 40
 * times; a bomb packs 300 to 1000 times.
 */
export const LIMITS = {
  /** Entries of the zip directory. */
  entries: 10_000,
  /** Inflated bytes of one part. */
  partBytes: 40_000_000,
  /** Inflated bytes of all parts that are read; pictures and fonts never are. */
  totalBytes: 80_000_000,
  /** Inflated to packed size, looked at only above `ratioFrom` inflated bytes. */
  ratio: 120,
  ratioFrom: 4_000_000,
  /** Nested elements: Word needs about 16 a table in a text box, so this is a dozen tables deep. */
  xmlDepth: 256,
  /** Cells of all tables of one file. */
  cells: 200_000,
  /** Columns of one table. */
  columns: 512,
  /**
   * Characters of XML that the prose of a document, without its tables, is handed to mammoth in. Mammoth builds three
   * trees of it and takes 100 to 200 times its size in memory: 400 MB here. 300 pages of prose come to 1.2 million.
   */
  proseXml: 2_000_000,
  /** What each of its paragraphs counts for at least: 300 pages have 12,000 lines, empty ones included. */
  proseParagraph: 40,
  /** Characters of one paragraph, in a cell or not; a page of running text has 1,500. */
  paragraphText: 100_000,
} as const;
