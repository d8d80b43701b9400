import type { Block } from './blocks.js';
import type { Heading } from './headings.js';

/**
 * The code columns of each label column: those to the left of the label, across labels beside it. Several
 * together are one split code (类 | 款 | 项) only when their headings say so; 项目代码 | 科目编码 are two codes,
 * and the nearer one belongs to the label. A list that prints its codes to the right is read that way.
 */
export function codeColumns(block: Block, headings: readonly Heading[]): ReadonlyMap<number, readonly number[]> {
  const out = new Map<number, readonly number[]>();
  for (const label of block.labels) {
    let end = label - 1;
    while (block.labels.includes(end)) end--;
    const left = run(block, headings, end, -1);
    out.set(
      label,
      left.length > 0 ? left : block.codes.some((col) => col < label) ? [] : run(block, headings, label + 1, 1),
    );
  }
  return out;
}

function run(block: Block, headings: readonly Heading[], from: number, step: 1 | -1): number[] {
  const out: number[] = [];
  for (let col = from; block.codes.includes(col); col += step) {
    const before = out.at(-1);
    if (before !== undefined && !isPartOf(headings[before]?.leaf ?? '', headings[col]?.leaf ?? '')) break;
    out.push(col);
  }
  return out.sort((a, b) => a - b);
}

function isPartOf(a: string, b: string): boolean {
  return a === b || (/^[类款项目]$/.test(a) && /^[类款项目]$/.test(b));
}
