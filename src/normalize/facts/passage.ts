import type { Block, Paragraph } from '../../document/body.js';
import type { Box } from '../../document/geometry.js';
import { fold } from '../../text/fold.js';
import { splitOrdinal } from '../../text/ordinal.js';
import { joinWords } from '../../text/table-words.js';

/** Running text that belongs together: a paragraph, or one that a page break or a column cut in two. */
export class Passage {
  /** The text as it is searched: one width, no white space. */
  readonly folded: string;
  readonly #printed: string;
  /** Where in the printed text each folded character stands. */
  readonly #at: readonly number[];
  readonly #parts: readonly { readonly from: number; readonly paragraph: Paragraph }[];

  constructor(paragraphs: readonly Paragraph[]) {
    const parts: { from: number; paragraph: Paragraph }[] = [];
    let printed = '';
    for (const paragraph of paragraphs) {
      parts.push({ from: printed.length, paragraph });
      printed += paragraph.text;
    }
    let folded = '';
    const at: number[] = [];
    for (let i = 0; i < printed.length; i++) {
      const piece = foldChar(printed.charAt(i));
      folded += piece;
      for (let k = 0; k < piece.length; k++) at.push(i);
    }
    this.#printed = printed;
    this.#parts = parts;
    this.#at = at;
    this.folded = folded;
  }

  /** The printed text of a folded range. */
  raw(from: number, to: number): string {
    const start = this.#at[from] ?? 0;
    const end = this.#at[to - 1];
    return joinWords(this.#printed.slice(start, end === undefined ? undefined : end + 1));
  }

  /** Page, box and confidence of the paragraph that a folded position stands in. */
  placeOf(position: number): { page: number | null; bbox: Box | null; confidence: number | null } {
    const printed = this.#at[position] ?? 0;
    const part = this.#parts.findLast(({ from }) => from <= printed);
    const { page = null, bbox = null, confidence = null } = part?.paragraph ?? {};
    return { page, bbox, confidence };
  }
}

const FOLDED = new Map<string, string>();

function foldChar(char: string): string {
  let folded = FOLDED.get(char);
  if (folded === undefined) {
    folded = fold(char);
    FOLDED.set(char, folded);
  }
  return folded;
}

/** A paragraph this short without a full stop is a heading, not a sentence that goes on. */
const HEADING_LENGTH = 24;
const ENDS = /[。；;！!？?：:]\s*$/;

/** The passages of a section: paragraphs in order, cut sentences joined, tables between them kept apart. */
export function readPassages(blocks: readonly Block[]): Passage[] {
  const passages: Passage[] = [];
  let open: Paragraph[] = [];
  const close = (): void => {
    if (open.length > 0) passages.push(new Passage(open));
    open = [];
  };
  for (const block of blocks) {
    if (block.type === 'table') {
      close();
      continue;
    }
    if (!goesOn(open, block)) close();
    open.push(block);
  }
  close();
  return passages;
}

/** 四、关于某部门2024年财政拨款收支总表的说明: numbered, without a figure of money, and it names what follows. */
function isHeading(text: string): boolean {
  return (
    splitOrdinal(text).ordinal !== null && /(?:说明|情况|概况|构成)\s*$/.test(text) && !/\d\s*[亿万]?元/.test(text)
  );
}

function goesOn(open: readonly Paragraph[], next: Paragraph): boolean {
  const before = open.at(-1);
  if (before === undefined || ENDS.test(before.text)) return false;
  if (open.length === 1 && (before.text.length < HEADING_LENGTH || isHeading(before.text))) return false;
  return (
    splitOrdinal(next.text).ordinal === null && !/^\s*(第[一二三四五六七八九十]+部分|图\s*\d|附[表件])/.test(next.text)
  );
}
