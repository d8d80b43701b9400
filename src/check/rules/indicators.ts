import type { Bilingual } from '../../document/bilingual.js';
import type { Indicator, Performance } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { indicatorFinding } from '../finding.js';
import { both } from '../numbers.js';
import { rule, type Rule } from '../rule.js';
import { dimensions, duplicates, unfilledOperators, unreadValues } from './indicator-sheets.js';

/** A quality of an indicator that fails: what is the matter, null where nothing is. */
type Judge = (indicator: Indicator, sheet: Performance, context: CheckContext) => Bilingual | null;

function onEach(judge: Judge): Rule['check'] {
  return (context) =>
    context.document.performance.flatMap((sheet, performance) =>
      sheet.indicators.flatMap((indicator) => {
        const what = judge(indicator, sheet, context);
        return what === null ? [] : [indicatorFinding(sheet, performance, indicator, what)];
      }),
    );
}

const nameOf = ({ level3 }: Indicator): string => fold(level3 ?? '').replace(/%$/, '');
const RATE = /(率|比例|比重|百分比)$/;
const SATISFACTION = /满意/;
/** What is a share although its name ends otherwise. */
const COVERAGE = /覆盖(面|范围|地区)$|满意度$/;
/** Rates of growth and of return may be more than the whole. */
const UNBOUNDED = /增长|提高|提升|增幅|收益|回报|翻|下降|折扣/;
const COUNTED = /(数量|人数|次数|个数|家数|件数|份数|场次|人次)$/;
const COUNT_UNIT = /^(万|亿|千)?(人次|人|次|个|家|户|件|份|台|套|场|期|篇|名|批)$/;
const AT_LEAST: ReadonlySet<string | null> = new Set(['>=', '>']);
const AT_MOST: ReadonlySet<string | null> = new Set(['<=', '<']);

/** P-02: a share is no count, a count no share, and nobody reaches more than all. */
function ratio(indicator: Indicator): Bilingual | null {
  const { target } = indicator;
  if (target?.kind !== 'quantity' || target.value === null) return null;
  const name = nameOf(indicator);
  const rate = RATE.test(name) || COVERAGE.test(name);
  if (rate && COUNT_UNIT.test(fold(target.unit ?? '')))
    return both('比率类指标用了数量单位', 'a rate with a unit of count');
  if (target.unit !== '%') return null;
  if (COUNTED.test(name)) return both('数量类指标用了百分比', 'a count in per cent');
  if (UNBOUNDED.test(name) || UNBOUNDED.test(fold(indicator.description ?? ''))) return null;
  if (target.value > 100) return both('比率超过 100%', 'a rate of more than 100 %');
  return target.value === 100 && AT_LEAST.has(target.operator)
    ? both('“≥100%”没有余地，比率不会超过 100%', '“≥100%”: a share cannot be more')
    : null;
}

const GOOD = /满意|完成率|覆盖率|及时率|合格率|知晓率|达标率|到位率|参保率|准确率|就业率|达成率/;
const BENEFICIARIES = /(参保|受益|服务|培训|救助|享受|参加|资助).{0,6}(人数|人次|户数)$/;
const SAVING = /节约|降低|控制|率$|有效/;

/** P-03: more of the good, less of the cost. */
function direction(indicator: Indicator): Bilingual | null {
  const { target, level2 } = indicator;
  if (target?.kind !== 'quantity') return null;
  const name = nameOf(indicator);
  if (AT_MOST.has(target.operator) && (GOOD.test(name) || BENEFICIARIES.test(name)) && !/不满意|投诉/.test(name))
    return both('越高越好的指标用了“≤”', '“≤” for what should be high');
  const cost = /成本/.test(fold(level2 ?? ''));
  return cost && AT_LEAST.has(target.operator) && !SAVING.test(name) && target.unit !== '%'
    ? both('成本指标用了“≥”', '“≥” for a cost')
    : null;
}

const LOOKS_LIKE_VALUE = /^[<>=≤≥]?\d+(\.\d+)?(万|亿)?(元|次|人|户|个|%|份)?$/;

/** P-04: a value in the cell of the name or the description. */
function copied(indicator: Indicator, sheet: Performance): Bilingual | null {
  if (sheet.kind.endsWith('evaluation')) return null;
  const name = fold(indicator.level3 ?? '');
  const description = fold(indicator.description ?? '');
  if (LOOKS_LIKE_VALUE.test(name)) return both('三级指标的名称是一个数值', 'the name of the indicator is a value');
  return LOOKS_LIKE_VALUE.test(description)
    ? both(
        `指标描述是一个数值“${indicator.description ?? ''}”`,
        `its description is a value, “${indicator.description ?? ''}”`,
      )
    : null;
}

/** P-05: one cost alone is more than the project has. */
function cost(indicator: Indicator, sheet: Performance): Bilingual | null {
  const { target, level2 } = indicator;
  if (sheet.amount === null || typeof target?.value !== 'number' || !/成本/.test(fold(level2 ?? ''))) return null;
  const factor = { 元: 1, 万元: 10_000 }[fold(target.unit ?? '')];
  return factor !== undefined && target.value * factor > sheet.amount + 50
    ? both(
        `成本指标大于项目金额 ${sheet.amount / 10_000} 万元`,
        `the cost is more than the project’s ${sheet.amount / 10_000} 万元`,
      )
    : null;
}

/** P-09: an amount of the document where a share or an assessment is due. */
function misplacedMoney(indicator: Indicator, _sheet: Performance, { document }: CheckContext): Bilingual | null {
  const raw = fold(indicator.actual?.raw ?? '');
  if (!/^\d+(\.\d+)?$/.test(raw)) return null;
  const yuan = Number(raw) * 10_000;
  const amounts = document.performance.flatMap((one) =>
    [...one.funds, ...one.tasks].flatMap(({ initialBudget, fullYearBudget, executed }) => [
      initialBudget,
      fullYearBudget,
      executed,
    ]),
  );
  return amounts.some((amount) => amount !== null && amount > 0 && Math.abs(amount - yuan) < 1)
    ? both(`完成值“${raw}”是一笔金额（万元）`, `the achieved value “${raw}” is an amount in 万元`)
    : null;
}

/** P-11: the name says one figure, the achieved value is measured against another. */
function satisfaction(indicator: Indicator): Bilingual | null {
  const name = fold(indicator.level3 ?? '');
  const said = /(\d+(?:\.\d+)?)%/.exec(name)?.[1];
  const actual = /^[≥>](\d+(?:\.\d+)?)%$/.exec(fold(indicator.actual?.raw ?? ''))?.[1];
  if (!SATISFACTION.test(name) || said === undefined || actual === undefined || Number(said) === Number(actual))
    return null;
  return both(`指标内容为 ${said}%，值为 ${actual}%`, `its text says ${said} %, its value ${actual} %`);
}

/** P-08: full marks without an achieved value. */
function unearned(indicator: Indicator, sheet: Performance): Bilingual | null {
  const { score, weight, actual, completion } = indicator;
  if (!sheet.kind.endsWith('evaluation') || score === null || weight === null || weight === 0 || score < weight)
    return null;
  return actual === null && completion === null
    ? both('没有完成值，却得满分', 'full marks without an achieved value')
    : null;
}

export const INDICATOR_RULES: readonly Rule[] = [
  rule(
    'P-01',
    'target-read',
    '指标值可以解析为数值、时限或定性表述',
    'every target reads as a quantity, a deadline or a quality',
    'warning',
    unreadValues,
  ),
  rule(
    'P-02',
    'ratio-target',
    '比率不超过 100%，比率与数量的单位不混用',
    'shares stay within 100 %; shares and counts keep their units',
    'warning',
    onEach(ratio),
  ),
  rule(
    'P-03',
    'target-direction',
    '满意度、覆盖率等不用“≤”，成本不用“≥”',
    'no “≤” for satisfaction or coverage, no “≥” for costs',
    'warning',
    onEach(direction),
  ),
  rule(
    'P-04',
    'copied-cell',
    '指标名称和描述不是数值',
    'names and descriptions of indicators are no values',
    'info',
    onEach(copied),
  ),
  rule(
    'P-05',
    'cost-target',
    '成本指标不大于项目金额',
    'a cost is no more than the project’s amount',
    'warning',
    onEach(cost),
  ),
  rule(
    'P-06',
    'dimensions',
    '产出（数量、质量、时效、成本）、效益、满意度指标齐全',
    'output (quantity, quality, time, cost), benefit and satisfaction are all measured',
    'info',
    dimensions,
  ),
  rule(
    'P-07',
    'same-indicators',
    '各项目的指标和绩效目标不雷同',
    'projects do not share one set of indicators or one goal',
    'info',
    duplicates,
  ),
  rule('P-08', 'unearned-score', '得满分的指标有完成值', 'full marks need an achieved value', 'info', onEach(unearned)),
  rule(
    'P-09',
    'misplaced-money',
    '完成值不是金额',
    'achieved values are no amounts of money',
    'warning',
    onEach(misplacedMoney),
  ),
  rule(
    'P-10',
    'operator-unfilled',
    '指标的运算符号已选定',
    'the operator of an indicator is chosen',
    'warning',
    unfilledOperators,
  ),
  rule(
    'P-11',
    'satisfaction-target',
    '满意度的文字与数值一致',
    'the text and the value of satisfaction agree',
    'warning',
    onEach(satisfaction),
  ),
].map((one) => ({ ...one, silentPass: true }));
