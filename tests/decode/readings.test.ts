import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, misreadFrom } from '../../src/decode/readings.js';

describe('misreadFrom', () => {
  it.each([
    ['103.88', '103.38', 'a digit like it'],
    ['1O3.38', '103.38', 'a letter for a digit'],
    ['587335', '5873.35', 'a lost decimal point'],
    ['5.873.35', '5,873.35', 'a point for a comma'],
    ['12,45', '12.45', 'a comma for a point'],
    ['50.00', '500.00', 'one of two equal digits lost'],
    ['1500.00', '150.00', 'a digit doubled'],
  ])('%s may be %s: %s', (read, printed) => {
    expect(misreadFrom(read)).toContain(printed);
  });

  it('never offers the text itself, nor one text twice', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,4}(,\d{3})?(\.\d{2})?$/), (text) => {
        const readings = misreadFrom(text);
        expect(readings).not.toContain(text);
        expect(new Set(readings).size).toBe(readings.length);
      }),
    );
  });
});

describe('apart', () => {
  it('takes two figures apart wherever both may have decimals', () => {
    expect(apart('5873.351245.35')).toContainEqual(['5873.35', '1245.35']);
  });

  it('takes a printed space at its word', () => {
    expect(apart('5873.35 1245.35')).toEqual([['5873.35', '1245.35']]);
  });

  it('leaves one figure alone', () => {
    expect(apart('5873.35')).toEqual([]);
  });

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,4}\.\d{2}\d{1,4}\.\d{2}$/), (text) => {
        for (const [first, second] of apart(text)) expect(first + second).toBe(text);
      }),
    );
  });
});
