import type { Table } from '../document/table.js';
import type { StatementKind } from '../schema/index.js';
import { fold } from '../text/fold.js';
import { splitOrdinal } from '../text/ordinal.js';
import { isCaptionText } from '../text/table-words.js';
import {
  CONTENTS_TITLE,
  ORGANISATION_END,
  PERFORMANCE_TITLE,
  SUBJECT_START,
  TITLE_RULES,
} from './statement-catalogue.js';
import { plain } from './table-features.js';

type TitleReading = { readonly kind: StatementKind } | 'performance' | 'contents' | null;

const MARK =
  /^((附|公开|预算|决算|部门公开|部门预算|部门决算|财决|公开表|部门)?(附?表|附件)[\d一二三四五六七八九十]*([-－.]\d+)*|(部门)?(公开|预算|决算|财决|部门预算|部门决算)\d+(-\d+)?表|[zZ]?\d+(-\d+)?表?)[:：、.]?/;
const ORGANISATION = new RegExp(`^.*${ORGANISATION_END.source}(\\([^)]*\\))?(?=${SUBJECT_START.source})`);

/** The title without mark, ordinal, year and department: 一、2017年度某某局部门收支预算总表 → 部门收支预算总表. */
export function titleSubject(title: string): string {
  let subject = plain(title);
  for (let previous = ''; previous !== subject;) {
    previous = subject;
    subject = splitOrdinal(subject.replace(MARK, '')).rest;
  }
  subject = subject.replace(/(19|20)\d\d(年度?)?/g, '').replace(/\d+(-\d+)+$/, '');
  return subject.replace(ORGANISATION, '');
}

export function readTitle(title: string | null): TitleReading {
  if (title === null || isProse(title)) return null;
  const whole = titleSubject(title);
  // （按政府预算经济分类） says how, not what.
  const subject = whole.replace(/[([][^()[\]]*[)\]]/g, '') || whole;
  if (CONTENTS_TITLE.test(subject)) return 'contents';
  if (PERFORMANCE_TITLE.test(subject)) return 'performance';
  const rule = TITLE_RULES.find(
    ({ all, none = [] }) => all.every((p) => p.test(subject)) && !none.some((p) => p.test(subject)),
  );
  return rule === undefined ? null : { kind: rule.kind };
}

/** A sentence that the caption search took for a title says nothing about the table. */
function isProse(title: string): boolean {
  const text = fold(title);
  return text.length > 80 || /[。;；]|\d[亿万]?元/.test(text);
}

/** The printed title: of the caption, else a heading over the whole width inside the grid. */
export function printedTitle(table: Table): string | null {
  if (table.caption.title !== null && fold(table.caption.title) !== '') return table.caption.title;
  for (let row = 0; row < table.headerRows; row++) {
    const cells = table.cells.filter((cell) => cell.row === row && fold(cell.text) !== '');
    const [cell] = cells;
    if (cell === undefined || cells.length > 1 || isCaptionText(cell.text)) continue;
    if (/表([(（].*[)）])?$/.test(fold(cell.text))) return cell.text;
  }
  return null;
}
