import { heightAt, inkAlong, type Stroke } from './strokes.js';

// Print that stands close above or below a line is as dark as the line is, a ridge no more: a faint line is found in
// parts. From where such a part ends the line may be followed to the next line that it meets.

/** Places nearer than this to an end are that end. */
const MEETS_INCHES = 0.05;
/** Between two characters is more paper than this, at any height. */
const GAP_INCHES = 0.011;
const INKED = 0.97;
/** Paper is not quite flat: the line may run on a little higher or lower, pixels. */
const SHIFTS = [0, -2, 2] as const;

/** The stroke prolonged to the lines that it runs on to without a gap. `crossing` are lines of the other direction. */
export function grow(
  image: Parameters<typeof inkAlong>[0],
  stroke: Stroke,
  crossing: readonly Stroke[],
  dpi: number,
): Stroke {
  const near = MEETS_INCHES * dpi;
  const stops = crossing
    .filter(({ at, from, to }) => {
      const height = heightAt(stroke, at);
      return from - near <= height && height <= to + near;
    })
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const goesOn = (from: number, to: number): boolean =>
    SHIFTS.some((shift) => {
      const next = part(stroke, from, to);
      const { gap, share } = inkAlong(image, { ...next, at: next.at + shift });
      return gap <= GAP_INCHES * dpi && share >= INKED;
    });
  let { from, to } = stroke;
  for (const stop of stops.filter((at) => at > to + near)) {
    if (!goesOn(to, stop)) break;
    to = stop;
  }
  for (const stop of stops.filter((at) => at < from - near).reverse()) {
    if (!goesOn(stop, from)) break;
    from = stop;
  }
  return part(stroke, from, to);
}

function part(stroke: Stroke, from: number, to: number): Stroke {
  return { ...stroke, from, to, at: heightAt(stroke, (from + to) / 2) };
}
