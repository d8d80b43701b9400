import { fold } from '../text/fold.js';
import { isFigure } from '../text/table-words.js';

/** What stands in a column or in a place of a row: words, a code or running number, or a figure. */
export type Kind = 'words' | 'code' | 'figure';

const CODE_HEAD = /(编码|代码|编号|序号|行次)$|^[类款项]$/;
const WORDS_HEAD =
  /^(项目|科目|事项|名称|单位|内容|备注)$|(名称|性质|规格|形式|科目|类别|类型|内容|说明|依据|备注|单位|部门)$/;

/** What a head promises. Heads of money have no words in common, so they are all that is left. */
export function kindOfHead(head: string): Kind {
  const text = fold(head);
  if (CODE_HEAD.test(text)) return 'code';
  return WORDS_HEAD.test(text) ? 'words' : 'figure';
}

/** Null for an empty cell and for a dash, which stand in any column. */
export function kindOfText(text: string): Kind | null {
  if (text === '' || /^[—–\-－/]+$/.test(text)) return null;
  if (!isFigure(text)) return 'words';
  return /^(\d{1,3}|\d{5}|\d{7})$/.test(text) ? 'code' : 'figure';
}

/** An integer may be a code or a figure; what is empty agrees with everything. */
export function agrees(text: Kind | null, column: Kind | null): boolean {
  if (text === null || column === null || text === column) return true;
  return text === 'code' && column === 'figure';
}

/** Kinds of the columns by most of what stands in them; null for a column that holds nothing. */
export function kindsOfColumns(rows: readonly (readonly string[])[], columns: number): (Kind | null)[] {
  return Array.from({ length: columns }, (_, x) => {
    const kinds = rows.map((row) => kindOfText(row[x] ?? '')).filter((kind) => kind !== null);
    const share = (kind: Kind): number => kinds.filter((one) => one === kind).length;
    if (kinds.length === 0) return null;
    if (share('words') * 2 > kinds.length) return 'words';
    // Integers among amounts are amounts.
    return share('figure') > 0 ? 'figure' : 'code';
  });
}
