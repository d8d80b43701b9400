import { looksLikeFigure } from './figures.js';
import type { GrayImage } from './picture/types.js';
import { textOf, type ReadLine } from './read-line.js';

// A minus is one thin stroke: in faint or noisy print nothing of it is as dark as ink, and the amount would be read
// without it, surely. Before a figure, half-way up, a stroke's mean darkness tells. Lengths in line heights.

/** A figure before which there may be a minus is no surer than this. */
const DOUBTED = 0.9;
/** Where it stands: its ends from the first digit, and the rows around the middle of the line. */
const REACH = 0.75;
const NEAREST = 0.04;
const ROWS = [0.3, 0.75] as const;
/** The least of a stroke: longer than dirt, thinner than a digit's. */
const LENGTH = 0.28;
const THICKNESS = 0.1;
/** Mean darkness (255 is black) of such a stroke; grain that is left in even light has 1 to 3. */
const DARK = 8;
/** Above and below a minus is paper, beside a ruling line or dirt is not. */
const CLEARER = 3;

/** A figure in doubt where something like a minus stands before it that was not read. */
export function doubtFaintMinus(image: GrayImage, one: ReadLine): ReadLine {
  const text = textOf(one);
  if (!/^\d/.test(text) || !looksLikeFigure(text) || !mayHaveMinus(image, one)) return one;
  const characters = one.reading.characters.map((character, i) =>
    i === 0 ? { ...character, confidence: Math.min(DOUBTED, character.confidence) } : character,
  );
  return { ...one, reading: { ...one.reading, characters } };
}

function mayHaveMinus(image: GrayImage, { line }: ReadLine): boolean {
  const height = line.y1 - line.y0;
  const [from, to] = [Math.round(line.x0 - REACH * height), Math.round(line.x0 - NEAREST * height)];
  const rows = (share: number): number => Math.round(line.y0 + share * height);
  const darkest = (y0: number, y1: number): number => darkestStroke(image, from, to, y0, y1, height);
  const middle = darkest(rows(ROWS[0]), rows(ROWS[1]));
  if (middle < DARK) return false;
  return middle > CLEARER * Math.max(darkest(rows(-0.1), rows(ROWS[0])), darkest(rows(ROWS[1] + 0.05), rows(1.1)));
}

/** The greatest mean darkness of a stroke's length and thickness within a box. */
function darkestStroke(image: GrayImage, x0: number, x1: number, y0: number, y1: number, height: number): number {
  const [long, thick] = [Math.max(3, Math.round(LENGTH * height)), Math.max(1, Math.round(THICKNESS * height))];
  let most = 0;
  for (let y = Math.max(0, y0); y + thick <= Math.min(image.height, y1); y++)
    for (let x = Math.max(0, x0); x + long <= Math.min(image.width, x1); x++) {
      let sum = 0;
      for (let v = y; v < y + thick; v++)
        for (let u = x; u < x + long; u++) sum += 255 - (image.data[v * image.width + u] ?? 255);
      most = Math.max(most, sum / (long * thick));
    }
  return most;
}
