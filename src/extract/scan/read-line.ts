import type { LineBox } from './line-image.js';
import type { LineReading } from './recognizer.js';
import type { InkLine } from './text-lines.js';

/** A line with what was shown to the recogniser and what it read. */
export interface ReadLine {
  readonly line: InkLine;
  readonly crop: LineBox;
  readonly reading: LineReading;
}

export function textOf({ reading }: Pick<ReadLine, 'reading'>): string {
  return reading.characters.map(({ text }) => text).join('');
}

/** The lowest confidence of its characters; 1 where nothing was read. */
export function surenessOf({ reading }: Pick<ReadLine, 'reading'>): number {
  return reading.characters.reduce((lowest, { confidence }) => Math.min(lowest, confidence), 1);
}

/** Where each character stands, pixels. */
export function middlesOf({ crop, reading }: Pick<ReadLine, 'crop' | 'reading'>): number[] {
  return reading.characters.map(({ at }) => crop.x0 + (at + 0.5) * reading.stepWidth);
}
