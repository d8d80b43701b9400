import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, textFinding } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome } from '../rule.js';

/** 一般公共预算支出决算表, 收入决算情况说明: the last of the two words says which kind of document the heading is for. */
const HEADING =
  /(预算|决算)(?:公开)?(?:收支)?(?:总表|汇总表|明细表|表|(?:总表|表)?(?:总体|收支|具体|结构)?情况(?:的)?说明|信息公开)$/;
/** 部门决算一般公共预算支出表: the word behind 部门 says it of the whole. */
const OF_DEPARTMENT = /部门(预算|决算)[^。;,]*(?:表|说明|情况)$/;
/** Longer passages are no headings. */
const LONGEST = 45;

/** Headings and titles of a budget in final accounts, and the other way about. */
export function stageHeadings(context: CheckContext): Outcome[] {
  const own = context.final ? '决算' : '预算';
  const isOther = (heading: string): boolean => {
    if (heading.length > LONGEST || /[。;,《]|执行|绩效|采购/.test(heading)) return false;
    const word = (OF_DEPARTMENT.exec(heading) ?? HEADING.exec(heading))?.[1];
    return word !== undefined && word !== own;
  };
  const what = context.final
    ? both('决算文件中的预算标题', 'a heading of a budget in final accounts')
    : both('预算文件中的决算标题', 'a heading of final accounts in a budget');
  const inText = context.prose.flatMap((passage) => {
    const text = passage.folded.replace(/[.…·]{3,}\d*$/, '');
    return isOther(text) ? [textFinding(passage, { from: 0, to: text.length }, what, 'stage')] : [];
  });
  const titles = context.views.flatMap(({ statement: { title, table } }) => {
    const text = fold(title ?? '');
    // A title that stands in the running text too has been told of there.
    if (!isOther(text) || context.prose.some(({ folded }) => folded.includes(text))) return [];
    return [finding(both(`表题“${title ?? ''}”：${what.zh}`, `“${title ?? ''}”: ${what.en}`), [{ table }], 'stage')];
  });
  return [...inText, ...titles];
}
