import type { Diagnostic } from '../../document/diagnostic.js';
import { diagnostic } from '../extracted.js';
import type { MovedHeader } from './header-grid.js';

// What reading a dump had to guess. A line is named as an editor counts it, from 1.

export function headerMoved(moved: MovedHeader, line: number): Diagnostic {
  return diagnostic('warning', 'text-header-moved', {
    zh: `第 ${line + 1} 行：表头“${moved.text}”在文本中错位，已从第 ${moved.from + 1} 列移到第 ${moved.to + 1} 列`,
    en: `line ${line + 1}: the column head “${moved.text}” was displaced in the text; moved from column ${moved.from + 1} to ${moved.to + 1}`,
  });
}

export function rowJoined(line: number): Diagnostic {
  return diagnostic('info', 'text-row-joined', {
    zh: `第 ${line + 1} 行：分页处断开的单元格已接回上一行`,
    en: `line ${line + 1}: a cell cut by a page break was joined to the row before it`,
  });
}

export function rowGuessed(line: number, detail: { zh: string; en: string }): Diagnostic {
  return diagnostic('warning', 'text-row-guessed', {
    zh: `第 ${line + 1} 行：文本没有列分隔，按推测读取（${detail.zh}）`,
    en: `line ${line + 1}: the text does not say where its columns are; the row was guessed (${detail.en})`,
  });
}
