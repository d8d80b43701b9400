import type { BudgetDocument } from '../../schema/index.js';
import { regionPrefix } from '../../recognize/identity/region.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { isOneBody } from '../body.js';
import { findPatterns, textFinding, type TextPattern } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';

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

/** Pieces of the template that somebody should have filled in or taken out. */
const RESIDUE: readonly TextPattern[] = [
  {
    pattern:
      /[\u4e00-\u9fff]{0,10}(?:X{2,}|x{2,}|×{2,}|○{2,}|〇{2,}|某某)(?:局|委|办|厅|院|部门|单位|街道|学校|中心|公司|万元|年)/g,
    what: both('模板中的占位符没有填写', 'a placeholder of the template was left in'),
  },
  {
    pattern: /\(按"[^"]{2,40}"[^()]{0,30}填[写列]\)|(?:填列数|安排数)应与?《?[^。;]{2,40}一致/g,
    what: both('模板的填写说明留在了正文里', 'an instruction of the template was left in'),
    severity: 'info',
  },
  {
    pattern: /(?:增加|增长)\((?:减少|降低|下降)\)/g,
    what: both('模板的“增加（减少）”没有选定', 'the template’s 增加（减少） was left undecided'),
    severity: 'info',
  },
];

const OTHER_LEVEL = both(
  '与本部门的行政级别不符，像是沿用了别的模板',
  'this is not the department’s level: a template of another one',
);

/** X局2024年度收入支出总计: whose amounts the sentence says it tells. */
const SUBJECT =
  /(?:^|[。;:,]|、)((?:[\u4e00-\u9fff]){4,25}?(?:局|委员会|办公室|办公厅|厅|院|中心|大学|学院|学校|街道办事处|政府|联合会|站|所))(?:\((?:本级|部门|机关)\))?20\d\d年(?:度)?(?=(?:部门|单位)?(?:预算|决算|收入|支出|收支|财政拨款|一般公共预算|政府性基金|国有资本|"三公"|机关运行|政府采购))/g;
/** A body named as often as this belongs to the document. */
const OFTEN = 3;

/** The amounts of another body than the document's: a sentence taken over from its disclosure. */
function otherBodies(context: CheckContext): Outcome[] {
  const { department, tables } = context.document;
  const listed = tables.flatMap(({ cells }) => cells.map(({ text }) => fold(text)));
  const isOwn = (name: string): boolean =>
    isOneBody(name, department.name) ||
    listed.some((text) => text.includes(name)) ||
    context.prose.filter(({ folded }) => folded.includes(name)).length >= OFTEN;
  return context.prose.flatMap((passage) =>
    [...passage.folded.matchAll(SUBJECT)].flatMap((match) => {
      const name = match[1] ?? '';
      // Names that do not begin with their place run together with the words before them.
      if (department.name === '' || regionPrefix(name).length === 0 || isOwn(name)) return [];
      const from = match.index + match[0].indexOf(name);
      const what = both(
        `文件是“${department.name}”的，这是别的单位的名称`,
        `the document is of “${department.name}”; this is another body`,
      );
      return [textFinding(passage, { from, to: match.index + match[0].length }, what, `other body ${name}`)];
    }),
  );
}

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
  return [...context.prose.flatMap((passage) => findPatterns(passage, patterns, 'residue')), ...otherBodies(context)];
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
      '没有填写的占位符（××局）、模板的填写说明、与本部门级别不符的“我省”“市级财政”，别的单位的名称，都是模板残留。',
      'placeholders (××局), instructions of the template words of another level of government (我省, 市级财政) and names of other bodies are residue.',
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
