import type { Caption } from '../document/table.js';
import { fold, tidy } from '../text/fold.js';

// What a line over or under a table can be, told by its words alone: title, unit, department, year, mark or note.

/** Longer than this it is running text. The longest real titles have 50 characters. */
const MAX_TITLE = 70;

export const UNIT =
  /(?:金额|计量|货币)?单位\s*[:：]?\s*(?:人民币)?\s*[（(]?\s*(元|百元|千元|万元|百万元|千万元|亿元)\s*[)）]?/;
const BARE_UNIT = /^[（(]?\s*(元|千元|万元|亿元)\s*[)）]?$/;
const MARK =
  /^[（(]?\s*(?:(?:部门)?(?:公开|预算|决算|财决公开|财决|批复|附)\s*(?:表)?\s*[\d一二三四五六七八九十]+(?:-\d+)?\s*表?|附[表件]\s*[\d一二三四五六七八九十]*(?:-\d+)?|表\s*[\d一二三四五六七八九十]+(?:-\d+)?)\s*[:：]?\s*[)）]?$/;
const MARK_PREFIX = /^(?:公开\s*\d+\s*表|附[表件]\s*\d*(?:-\d+)?)\s*[:：]?\s*(?=.{4})/;
/** 1、 2. before a title number the tables of a section; 一、 is kept as printed. */
const NUMBERING = /^\d{1,2}\s*[、.．]+\s*(?=\D)/;
const YEAR_LINE =
  /^(?:预算|决算|会计|填报)?年[度份]\s*[:：]\s*(\d{4})\s*年?(?:度)?$|^[（(]?\s*(\d{4})\s*年度?\s*[)）]?$/;
const PLAUSIBLE_YEAR = /^(?:199|20\d)\d$/;
const DEPARTMENT_LABEL =
  /^(?:编制|填报|预算|公开|主管|填制|编报)?(?:部门|单位)(?:名称)?(?:（?\(?(?:盖章|公章|签章)\)?）?)?\s*[:：]\s*(.*)$/;
/** 207 邯郸市医疗保障局: a department's code and name as a line of their own. */
const CODED_NAME =
  /^[[（(【]?\s*(\d{3,12})\s*[\]）)】]?\s*[-—]?\s*([\u4e00-\u9fff（）()]{3,40}(?:局|委|厅|办|室|院|校|园|中心|会|部|处|所|站|队|馆|台|社|学|府|道|镇|乡|场|团|库|司|科|组|级|本级[）)]))$/;
const DATE_LINE = /^(?:截止|填报|编制)?(?:时间|日期)\s*[:：]?\s*\d{4}[-年/.]\s*\d{1,2}[-月/.]\s*\d{1,2}日?$/;
export const NOTE =
  /^[（(]?\s*(?:备?注|说明|附注)\s*\d*\s*[:：.、]|空表列示|故本表(?:为空|无数据)|本表为空|此表为空|无.*(?:预算|支出|收入|拨款).*(?:空表|无数据)|^[（(]?本部门.*没有.*本表|本表反映/;
export const TITLE_END = /(表|情况|预算|决算|明细|一览|目标|绩效指标|汇总|清单)(?:[（(][^（）()]{1,20}[)）])?$/;
/** What a unit stands beside is a title only where it names a table: 2024年预算 单位：万元 names none. */
const TITLED_UNIT = /.{3}表(?:[（(][^（）()]{1,20}[)）])?$/;
export const CONTENTS = /[.…·]{4,}\s*\d*$/;
/** 第二部分 …, 一、…: a section's heading, no part of a title. */
export const SECTION = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/;
export const SENTENCE = /[。；;！？]$/;

export function isLabelLine(text: string): boolean {
  return [UNIT, BARE_UNIT, DEPARTMENT_LABEL, YEAR_LINE, MARK, DATE_LINE, NOTE].some((pattern) => pattern.test(text));
}

/** Takes unit, department, year, mark and date lines; false where the text is none of these. */
export function readLabels(text: string, caption: Caption, settled: boolean, titled: boolean): boolean {
  const unit = UNIT.exec(text);
  let rest = text;
  if (unit) {
    if (!settled) caption.unit ??= unit[1] ?? null;
    rest = text.replace(UNIT, '').trim();
    if (rest === '') return true;
  } else {
    const bare = BARE_UNIT.exec(text);
    if (bare) {
      if (!settled) caption.unit ??= bare[1] ?? null;
      return true;
    }
  }
  const label = DEPARTMENT_LABEL.exec(rest);
  if (label) {
    const name = (label[1] ?? '').trim();
    if (name !== '') caption.department ??= name;
    return true;
  }
  const year = YEAR_LINE.exec(rest);
  if (year) {
    const printed = year[1] ?? year[2] ?? '';
    // 2822 is a misprint or misread: no year that a disclosure is of.
    if (PLAUSIBLE_YEAR.test(printed)) caption.year ??= Number(printed);
    return true;
  }
  if (MARK.test(rest) || DATE_LINE.test(rest)) return true;
  if (NOTE.test(rest)) {
    // A note over the title stands under the table before.
    if (!titled) caption.notes.unshift(text);
    return true;
  }
  const coded = CODED_NAME.exec(rest);
  if (coded && !TITLE_END.test(rest)) {
    caption.department ??= rest;
    return true;
  }
  return unit !== null && !TITLED_UNIT.test(fold(withoutUnit(text)));
}

/** 部门收支总表（单位：万元）, 部门收支总表 单位：万元: without the unit, and without the brackets around it. */
export function withoutUnit(text: string): string {
  return text
    .replace(UNIT, '')
    .replace(/[（(]\s*(?:[)）]|$)/g, '')
    .trim();
}

export function couldBeTitle(text: string): boolean {
  const folded = fold(withoutUnit(text));
  return (
    /^(表|算表|情况表|出表|标表)$/.test(folded) ||
    (folded.length >= 3 && folded.length <= MAX_TITLE && TITLE_END.test(folded) && !/[，,]$/.test(folded))
  );
}

/** A title's lower line that cannot stand alone: 绩效目标表 under 236-中央高校…项目, 表 under …支出预算. */
export function wantsMore(text: string): boolean {
  const folded = fold(text);
  return (
    /^(?:项目|支出|资金|部门|整体|经费|专项){0,3}(?:绩效目标表|目标表|自评表|预算表|决算表|支出表|明细表|总表|情况表|汇总表)$/.test(
      folded,
    ) ||
    /^[）)》”"]/.test(folded) ||
    folded.length <= 6
  );
}

export function cleanTitle(title: string): string {
  return tidy(withoutUnit(title).replace(MARK_PREFIX, '').replace(NUMBERING, '')) || title;
}

export function unitIn(text: string): string | null {
  return /[（(](?:单位[:：])?(元|千元|万元|亿元)[)）]/.exec(text)?.[1] ?? null;
}

export function isOpenLabel(text: string): boolean {
  return DEPARTMENT_LABEL.exec(tidy(text))?.[1]?.trim() === '';
}

export function isPlainName(text: string): boolean {
  const name = tidy(text);
  return /^[\u4e00-\u9fff（）()]{4,40}$/.test(name) && !isLabelLine(name) && !couldBeTitle(name);
}

export function isProse(text: string): boolean {
  if (UNIT.test(text) && text.length <= MAX_TITLE) return false;
  return text.length > MAX_TITLE || (SENTENCE.test(text) && !NOTE.test(text));
}
