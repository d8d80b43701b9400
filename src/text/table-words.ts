import { fold } from './fold.js';

/** 项 目 → 项目: spaces that only spread a heading over its cell go; spaces between Latin words stay. */
export function joinWords(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\x21-\x7e]) | (?=[^\x21-\x7e])/g, '')
    .trim();
}

/** A printed amount, count or percentage. Looser than reading one: used to tell figures from words. */
export function isFigure(text: string): boolean {
  const s = fold(text);
  return /^[(]?[-+△▲]?¥?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?%?[)]?$/.test(s) && /\d/.test(s);
}

/** 合计, 总计, 收入总计, 本年支出合计 …: words that only a row (or column) of sums carries. */
export function isTotalWord(text: string): boolean {
  return /^((本年|当年)?(收入|支出|资产|预算|决算|人员经费|公用经费)?(预算|决算)?(合计|总计|小计|总额))$/.test(
    fold(text),
  );
}

const RULER_WORD = /^(栏次|行次|栏目|列次)$/;
/** So many numbers in a row are column numbers wherever they begin: the right part of a table that the page cut sideways. */
const RULER_PART = 4;
/** No table has so many columns. */
const MOST_COLUMNS = 100;
/** 类 | 款 | 项 may stand in the same row: 类 | 款 | 项 | 栏次 | 1 | 2 … */
const RULER_CELL = /^(\d+([=＝].+)?|[a-z甲乙丙丁戊]|-+|栏次|行次|栏目|列次|[类款项])$/i;

/**
 * 栏次 and 行次 rows: running numbers under the header, never amounts. Either the word stands in the row, and the
 * numbers rise, or they run 1, 2, 3 … (or 7, 8, 9, 10 …) without any other text.
 */
export function isRulerRow(texts: readonly string[]): boolean {
  const cells = texts.map(fold).filter((text) => text !== '');
  if (cells.length < 2 || !cells.every((cell) => RULER_CELL.test(cell))) return false;
  const spoken = cells.some((cell) => RULER_WORD.test(cell));
  const numbers = cells.flatMap((cell) => /^\d+/.exec(cell) ?? []);
  const first = Number(numbers[0] ?? 1);
  let last = !spoken && numbers.length >= RULER_PART && first < MOST_COLUMNS ? first - 1 : 0;
  for (const digits of numbers) {
    const next = Number(digits);
    if (next === last + 1) last = next;
    else if (!spoken) return false;
    else {
      // Three digits are numbers of several columns, or an amount.
      const end = endOfRun(digits, last) ?? (next < MOST_COLUMNS && next > last ? next : null);
      if (end === null) return false;
      last = end;
    }
  }
  return spoken || numbers.length >= 3;
}

/** 栏次 | 1 | 2 3 | 4: the numbers of columns that nothing drawn parts share a cell. The last of them, where they go on. */
function endOfRun(digits: string, last: number): number | null {
  let end = last;
  for (let rest = digits; rest !== ''; rest = rest.slice(String(end).length))
    if (!rest.startsWith(String(++end))) return null;
  return end;
}

const HEADER_EXACT =
  /^(序号|行次|栏次|项目|项|类|款|目|科目|编码|代码|编号|名称|合计|小计|总计|金额|收入|支出|备注|单位|数量|单价|货物|工程|服务|指标|符号|值|年初数|年末数|一般公共预算|政府性基金预算|国有资本经营预算)$/;
const HEADER_END =
  /(名称|编码|代码|编号|数|额|费|费用|经费|收入|支出|拨款|资金|预算|决算|结转|结余|性质|规格|形式|方式|类别|类型|大类|分类|用途|科目|部门|单位|目录|序号|指标|指标值|描述|依据|说明|内容|份额|品目|补助|安排|年度?|增减|比例|幅度|占比|情况|级次|时间|目标|标准|分值|权重|价值|面积|编制|人员|专项|车辆|用车|房屋|设备|资产|合计|小计|总计|%)$/;

/** Words that head columns. Row labels can look the same, so this is only ever a share of a row. */
export function isHeaderWord(text: string): boolean {
  const s = fold(text)
    .replace(/[([][^()[\]]*[)\]]$/, '')
    .replace(/[:：]$/, '');
  return HEADER_EXACT.test(s) || (HEADER_END.test(s) && s.length <= 30);
}

/** What stands over a table inside its own grid: 公开01表, 单位：万元, 编制部门：…, 2022年度. */
export function isCaptionText(text: string): boolean {
  const s = fold(text);
  return (
    /^(编制|填报|预算|公开|填表)?(单位|部门|日期|时间)(名称)?[:：]/.test(s) ||
    /(金额)?单位[:：](人民币)?[千百万亿]*元/.test(s) ||
    /^(附?表|部门?公开|公开|预算|财决)?表?[\d一二三四五六七八九十-]+表?$/.test(s.replace(/^\d+$/, '')) ||
    /^(预算)?(年度)?[:：]?20\d\d年?度?$/.test(s)
  );
}
