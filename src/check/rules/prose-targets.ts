import type { Indicator } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { inForm, textFinding } from '../finding.js';
import { likeness } from '../likeness.js';
import { both } from '../numbers.js';
import { ruleText, type Outcome, type Rule } from '../rule.js';

const INDICATOR_LIST = /^绩效指标:/;
const STATED = /^(.*?)(?:达到|在|保持在|不低于|≥)?(\d+(?:\.\d+)?)%(?:以上)?$/;
/** From this share of a description on, a clause of the text speaks of the same thing. */
const ALIKE = 0.6;

/** N-10: the targets that the text names against those of the project's own table. */
function proseTargets(context: CheckContext): Outcome[] {
  const lists = context.prose.filter(({ folded }) => INDICATOR_LIST.test(folded));
  const sheets = context.document.performance;
  if (lists.length === 0 || sheets.length === 0) return [];
  return lists.flatMap((passage, i) => {
    const sheet = sheets[i];
    if (sheet?.kind !== 'project-targets') return [];
    return clauses(passage.folded).flatMap(({ name, value, from, to }): Outcome[] => {
      const indicator = bestMatch(sheet.indicators, name);
      if (typeof indicator?.target?.value !== 'number' || indicator.target.unit !== '%') return [];
      const target = indicator.target.value;
      const evidence = [inForm(i, indicator.row)];
      const told = textFinding(
        passage,
        { from, to },
        both(
          `绩效表“${indicator.level3 ?? ''}”的指标值为 ${indicator.target.raw}`,
          `the table has ${indicator.target.raw} for “${indicator.level3 ?? ''}”`,
        ),
        `targets ${i} ${from}`,
      );
      return [
        {
          ...told,
          status: target === value ? 'pass' : 'fail',
          unit: 'percent',
          expected: target,
          actual: value,
          tolerance: 0,
          evidence,
          group: target === value ? 'targets' : told.group,
        },
      ];
    });
  });
}

/** 享受待遇人数达到应享受待遇人数的 99%: the share of those due that is reached is called 到位率. */
const ALL_DUE = /达到应.{0,12}(?:人数|户数|件数|数量)的?$/;

function clauses(text: string): { name: string; value: number; from: number; to: number }[] {
  const out: { name: string; value: number; from: number; to: number }[] = [];
  let from = text.indexOf(':') + 1;
  for (const part of text.slice(from).split(/[;。,]/)) {
    const match = STATED.exec(part);
    const [, names = '', digits] = match ?? [];
    // 权益保障比率和报销及时率达到 99%: one value for two things.
    const several = /比率和|率和/.test(names) ? names.split('和') : [names.replace(ALL_DUE, '$&到位率')];
    if (digits !== undefined)
      for (const name of several) out.push({ name, value: Number(digits), from, to: from + part.length });
    from += part.length + 1;
  }
  return out;
}

function bestMatch(indicators: readonly Indicator[], name: string): Indicator | null {
  const scored = indicators
    .map((indicator) => ({
      indicator,
      score: Math.max(likeness(indicator.description ?? '', name), likeness(indicator.level3 ?? '', name)),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best !== undefined && best.score >= ALIKE && best.score > (second?.score ?? 0) ? best.indicator : null;
}

export const PROSE_TARGET_RULE: Rule = {
  id: 'N-10',
  name: 'prose-targets',
  ...ruleText('文字中的目标与绩效表的指标值一致', 'targets in the text are those of the table'),
  severity: 'warning',
  check: proseTargets,
};
