import type { Fact, Phase } from '../../schema/index.js';

// How the narratives say that something grew, what it is compared with and when it was. For folded text.

type Direction = NonNullable<Fact['change']>;

const CHANGE_WORDS: readonly { readonly words: string; readonly change: Direction | null }[] = [
  // Template text left unfilled: the direction was never chosen.
  { words: '(?:增加|增长)\\(?(?:减少|降低|下降)\\)?|(?:减少|下降)\\((?:增加|增长)\\)', change: null },
  { words: '增加|增长|上升|提高|上涨|扩大|增', change: 'increase' },
  { words: '减少|下降|降低|压减|压缩|缩减|减', change: 'decrease' },
];

/** The change word right before a figure: 减少了, 各增加, 下降了. */
export const CHANGE_BEFORE = CHANGE_WORDS.map(({ words, change }) => ({
  change,
  pattern: new RegExp(`(?:${words})(?:了|额|数|幅度?)?(?:为|:|约)?$`),
}));

/** 与上年持平: said without a figure. */
export const UNCHANGED = /持平|一致|相同|相等|零增长|无变化|未发生变化|没有变化/;
/** 决算数小于预算数, 本年数大于上年预算数: a direction without a figure. */
export const COMPARED =
  /(?:略|稍)?(大于|高于|多于|超过|小于|低于|少于|等于)(?:年初|全年|调整|上年|当年)?(?:预算|决算|执行)(?:数|(?=的?$))/;
export const COMPARED_WORDS: Readonly<Record<string, Direction>> = {
  大于: 'increase',
  高于: 'increase',
  多于: 'increase',
  超过: 'increase',
  小于: 'decrease',
  低于: 'decrease',
  少于: 'decrease',
  等于: 'unchanged',
};

/** A clause that compares: with what stands after it. */
export const COMPARISON = /(?:比|较|与|同)(?:20\d\d年(?:度)?|上年(?:度)?|上一年(?:度)?|去年)/;
/** The figure it is compared with stands in the clause: 较2021年预算2696.69万元. */
export const COMPARED_FIGURE =
  /(?:比|较|与|同)(?:20\d\d年(?:度)?|上年(?:度)?|上一年(?:度)?|去年)(?:年初)?(?:预算|决算|执行|完成|收入|支出|安排|数|的|为)*$/;

/** Reasons and purposes speak of other things than the figure before them, up to the end of the sentence. */
export const ASIDE = /主要?原因|原因[是为:]|用于(?!以下)|主要为|主要是|主要包括|涉及|统计口径|口径一致|同口径|名词解释/;
/** 决算数小于预算数的主要原因是…，与上年相比减少0.50万元: the reason is over where the subject is held against last year. */
export const RESUMES =
  /^(?:比|较|与|同)(?:20\d\d年(?:度)?|上年(?:度)?|去年)(?:决算|预算|执行|完成)?数?(?:相比)?,?(?:增加|减少|增长|下降|降低|上升|持平)了?(?:\d|[,。;]|$)/;
/** 比年初预算数增加: held against its own budget and not against another year. */
export const AGAINST_BUDGET = /(?:比|较|与)(?:年初|调整后?|全年|当年)?预算数?(?:相比)?$/;
/** The side that a bare 支出决算为 or 收入 speaks of. */
export const BARE_SIDE =
  /(?:^|[^\u4e00-\u9fff])(?:20\d\d年(?:度)?)?(?:本年|当年)?(收入|支出)(?:预算|决算)?(?:总额|合计|总计|数)?(?:为|是)?$/;

export const PHASES: readonly { readonly phase: Phase; readonly pattern: RegExp }[] = [
  { phase: 'executed', pattern: /决算|执行数|实际支出|执行/ },
  { phase: 'adjusted', pattern: /调整(?:后)?预算|全年预算/ },
  { phase: 'budget', pattern: /预算/ },
];

/** 占本年支出合计的, 占 */
export const SHARE = /占[^占]*$/;
/** 完成年初预算的 */
export const COMPLETION = /完成[^完]*$/;

/** The last year that is named. */
export const YEAR = /(20\d\d)年(?!.*20\d\d年)/;
export const LAST_YEAR = /上年(?:度|末)?|去年|上一年/;

/** Words around a subject that say when and how it is measured, not what it is. */
export const NEUTRAL =
  /20\d\d年(?:度|末|初)?|上年(?:度|末)?|本年(?:度)?|当年|年初|全年|今年|预算|决算|执行|安排|支出|收入|总额|总量|总计|合计|共计|小计|金额|资金|情况|实现|数|额|为|是|共|约|各|达到|达|基本|的|其中|分别|相比|[:、."'()]|\d+[.、]/g;
