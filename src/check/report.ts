import type { Check } from '../schema/index.js';
import type { CheckContext } from './context.js';
import { judgedAs } from './equation.js';
import { difference } from './numbers.js';
import type { Outcome, Rule } from './rule.js';

/** Evidence of passes: a reader needs to know which figures were tried, not each of a thousand cells. */
const EVIDENCE_OF_PASSES = 12;

/**
 * Tries a rule and tells what came of it: every failure by itself; of each table together what holds, what is off by
 * rounding only, and what could not be decided.
 */
export function report(rule: Rule, context: CheckContext): Check[] {
  const groups = new Map<string, Outcome[]>();
  for (const tried of rule.check(context)) {
    const outcome = fair(tried, context);
    const group = groups.get(outcome.group);
    if (group) group.push(outcome);
    else groups.set(outcome.group, [outcome]);
  }
  return [...groups.values()].flatMap((outcomes) => {
    const isSlight = ({ severity }: Outcome): boolean => (severity ?? rule.severity) === 'info';
    const failed = outcomes.filter((one) => one.status === 'fail' && !isSlight(one));
    const slight = outcomes.filter((one) => one.status === 'fail' && isSlight(one));
    const passed = outcomes.filter(({ status }) => status === 'pass');
    const open = outcomes.filter(({ status }) => status === 'undetermined');
    return [
      ...once(failed).map((outcome) => toCheck(rule, outcome)),
      ...(slight.length > 0 ? [together(rule, slight, 'slight')] : []),
      ...(open.length > 0 ? [together(rule, open, 'open')] : []),
      ...(passed.length > 0 && failed.length + slight.length + open.length === 0 && rule.silentPass !== true
        ? [together(rule, passed, 'passed')]
        : []),
    ];
  });
}

/** The same said twice of one page is told once, with its number. */
function once(outcomes: readonly Outcome[]): Outcome[] {
  const alike = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.message.zh, outcome.evidence]);
    alike.set(key, [...(alike.get(key) ?? []), outcome]);
  }
  return [...alike.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    if (more.length === 0) return [first];
    const { zh, en } = first.message;
    const times = more.length + 1;
    return [{ ...judgedAs(first, first.status), message: said(`${zh}（共 ${times} 处）`, `${en} (${times} times)`) }];
  });
}

/** A figure that was recognised with doubt accuses nobody: the trial stays undecided. */
function fair(outcome: Outcome, context: CheckContext): Outcome {
  if (outcome.status !== 'fail' || context.doubtful.size === 0) return outcome;
  if (!outcome.evidence.some(({ table, row, col }) => context.doubtful.has(`${table},${row},${col}`))) return outcome;
  const { zh, en } = outcome.message;
  return {
    ...judgedAs(outcome, 'undetermined'),
    message: said(`${zh}；其中有数字识别得不确定`, `${en}; a figure of it was recognised with doubt`),
  };
}

function toCheck(rule: Rule, outcome: Outcome): Check {
  const { status, severity, unit, expected, actual, tolerance, message, evidence } = outcome;
  return {
    rule: rule.id,
    name: rule.name,
    status,
    severity: severity ?? rule.severity,
    unit,
    expected,
    actual,
    difference: actual === null || expected === null ? null : difference(actual, expected),
    tolerance,
    message: { ...message },
    evidence: evidence.map((one) => ({ ...one })),
  };
}

function together(rule: Rule, outcomes: readonly Outcome[], what: 'slight' | 'open' | 'passed'): Check {
  const [first] = outcomes;
  if (first === undefined) throw new RangeError('nothing to tell');
  const worst = outcomes.reduce((a, b) => (offBy(b) > offBy(a) ? b : a), first);
  const check = toCheck(rule, worst);
  const evidence =
    what === 'passed' ? outcomes.flatMap((one) => one.evidence.slice(0, 1)) : outcomes.flatMap((one) => one.evidence);
  check.evidence = evidence.slice(0, EVIDENCE_OF_PASSES).map((one) => ({ ...one }));
  const rounded = outcomes.filter((one) => offBy(one) > 0).length;
  if (what === 'passed' && rounded > 0) check.severity = 'info';
  if (outcomes.length === 1) return check;
  const rest = outcomes.length - 1;
  if (what === 'passed' && rounded === 0) {
    check.message = said(
      `${rule.title.zh}：${outcomes.length} 处相符`,
      `${rule.title.en}: ${outcomes.length} trials hold`,
    );
    [check.expected, check.actual, check.difference, check.tolerance] = [null, null, null, null];
  } else if (what === 'passed')
    check.message = said(
      `${rule.title.zh}：${outcomes.length} 处相符，其中 ${rounded} 处有尾差，最大的是 ${check.message.zh}`,
      `${rule.title.en}: ${outcomes.length} trials hold, ${rounded} of them off by rounding, the most in ${check.message.en}`,
    );
  else
    check.message = said(`${check.message.zh}；另有 ${rest} 处类似`, `${check.message.en}; and ${rest} more like it`);
  return check;
}

function said(zh: string, en: string): Check['message'] {
  return { zh, en };
}

function offBy({ actual, expected }: Outcome): number {
  return actual === null || expected === null ? 0 : Math.abs(difference(actual, expected));
}
