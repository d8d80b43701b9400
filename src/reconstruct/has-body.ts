import { fold } from '../text/fold.js';
import type { PageCell, PageTable } from './page-table.js';

/** Figures, codes or numbered entries: anything that no header holds. */
const BODY = /^(?:[-△(]?[\d,]*\d(?:\.\d+)?%?\)?|[一二三四五六七八九十]+[、.].+)$/;
/** Target values of indicators: ≥95%, 12次, not 2024年. */
const TARGET = /^(?:[≥≤≧≦><=＝±~]\d.*|\d[\d.,]*(?:%|[^\d年月日.,、\-/].{0,6}))$/;
/** The labels of a performance form's rows (产出指标, 数量指标). As heads they stand beside each other. */
const INDICATOR =
  /^(?:产出|效[益果]|满意度|成本|数量|质量|时效|(?:经济|社会|生态)效益|可持续影响|.{0,8}满意度)(?:指标)?$/;
const INDICATOR_HEAD = /^[一二]级指标$/;
/** Headers have up to five rows (the 三公 table of the final accounts); more rows are a body. */
const MAX_HEADER = 5;

/** What the rows under a header may hold of the header itself: 栏次 1 2 3, years as the lower half of heads. */
const HEAD_NUMBER = /^(?:\d{1,2}|(?:19|20)\d\d)$/;

/** Whether a text belongs to a body and to no header, not even to the lower half of one that a page cut. */
export function isBodyText(text: string): boolean {
  const folded = fold(text);
  return BODY.test(folded) && !HEAD_NUMBER.test(folded);
}

/** 产出指标, 数量指标: the label of an indicator's row. */
export function isIndicatorName(text: string): boolean {
  return INDICATOR.test(fold(text));
}

/** Whether a part of a table holds more than (a piece of) its header. */
export function hasBody(table: PageTable): boolean {
  return (
    table.ys.length - 1 > MAX_HEADER ||
    table.cells.some(({ text }) => BODY.test(fold(text)) || TARGET.test(fold(text))) ||
    hasIndicators(table.cells)
  );
}

/** Texts under 一级指标 or 二级指标, or two names of indicators under each other. */
function hasIndicators(cells: readonly PageCell[]): boolean {
  return cells.some((upper) => {
    const text = fold(upper.text);
    const below = cells.filter(
      (cell) =>
        cell.col === upper.col &&
        cell.colSpan === upper.colSpan &&
        cell.row >= upper.row + upper.rowSpan &&
        cell.text !== '',
    );
    if (INDICATOR_HEAD.test(text)) return below.length > 0;
    return INDICATOR.test(text) && below.some((cell) => INDICATOR.test(fold(cell.text)));
  });
}
