import type { Stage } from '../../schema/index.js';
import { fold } from '../../text/fold.js';

/** 预决算 names both stages; 政府性基金预算 is a fund that accounts speak of as well. */
const NO_STAGE =
  /预决算|决预算|预、决算|决算数?\(执行数\)|(?:一般公共|政府性?基金|国有资本经营|社会保险基金|财政)预算|预算(?:主管|单位|部门|收支科目|项目|绩效(?!目标|信息|文本))/g;

/** Budget or accounts, as a title says it; 预决算 names both and so neither. */
export function stageIn(text: string): Stage | null {
  const plain = fold(text).replace(NO_STAGE, '');
  if (/决算|自评|绩效评价(?:报告|结果|得分|表)/.test(plain)) return 'final-accounts';
  return /预算|绩效目标|绩效文本|绩效信息/.test(plain) ? 'budget' : null;
}
