import { turnRuled, type QuarterTurn, type RuledPicture } from './picture/index.js';
import type { ReadLine } from './read-line.js';

// A sheet may lie on its side or upside down in the scanner. Print that stands wrong is read, too, but as nonsense
// of which the recogniser is unsure.

/** Mean confidence of a page that stands right: faint pages of 150 dpi have 0.9, upside down 0.5 to 0.6. */
const UPRIGHT = 0.75;
/** Characters that a page must have for its mean to say something. */
const ENOUGH = 20;
/** Ideographs on their side are read, one by one: a page that stands right has more characters a line than this. */
const LINE_LENGTH = 2.2;
/** Lines that are tried the other ways round. */
const SAMPLE = 12;

/** The reading of one picture: its lines. `limit` lines only where given. */
export type Reader = (picture: RuledPicture, limit?: number) => Promise<readonly ReadLine[]>;

export interface Oriented {
  readonly picture: RuledPicture;
  readonly lines: readonly ReadLine[];
}

/** Reads a page; where it makes no sense, turned as it does. */
export async function readUpright(picture: RuledPicture, read: Reader): Promise<Oriented> {
  const lines = await read(picture);
  const own = sense(lines);
  if (own >= UPRIGHT || characterCount(lines) < ENOUGH) return { picture, lines };
  let best: { turn: QuarterTurn; sense: number } = { turn: 0, sense: own };
  for (const turn of [180, 90, 270] as const) {
    const one = sense(await read(turnRuled(picture, turn), SAMPLE));
    if (one > best.sense) best = { turn, sense: one };
  }
  if (best.turn === 0) return { picture, lines };
  const turned = turnRuled(picture, best.turn);
  return { picture: turned, lines: await read(turned) };
}

/** Mean confidence, less where lines have next to no characters. */
function sense(lines: readonly ReadLine[]): number {
  let sum = 0;
  for (const { reading } of lines) for (const { confidence } of reading.characters) sum += confidence;
  const count = characterCount(lines);
  return (sum / Math.max(1, count)) * Math.min(1, count / Math.max(1, lines.length * LINE_LENGTH));
}

function characterCount(lines: readonly ReadLine[]): number {
  return lines.reduce((count, { reading }) => count + reading.characters.length, 0);
}
