import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/extract/scan/ctc.js';

const CHARACTERS = ['1', '2', '、', ' '];
const CLASSES = CHARACTERS.length + 1;

/** One row of probabilities a step: what is not given is shared by the other classes. */
function steps(...rows: Readonly<Record<number, number>>[]) {
  const data = new Float32Array(rows.length * CLASSES);
  rows.forEach((row, step) => {
    const given = Object.values(row).reduce((sum, p) => sum + p, 0);
    const rest = (1 - given) / (CLASSES - Object.keys(row).length);
    for (let c = 0; c < CLASSES; c++) data[step * CLASSES + c] = row[c] ?? rest;
  });
  return { data, offset: 0, steps: rows.length, classes: CLASSES };
}

const textOf = (probabilities: Parameters<typeof decode>[0]): string =>
  decode(probabilities, CHARACTERS)
    .map(({ text }) => text)
    .join('');

describe('decoding the recogniser’s output', () => {
  it('takes repeated labels for one character, unless a blank stands between them', () => {
    expect(textOf(steps({ 1: 0.99 }, { 1: 0.99 }, { 0: 0.99 }, { 2: 0.99 }))).toBe('12');
    expect(textOf(steps({ 1: 0.99 }, { 0: 0.99 }, { 1: 0.99 }))).toBe('11');
  });

  it('is unsure where a digit may have been swallowed', () => {
    const sure = decode(steps({ 1: 0.99 }, { 0: 0.99 }, { 1: 0.99 }, { 0: 0.99 }), CHARACTERS);
    const unsure = decode(steps({ 1: 0.99 }, { 0: 0.45, 1: 0.55 }, { 1: 0.99 }, { 0: 0.99 }), CHARACTERS);
    expect(Math.min(...sure.map(({ confidence }) => confidence))).toBeGreaterThan(0.95);
    expect(unsure.map(({ text }) => text)).toEqual(['1']);
    expect(unsure[0]?.confidence).toBeLessThan(0.7);
    expect(unsure[0]?.alternatives[0]?.text).toBe('11');
  });

  it('names what else a character might be', () => {
    const [one] = decode(steps({ 0: 0.98 }, { 1: 0.7, 2: 0.28 }, { 0: 0.98 }), CHARACTERS);
    expect(one?.text).toBe('1');
    expect(one?.alternatives[0]).toMatchObject({ text: '2' });
    expect(one?.confidence).toBeCloseTo(0.7, 1);
  });

  it('does not doubt a character for a blank beside it', () => {
    const [one] = decode(steps({ 4: 0.49, 0: 0.5 }, { 1: 0.98 }, { 0: 0.98 }), CHARACTERS);
    expect(one?.text).toBe('1');
    expect(one?.confidence).toBeGreaterThan(0.9);
  });

  it('gives shares of a probability for every output', () => {
    const row = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: CLASSES, maxLength: CLASSES });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const normal = rows.map((values) => {
          const sum = values.reduce((a, b) => a + b, 0);
          return Object.fromEntries(values.map((value, i) => [i, value / sum]));
        });
        for (const { confidence, alternatives, at } of decode(steps(...normal), CHARACTERS)) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence + alternatives.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThan(
            1.000001,
          );
          expect(at).toBeLessThan(rows.length);
        }
      }),
    );
  });
});
