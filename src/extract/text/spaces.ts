import { isWide } from '../../text/fold.js';

/** White space of a line folded; the spaces that spread Chinese words apart (项  目) stay one space. */
export function foldSpaces(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Two parts of one text that a line or a page break cut: a space only where both sides are Latin letters or digits. */
export function joinParts(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  const open = isWide(first.at(-1) ?? '') || isWide(second[0] ?? '');
  return open || !/[A-Za-z]$/.test(first) ? first + second : `${first} ${second}`;
}
