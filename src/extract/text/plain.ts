import { splitOrdinal } from '../../text/ordinal.js';
import { fold } from '../../text/fold.js';
import type { BlockList } from './block-list.js';
import { indicatorHeader } from './plain-header.js';
import { plainIndicatorTable } from './plain-indicators.js';
import { listHeader, plainList } from './plain-list.js';
import { segmentsOf, type Segment } from './segments.js';
import { foldSpaces } from './spaces.js';
import { isTitle } from './words.js';

/** A dump without separators: paragraphs, and the tables that its words give away. */
export function readPlain(lines: readonly string[], out: BlockList): void {
  const segments = segmentsOf(lines);
  let goal: readonly [string, string] | null = null;
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    if (segment === undefined) break;
    const header = indicatorHeader(segments, i);
    if (header !== null) {
      const begin = i + header.length;
      const end = endOfTable(segments, begin);
      const read = plainIndicatorTable(header, segments.slice(begin, end), goal);
      if (read !== null) {
        out.table(read.table, read.guesses);
        goal = null;
        i = end - 1;
        continue;
      }
    }
    const read = goalRow(segments, i);
    if (read !== null) {
      ({ goal } = read);
      i += read.length - 1;
      continue;
    }
    const heads = listHeader(segment);
    const list = heads === null ? null : plainList(heads, segments.slice(i + 1));
    if (list !== null) {
      out.table(list.table, list.guesses);
      i += list.length;
    } else out.text(foldSpaces(segment.text));
  }
}

/** 绩效目标 and its text, where the header of the indicators follows. */
function goalRow(segments: readonly Segment[], at: number): { goal: readonly [string, string]; length: number } | null {
  const match = /^((?:年度|项目)?绩效目标)(?:\s+([\s\S]*))?$/.exec(segments[at]?.text ?? '');
  if (match === null) return null;
  for (let n = 1; n <= 8; n++) {
    if (indicatorHeader(segments, at + n) === null) continue;
    const text = [match[2] ?? '', ...segments.slice(at + 1, at + n).map((segment) => segment.text)].filter(
      (part) => part !== '',
    );
    return { goal: [match[1] ?? '', foldSpaces(text.join('\n'))], length: n };
  }
  return null;
}

/** Tables end at the next title, the next goal, or a heading of the document. */
function endOfTable(segments: readonly Segment[], from: number): number {
  for (let i = from; i < segments.length; i++) {
    const text = segments[i]?.text ?? '';
    const style = splitOrdinal(text).ordinal?.style;
    if (isTitle(text) && /表$/.test(fold(text))) return i;
    if (/^第.{1,3}部分/.test(text) || style === 'chinese' || style === 'chinese-bracketed') return i;
    if (goalRow(segments, i) !== null) return i;
  }
  return segments.length;
}
