import { fold } from '../text/fold.js';

// Other readings of a printed figure that a recogniser may have got wrong.

/**
 * Digits that print and scan alike: the round ones, the upright ones, and those that share a bow. A picture of
 * low resolution turns one into the other; nothing turns a 7 into an 8.
 */
const ALIKE: readonly string[] = ['0689', '147', '38', '56', '35'];

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[OoDQ〇]/g, '0'],
  [/[Il|!]/g, '1'],
  [/[Zz]/g, '2'],
  [/[Ss]/g, '5'],
  [/[Bb]/g, '8'],
  [/[qg]/g, '9'],
];

const NEAR: ReadonlyMap<string, readonly string[]> = new Map(
  [...'0123456789'].map((digit) => {
    const groups = ALIKE.filter((group) => group.includes(digit)).join('');
    return [digit, [...new Set(groups)].filter((other) => other !== digit)];
  }),
);

/** Longer texts are no figures: 1,234,567,890,123.45 has twenty characters. */
const LONGEST_FIGURE = 24;

/** Every text that one slip of recognition would have turned into `text`; the text itself is none of them. */
export function misreadFrom(text: string): string[] {
  const printed = fold(text);
  if (printed.length > LONGEST_FIGURE) return [];
  const lettered = LETTERS.reduce((out, [letters, digit]) => out.replace(letters, digit), printed);
  const likely = lettered === printed ? [] : [lettered];
  // A slip that leaves the number of digits is the likelier one.
  const longer: string[] = [];
  [...lettered].forEach((char, i) => {
    const put = (replacement: string): string => lettered.slice(0, i) + replacement + lettered.slice(i + 1);
    if (char === '.') likely.push(put(','), put(''));
    else if (char === ',') likely.push(put('.'), put(''));
    else likely.push(...(NEAR.get(char) ?? []).map(put));
    // Recognisers merge or double equal neighbours.
    if (/\d/.test(char)) longer.push(put(char + char), ...(lettered[i + 1] === char ? [put('')] : []));
  });
  if (!lettered.includes('.') && lettered.length > 2) likely.push(`${lettered.slice(0, -2)}.${lettered.slice(-2)}`);
  const out = new Set([...likely, ...longer]);
  out.delete(printed);
  return [...out];
}

/** 5873.351245.35: where two figures may have been run together, every place where they come apart. */
export function apart(text: string): (readonly [string, string])[] {
  const spaced = /^\s*(\S+)\s+(\S+)\s*$/.exec(text);
  if (spaced?.[1] !== undefined && spaced[2] !== undefined) return [[spaced[1], spaced[2]]];
  const glued = fold(text);
  if (glued.length > 2 * LONGEST_FIGURE) return [];
  const second = glued.indexOf('.', glued.indexOf('.') + 1);
  if (second < 0) return [];
  const out: (readonly [string, string])[] = [];
  for (let at = glued.indexOf('.') + 2; at < second; at++) out.push([glued.slice(0, at), glued.slice(at)]);
  return out;
}
