import { isWide } from '../text/fold.js';

/**
 * File names and document texts are foreign: control characters (C0, C1) could move the cursor or recolour the
 * terminal, and directional marks could show a text in another order than it has. A line break becomes a space.
 */
export function plain(text: string): string {
  return text.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** Columns that a text takes in a terminal: Chinese characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += isWide(char) ? 2 : 1;
  return width;
}

/** Cuts a text to a width, with … in place of what is cut. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  let used = 1;
  for (const char of text) {
    used += displayWidth(char);
    if (used > width) break;
    out += char;
  }
  return `${out}…`;
}

/** Marks that do not begin a line (行首禁则), and so stay with the character before them. */
const NOT_FIRST = /^[，。；：、！？）》”’…,.;:!?)\]%]$/;

/** Breaks a text into lines of a width: between words where there are any, else between characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && displayWidth(line) + displayWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
    // A word that is longer than a line is cut.
    while (displayWidth(line.trimEnd()) > width) {
      const head = fitting(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** What is not broken: words of Latin letters and figures, and single wide characters with the marks behind them. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let open = false;
  for (const char of text) {
    const joins = pieces.length > 0 && (NOT_FIRST.test(char) || char === ' ' || (open && !isWide(char)));
    if (joins) pieces.push(`${pieces.pop() ?? ''}${char}`);
    else pieces.push(char);
    open = !isWide(char) && char !== ' ';
  }
  return pieces;
}

function fitting(text: string, width: number): string {
  let head = '';
  for (const char of text) {
    if (head !== '' && displayWidth(head) + displayWidth(char) > width) break;
    head += char;
  }
  return head;
}

/** Pads with spaces on the right to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
