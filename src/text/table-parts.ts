import { fold } from './fold.js';

// What a table's parts on following pages have in common, whether they are drawn or typed.

/** Lines above a table that may stand over its next part again: title, department, year and unit. */
export const CAPTION_LINES = 6;
/** Rows at the top of a table among which a repeated header row is looked for. */
const HEADER_SEARCH = 4;
/** The last row of a self-evaluation form: what follows is another form. */
const FORM_END = /总评价得分|自评总得分|自评得分.*\(?C\+D\)?|^总分$/;

export function endsForm(lastRow: readonly string[]): boolean {
  return lastRow.some((text) => FORM_END.test(fold(text)));
}

/** How many rows at the top of `next` repeat rows at the top of `first`; `mayRepeat` tells those that a header can hold. */
export function repeatedRows(
  first: readonly (readonly string[])[],
  next: readonly (readonly string[])[],
  mayRepeat: (row: readonly string[]) => boolean = () => true,
): number {
  const said = (row: readonly string[] = []): boolean => row.map(fold).join('').length > 1;
  let best = 0;
  for (let start = 0; start < Math.min(HEADER_SEARCH, first.length); start++) {
    let count = 0;
    for (;;) {
      const [above, below] = [first[start + count], next[count]];
      if (!above || !below || !mayRepeat(below) || above.map(fold).join('|') !== below.map(fold).join('|')) break;
      count++;
    }
    // Equal blank rows say nothing; a repeated header ends in words.
    while (count > 0 && !said(next[count - 1])) count--;
    best = Math.max(best, count);
  }
  return best;
}
