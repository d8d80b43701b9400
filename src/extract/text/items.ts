import { foldSpaces } from './spaces.js';
import { markdownRow, undoNoise } from './noise.js';
import { isBanner, isTitle } from './words.js';

/** A line of a dump: running text, a row of cells, or nothing. */
export type Item =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly line: number }
  | { readonly kind: 'blank'; readonly line: number };

/** How a dump separates cells. */
export type Dump =
  /** A row a line, TABs between the cells. */
  | 'rows'
  /** A cell a line, each begun by a TAB: a Word document flattened. */
  | 'cells'
  /** Spaces at best: text copied out of a PDF. */
  | 'plain';

/** The lines of a dump, without marks of Markdown and LaTeX. */
export function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    .map((line) => undoNoise(line));
}

/** Told from how often each separator is used. */
export function dumpKind(lines: readonly string[]): Dump {
  let rows = 0;
  let cells = 0;
  for (const line of lines) {
    if (Array.isArray(markdownRow(line)) || line.trim().includes('\t')) rows += isContentsLine(line) ? 0 : 1;
    else if (/^ ?\t\s*\S/.test(line)) cells++;
  }
  if (cells > rows * 2 && cells >= 6) return 'cells';
  return rows >= 2 ? 'rows' : 'plain';
}

/** Lines of a dump with a row a line. */
export function itemsOf(lines: readonly string[]): Item[] {
  let inContents = false;
  const items = lines.map((raw, line): Item => {
    const markdown = markdownRow(raw);
    if (markdown === 'rule') return { kind: 'blank', line };
    if (markdown !== null) return { kind: 'row', cells: markdown.map(foldSpaces), line };
    const text = foldSpaces(raw);
    if (/^目录$/.test(text.replace(/\s/g, ''))) inContents = true;
    else if (text.length > 80) inContents = false;
    if (!raw.includes('\t')) return text === '' ? { kind: 'blank', line } : { kind: 'text', text, line };
    const cells = raw.split('\t').map(foldSpaces);
    if (cells.length > 3) inContents = false;
    const filled = cells.filter((cell) => cell !== '');
    if (isContentsLine(raw) || (inContents && filled.length === 2 && /^\d{1,3}$/.test(filled[1] ?? '')))
      return { kind: 'text', text: filled.join(' '), line };
    if (filled.length === 0) return cells.length > 2 ? { kind: 'row', cells, line } : { kind: 'blank', line };
    return { kind: 'row', cells, line };
  });
  return withLoneCells(items);
}

/** Longest text that is a cell alone in its row; running text is longer. */
const LONE_CELL = 40;

/** A row whose cells are empty but for the first loses all its TABs in a dump that trims its lines. */
function withLoneCells(items: readonly Item[]): Item[] {
  let inRows = false;
  return items.map((item, i): Item => {
    if (item.kind !== 'text') {
      inRows = item.kind === 'row';
      return item;
    }
    const next = items.slice(i + 1).find(({ kind }) => kind !== 'text');
    const isCell = item.text.length <= LONE_CELL && !/[。；：:]$/.test(item.text) && !isTitle(item.text);
    inRows &&= isCell && !isBanner(item.text) && next?.kind === 'row';
    return inRows ? { kind: 'row', cells: [item.text], line: item.line } : item;
  });
}

/** 一、总体情况.....	4 */
function isContentsLine(line: string): boolean {
  return (
    /[\p{L}\p{N}）)][\s.…·]*[.…·]{3,}[\s.…·]*(?:\d{1,3}|错误[！!].*)?\s*$/u.test(line) ||
    /^[^\t]+\t+\s*错误[！!]未定义书签/.test(line)
  );
}
