import type { Line } from '../../schema/index.js';
import { addUp } from './leaves.js';

/**
 * A project's sum over the rows that repeat its name (人口普查 | 600, then 人口普查 | 办公费 | 200 and 人口普查 | 劳务费 | 400): the rows
 * are its parts where they add up to it.
 */
export function nestByNames(lines: readonly Line[]): void {
  lines.forEach((whole, i) => {
    if (whole.label === null || whole.code !== null || whole.role !== 'item') return;
    let end = i + 1;
    while (lines[end]?.labelPath.slice(0, -1).includes(whole.label) === true) end++;
    const parts = lines.slice(i + 1, end).filter(({ parent }) => parent === null);
    if (parts.length === 0 || !addUp(whole, parts)) return;
    for (const part of parts) {
      part.parent = i;
      if (part.classification === null) part.level = whole.level + 1;
    }
  });
}
