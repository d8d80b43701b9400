import type { GrayImage } from './picture/index.js';
import { middlesOf, type ReadLine } from './read-line.js';
import type { Recognizer } from './recognizer.js';
import { cropOf, type InkLine } from './text-lines.js';

// A wrapped line with one or two characters (满意度指 | 标) gives the recogniser no words to go by. It is shown
// together with the end of the line above it, as if it had not been wrapped. Lengths in line heights.

/** Lines no longer than this are shown so. */
const SHORT = 2.3;
/** How much of the line above is shown. */
const SHOWN = 4.5;
/** Lines of one text stand no further apart, and are about as high. */
const LEADING = 1.2;
const ALIKE = 0.75;
/** Between the two pieces, as between two characters. */
const SEAM = 0.12;
const MARGIN = 0.2;

/** The line that `line` was wrapped from, null where it is long enough by itself or stands alone. */
export function wrappedFrom(line: InkLine, lines: readonly InkLine[]): InkLine | null {
  const height = line.y1 - line.y0;
  if (line.x1 - line.x0 > SHORT * height) return null;
  const above = lines.filter(
    (other) =>
      other.area === line.area &&
      other.y1 <= line.y0 + 0.2 * height &&
      line.y0 - other.y1 < LEADING * height &&
      Math.min(height, other.y1 - other.y0) >= ALIKE * Math.max(height, other.y1 - other.y0) &&
      other.x1 - other.x0 > height,
  );
  return above.length === 1 ? (above[0] ?? null) : null;
}

/** The line as read after the end of the one above it. */
export async function readWrapped(
  recognizer: Recognizer,
  image: GrayImage,
  line: InkLine,
  above: InkLine,
  usual: number,
): Promise<ReadLine | null> {
  const height = Math.max(line.y1 - line.y0, above.y1 - above.y0);
  const from = Math.max(above.x0, Math.round(above.x1 - SHOWN * height));
  const seam = above.x1 - from + Math.round(SEAM * height);
  const joined = { width: seam + line.x1 - line.x0, height };
  const data = new Uint8Array(joined.width * height).fill(255);
  paste(image, { ...above, x0: from }, data, joined.width, 0, height);
  paste(image, line, data, joined.width, seam, height);
  const whole = { area: line.area, pieces: [], x0: 0, y0: 0, x1: joined.width, y1: height };
  const crop = cropOf(whole, usual, MARGIN);
  const [reading] = await recognizer.read({ ...joined, data }, [crop]);
  if (!reading) return null;
  const middles = middlesOf({ crop, reading });
  const characters = reading.characters.filter((_, i) => (middles[i] ?? 0) >= seam);
  return {
    line,
    crop: { ...cropOf(line, usual, MARGIN), x0: crop.x0 + line.x0 - seam },
    reading: { ...reading, characters },
  };
}

/** Copies the box of a line, its foot at the foot of the strip. */
function paste(
  image: GrayImage,
  box: Omit<InkLine, 'area' | 'pieces'>,
  into: Uint8Array,
  width: number,
  x: number,
  height: number,
): void {
  const down = height - (box.y1 - box.y0);
  for (let y = box.y0; y < box.y1; y++) {
    const row = image.data.subarray(y * image.width + box.x0, y * image.width + box.x1);
    into.set(row, (y - box.y0 + down) * width + x);
  }
}
