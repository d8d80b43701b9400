import type { BudgetDocument } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { findPatterns, type TextPattern } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import { otherBodies } from './other-bodies.js';
import { stageHeadings } from './stage-headings.js';

// What does not belong into the text: pieces of a template, and characters that a machine or a hand got wrong.

type Level = NonNullable<BudgetDocument['department']['level']>;

/** Words that only a body of a level writes of itself. */
const OF_LEVEL: readonly { readonly levels: readonly Level[]; readonly pattern: RegExp }[] = [
  { levels: ['province'], pattern: /我省部门|由省级财政|指省级财政|纳入省级财政|是省级预算主管/g },
  {
    levels: ['prefecture', 'province'],
    pattern: /我市部门|指市级财政|与市级财政有|使用市级财政|是市级预算主管|纳入市级财政/g,
  },
  { levels: ['county'], pattern: /我县部门|指县级财政|纳入县级财政|是县级预算主管/g },
];

const PLACEHOLDER = both('模板中的占位符没有填写', 'a placeholder of the template was left in');
const INSTRUCTION = both('模板的填写说明留在了正文里', 'an instruction of the template was left in');

/** Pieces of the template that somebody should have filled in or taken out. */
const RESIDUE: readonly TextPattern[] = [
  {
    // XX局, ××单位, 某某街道; not 二○○八年, nor a word in Latin letters.
    pattern:
      /[\u4e00-\u9fff]{0,10}(?<![A-Za-z0-9一二三四五六七八九○〇])(?:X{2,}|x{2,}|×{2,}|○{2,}|〇{2,}|某某)(?:[\u4e00-\u9fff]{1,2}|%)/g,
    what: PLACEHOLDER,
  },
  { pattern: /[\u4e00-\u9fff]{1,10}(?:X{2,}|×{2,}|○{2,})(?=$|[。,;、)])/g, what: PLACEHOLDER },
  {
    // X万元, ____万元, **局; one × is a sign of multiplication before 人数 and the like.
    pattern:
      /[\u4e00-\u9fff]{0,10}(?:(?<![A-Za-z0-9])X(?=(?:万元|亿元|元|%|个|辆|人|年|月|台|次|户|家))|×(?=(?:万元|亿元|%|辆))|_{2,}(?=(?:万元|亿元|元|%|个|辆|人|年)))/g,
    what: PLACEHOLDER,
  },
  {
    // A pair of ** sets words in bold where text was taken out of a web page.
    pattern: /[\u4e00-\u9fff]{0,10}(?<!\*)\*{2,}(?:局|委|办|厅|院|部门|单位|万元|亿元|元|%|个|辆|人|年|月)/g,
    what: PLACEHOLDER,
    unless: /\*{2}[^*]+\*{2}/,
  },
  { pattern: /[([【](?:部门|单位|预算单位|项目)名称[)\]】]/g, what: PLACEHOLDER },
  {
    pattern:
      /[([【][^()[\]【】]{0,24}(?:请根据|请删除|删除本|此处|请填|据实填|可插入|填报说明)[^()[\]【】]{0,30}[)\]】]/g,
    what: INSTRUCTION,
  },
  {
    pattern: /\(按"[^"]{1,40}"[^()]{0,30}填[写列]\)|(?:填列数|安排数)应与?《?[^。;]{2,40}一致/g,
    what: INSTRUCTION,
    severity: 'info',
  },
  {
    pattern: /(?:增加|增长|大于)[(/](?:减少|降低|下降|小于)\)?/g,
    what: both('模板的“增加（减少）”没有选定', 'the template’s 增加（减少） was left undecided'),
    severity: 'info',
  },
];

const OTHER_LEVEL = both(
  '与本部门的行政级别不符，像是沿用了别的模板',
  'this is not the department’s level: a template of another one',
);

/** Names of schemes that have been given up, and the first year in which no plan should speak of them. */
const OUTDATED: readonly (TextPattern & { readonly since: number })[] = [
  {
    // 新农合 and the residents' scheme were one everywhere by the end of 2019 (医保发〔2019〕30号).
    pattern: /新农合|新型农村合作医疗/g,
    what: both('已并入城乡居民医保，名称已停用', 'merged into the residents’ scheme, the name is out of use'),
    since: 2020,
    severity: 'info',
  },
];

function residue(context: CheckContext): Outcome[] {
  const { level } = context.document.department;
  const levels = OF_LEVEL.filter(({ levels: own }) => level !== null && !own.includes(level)).map(
    ({ pattern }): TextPattern => ({ pattern, what: OTHER_LEVEL, severity: 'info' }),
  );
  const outdated = OUTDATED.filter(({ since }) => (context.year ?? 0) >= since);
  const patterns = [...RESIDUE, ...levels, ...outdated];
  return [
    ...context.prose.flatMap((passage) => findPatterns(passage, patterns, 'residue')),
    ...otherBodies(context),
    ...stageHeadings(context),
  ];
}

/** What a machine or a hand got wrong in the text itself; reported, never corrected. */
const CONFUSED: readonly TextPattern[] = [
  { pattern: /双[星血]指标/g, what: both('应为“效益指标”', 'for 效益指标') },
  { pattern: /辦/g, what: both('繁体字混入', 'a traditional character among simplified ones') },
  { pattern: /\$?\\(?:geq?|leq?)/g, what: both('公式代码没有转换', 'markup of a formula') },
  { pattern: /。。|,,|;;/g, what: both('标点重复', 'punctuation twice') },
];

/** So much is quoted before the character. */
const QUOTED_BEFORE = 8;

function confusions(context: CheckContext): Outcome[] {
  return context.prose.flatMap((passage) => findPatterns(passage, CONFUSED, 'confused', QUOTED_BEFORE));
}

export const RESIDUE_RULES: readonly Rule[] = [
  {
    id: 'N-14',
    name: 'template-residue',
    title: both('没有模板残留', 'nothing of the template is left in'),
    explanation: both(
      '没有填写的占位符（××局、X万元）、模板的填写说明、与本部门级别不符的“我省”“市级财政”、别的单位的名称、预算文件中的“决算”标题（决算文件中的“预算”标题），都是模板残留。',
      'placeholders (××局, X万元), instructions of the template, words of another level of government (我省, 市级财政), names of other bodies, and headings of a budget in final accounts or the other way about are residue.',
    ),
    severity: 'warning',
    silentPass: true,
    check: residue,
  },
  {
    id: 'S-04',
    name: 'confused-characters',
    title: both('没有混淆的字符', 'no confused characters'),
    explanation: both(
      '已知的识别错误、繁体字、公式代码和重复的标点，只报告，不改动。',
      'known misreadings, traditional characters, markup and doubled punctuation are reported and never corrected.',
    ),
    severity: 'info',
    silentPass: true,
    check: confusions,
  },
];
