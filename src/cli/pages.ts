export type PageRange = readonly [number, number];

/** 1-5,9,12- as ranges in ascending order, overlaps merged. Null where it is no such list. */
export function parsePages(text: string): PageRange[] | null {
  const ranges: [number, number][] = [];
  for (const part of text.split(/[,，]/)) {
    const match = /^\s*(\d{1,6})(?:\s*(-)\s*(\d{1,6})?)?\s*$/.exec(part);
    if (match === null) return null;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : match[3] === undefined ? Number.MAX_SAFE_INTEGER : Number(match[3]);
    if (from < 1 || to < from) return null;
    ranges.push([from, to]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}
