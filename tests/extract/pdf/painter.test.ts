import { describe, expect, it } from 'vitest';
import type { Page, Rule } from '../../../src/document/page.js';
import { line } from '../../support/raw-pdf.js';
import { readPage, round } from './read-page.js';

function rules(page: Page): string[] {
  return page.rules.map((rule: Rule) => `${rule.axis[0]} ${[rule.at, rule.from, rule.to].map(round).join(' ')}`);
}

describe('rules', () => {
  it('reads strokes, thin fills and the sides of stroked boxes', async () => {
    expect(
      rules(
        await readPage(line(50, 700, 250, 700) + line(50, 700, 50, 600) + '50 599.75 200 0.5 re f 300 600 100 50 re S'),
      ),
    ).toEqual([
      'h 142 50 250',
      'v 50 142 242',
      'h 242 50 250',
      'h 242 300 400',
      'v 400 192 242',
      'h 192 300 400',
      'v 300 192 242',
    ]);
  });

  it('takes shading, white, transparent and unpainted shapes for no rules', async () => {
    const page = await readPage({
      content: [
        '0.9 g 50 600 200 20 re f 0 g', // shading
        '1 1 1 rg 50 500 200 0.5 re f 0 g', // white
        `1 1 1 RG ${line(50, 450, 250, 450)} 0 G`,
        `/G1 gs ${line(50, 400, 250, 400)} 50 390 200 0.5 re f`,
        '50 300 200 0.5 re n',
        '50 200 m 250 260 l S', // oblique
        '50 100 m 100 150 150 150 200 100 c S', // a curve
        '10 w 50 50 m 250 50 l S', // a bar
      ].join('\n'),
      states: { G1: '/ca 0 /CA 0' },
    });
    expect(rules(page)).toEqual([]);
  });

  it('reads white lines where they part shaded cells, a banded table’s through its white rows too', async () => {
    const page = await readPage(
      [
        '0.86 0.9 0.95 rg 50 600 200 20 re f 50 560 200 20 re f', // two shaded rows, a white one between them
        '1 1 1 rg',
        ...[560, 580, 600].map((y) => `149.5 ${y} 1 20 re f`), // the border of two columns, a piece a row
        '50 599.5 200 1 re f',
        '400 560 1 60 re f 50 400 200 1 re f', // on paper
      ].join('\n'),
    );
    expect(rules(page)).toEqual(['h 242 50 250', 'v 150 222 242', 'v 150 242 262', 'v 150 262 282']);
  });

  it('takes a square dot for a piece of both lines through it, whatever its sides round to', async () => {
    const dot = (x: number, y: number): string => `${x} ${y} 0.75 0.75 re f`;
    const page = await readPage(
      `.23999999 0 0 .23999999 0 0 cm 3.125 0 0 3.125 178.125 100 cm ${dot(8, 300)} ${dot(10, 331)}`,
    );
    expect(page.rules.map(({ axis }) => axis)).toEqual(['horizontal', 'vertical', 'horizontal', 'vertical']);
  });

  it('keeps light grey lines and each piece of a dashed one', async () => {
    const dashes = Array.from({ length: 4 }, (_, i) => `${50 + 6 * i} 500 4 0.5 re f`).join('\n');
    expect(rules(await readPage(`0.83 G ${line(50, 600, 250, 600)} ${dashes}`))).toEqual([
      'h 242 50 250',
      ...[50, 56, 62, 68].map((x) => `h 341.8 ${x} ${x + 4}`),
    ]);
  });

  it('clips rules to the clip path and to the page', async () => {
    expect(
      rules(
        await readPage(
          `q 100 550 50 100 re W n ${line(50, 600, 250, 600)} ${line(50, 500, 250, 500)} Q ${line(500, 400, 900, 400)} ${line(50, -20, 250, -20)}`,
        ),
      ),
    ).toEqual(['h 242 100 150', 'h 442 500 595']);
  });

  it('turns rules with the page', async () => {
    expect(rules(await readPage({ content: line(50, 700, 250, 700), rotate: 90 }))).toEqual(['v 700 50 250']);
  });

  it('scales a line’s width with its transformation', async () => {
    const page = await readPage(`q 0.1 0 0 0.1 0 0 cm 5 w ${line(500, 7000, 2500, 7000)} Q`);
    expect(page.rules.map(({ at, from, to, width }) => [at, from, to, width].map(round))).toEqual([
      [142, 50, 250, 0.5],
    ]);
  });

  it('takes no letter drawn as an outline for lines of a table', async () => {
    const page = await readPage('100 100 m 100 130 l 130 130 l 130 100 l h 110 115 m 112 118 114 118 116 115 c S');
    expect(page.rules).toEqual([]);
  });
});
