import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/document/page.js';
import { mergeRules } from '../../src/reconstruct/merge-rules.js';
import { horizontal, vertical } from '../support/page.js';

function merged(rules: readonly Rule[]): string[] {
  const { horizontal: across, vertical: down } = mergeRules(rules);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [...across, ...down].map(({ axis, at, from, to }) => `${axis[0]} ${[at, from, to].map(round).join(' ')}`);
}

describe('pieces of a line', () => {
  it.each<[string, Rule[], string[]]>([
    ['that touch are one', [horizontal(100, 50, 100), horizontal(100, 100, 200)], ['h 100 50 200']],
    ['with a corner’s gap are one', [horizontal(100, 50, 99.2), horizontal(100, 100, 200)], ['h 100 50 200']],
    ['drawn twice side by side are one', [horizontal(100, 50, 200), horizontal(100.6, 50, 200)], ['h 100.3 50 200']],
    ['a point apart across are one', [vertical(60, 50, 90), vertical(61, 90, 300)], ['v 60.8 50 300']],
    [
      'with a real gap stay two',
      [horizontal(100, 50, 100), horizontal(100, 104, 200)],
      ['h 100 50 100', 'h 100 104 200'],
    ],
    ['at two heights stay two', [horizontal(100, 50, 200), horizontal(104, 50, 200)], ['h 100 50 200', 'h 104 50 200']],
    ['of both axes stay apart', [horizontal(100, 50, 200), vertical(50, 100, 200)], ['h 100 50 200', 'v 50 100 200']],
    ['too short for a table go', [horizontal(100, 50, 54)], []],
  ])('%s', (_name, rules, expected) => {
    expect(merged(rules)).toEqual(expected);
  });

  it('joins dashes, and dots of their own axis only', () => {
    const dashes = Array.from({ length: 20 }, (_, i) => horizontal(100, 50 + 7 * i, 54 + 7 * i));
    expect(merged(dashes)).toEqual(['h 100 50 187']);
    // Each dot of a dotted vertical line is a tiny horizontal line, too.
    const dots = Array.from({ length: 30 }, (_, i) => [
      vertical(60, 100 + 2 * i, 100.8 + 2 * i),
      horizontal(100.4 + 2 * i, 59.6, 60.4),
    ]).flat();
    expect(merged(dots)).toEqual(['v 60 100 158.8']);
  });

  it('does not join long pieces over the gap of dashes', () => {
    expect(merged([horizontal(100, 50, 150), horizontal(100, 153, 250)]).length).toBe(2);
  });

  it('does not let a chain of close lines run together', () => {
    const lines = Array.from({ length: 8 }, (_, i) => horizontal(100 + 1.2 * i, 50, 200));
    expect(merged(lines).length).toBeGreaterThan(2);
  });
});
