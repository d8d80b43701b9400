import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/check/index.js';
import { readValue } from '../../src/normalize/value/index.js';
import { readPassages } from '../../src/normalize/facts/index.js';
import type { Check, Indicator, IndicatorValue, Performance } from '../../src/schema/index.js';
import { document, sheet } from './documents.js';

function checks(sheets: readonly Performance[], rule: RegExp): Check[] {
  return runChecks(
    document([], {
      performance: [...sheets],
      stage: sheets.some(({ kind }) => kind.endsWith('evaluation')) ? 'final-accounts' : 'budget',
    }),
  ).filter((check) => rule.test(check.rule));
}

function value(raw: string): IndicatorValue {
  return readValue(raw, { fiscalYear: 2022 }).value;
}

function indicator(level3: string, target: string, more: Partial<Indicator> = {}): Indicator {
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3,
    description: null,
    basis: null,
    standard: null,
    scoring: null,
    target: value(target),
    actual: null,
    completion: null,
    weight: null,
    score: null,
    shortfall: null,
    improvement: null,
    confidence: null,
    row: 1,
    ...more,
  };
}

type Fund = Performance['funds'][number];

function fund(
  label: string,
  by: Fund['by'],
  ...[initialBudget = null, fullYearBudget = null, executed = null]: (number | null)[]
): Fund {
  return { label, by, initialBudget, fullYearBudget, executed, rate: null, weight: null, score: null, row: 1 };
}

function task(
  label: string,
  ...[initialBudget = null, fullYearBudget = null, executed = null]: (number | null)[]
): Performance['tasks'][number] {
  return {
    label,
    project: null,
    responsible: null,
    goal: null,
    initialBudget,
    fullYearBudget,
    executed,
    rate: null,
    row: 9,
  };
}

describe('indicators', () => {
  it.each([
    ['政策知晓率', '≥95%', []],
    ['医疗救助率', '≥90人次', ['P-02']],
    ['定点医疗机构数量', '≥80%', ['P-02']],
    ['覆盖地区', '≥100%', ['P-02']],
    ['覆盖地区', '100%', []],
    ['收入增长率', '≥120%', []],
    ['群众满意度', '≤95%', ['P-03']],
    ['参保缴费人数', '≤40万人', ['P-03']],
    ['监督检查次数', '≤720次', []],
  ])('%s %s', (name, target, rules) => {
    const found = checks([sheet({ indicators: [indicator(name, target)] })], /^P-0[23]/);
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });

  it('a cost is kept low', () => {
    const cost = (target: string): Check[] =>
      checks([sheet({ indicators: [indicator('人均标准', target, { level2: '成本指标' })] })], /^P-03/);
    expect(cost('≥10元')).toHaveLength(1);
    expect(cost('≤10元')).toEqual([]);
  });

  it('amounts where a share is due', () => {
    const evaluation = sheet({
      kind: 'overall-self-evaluation',
      tasks: [task('甲', 29_300, 29_300, 29_300)],
      indicators: [
        indicator('到位率', '100%', { actual: value('2.93') }),
        indicator('满意度', '90%', { actual: value('92') }),
      ],
    });
    expect(checks([evaluation], /^P-09/)).toHaveLength(1);
  });
});

describe('self-evaluations', () => {
  const revenue = [
    fund('收入小计', 'source', 11_456_200, 12_699_000),
    fund('财政拨款收入', 'source', 9_249_300, 10_492_100),
    fund('上年结转', 'source', 2_206_900, 2_206_900),
  ];
  const basic = [fund('基本支出小计', 'use', 2_720_000, 3_962_800), fund('工资福利支出', 'use', 2_720_000, 3_962_800)];

  it('a gap that is the balance carried over is explained, not wrong', () => {
    const evaluation = sheet({
      kind: 'overall-self-evaluation',
      funds: [
        ...revenue,
        ...basic,
        fund('项目支出小计', 'use', 6_529_300, 8_736_200),
        fund('履职保障类', 'use', 6_529_300, 8_736_200),
      ],
      tasks: [task('甲', 8_736_200, 8_736_200)],
    });
    const found = checks([evaluation], /^T-2[345]/);
    expect(
      found
        .filter(({ status }) => status === 'fail')
        .map(({ rule, severity, difference }) => [rule, severity, difference]),
    ).toEqual([
      ['T-24', 'info', 2_206_900],
      ['T-25', 'info', 2_206_900],
    ]);
    for (const check of found.filter(({ status }) => status === 'fail')) expect(check.message.zh).toContain('上年结转');
  });

  it('a hundredth of 万元 over four tasks is rounding', () => {
    const evaluation = sheet({
      kind: 'overall-self-evaluation',
      funds: [fund('项目支出小计', 'use', null, 31_555_400)],
      tasks: [
        task('甲', null, 12_500_000),
        task('乙', null, 323_500),
        task('丙', null, 18_702_700),
        task('丁', null, 29_300),
      ],
    });
    expect(checks([evaluation], /^T-25/)).toMatchObject([{ status: 'pass', severity: 'info', difference: 100 }]);
  });

  it('scores: the parts make the total, and lost rows leave it open', () => {
    const scored = (total: number, score: number): Check[] =>
      checks(
        [
          sheet({
            kind: 'project-self-evaluation',
            indicators: [indicator('甲', '1', { weight: 90, score })],
            score: { indicators: null, execution: null, total, row: 3 },
          }),
        ],
        /^T-19/,
      );
    expect(scored(90, 90)).toMatchObject([{ status: 'pass' }]);
    expect(scored(80, 90)).toMatchObject([{ status: 'fail' }]);
    expect(scored(99, 29)).toMatchObject([{ status: 'undetermined' }]);
  });

  it('weights add up to what the form says, and lost rows leave it open', () => {
    const weighed = (more: Partial<Performance>, ...weights: (number | null)[]): Check[] =>
      checks(
        [
          sheet({
            weights: { execution: 10, indicators: null },
            indicators: weights.map((weight) => indicator('甲', '1', { weight })),
            ...more,
          }),
        ],
        /^T-18/,
      );
    expect(weighed({}, 50, 40)).toMatchObject([{ status: 'pass' }]);
    expect(weighed({}, 50, 30)).toMatchObject([{ status: 'fail', expected: 90, actual: 80 }]);
    expect(weighed({}, 50, null)).toMatchObject([{ status: 'undetermined' }]);
    expect(weighed({ orphan: true }, 50, 30)).toMatchObject([{ status: 'undetermined' }]);
    // Without the form's word nothing is known of a plan's weights.
    expect(weighed({ weights: { execution: null, indicators: null } }, 50, 30)).toEqual([]);
  });

  it('total funds are the sum of their sources', () => {
    const funded = (total: number, carried: number | null): Check[] =>
      checks(
        [
          sheet({
            funds: [
              fund('年度资金总额', null, null, total),
              fund('财政拨款', null, null, 100_000),
              fund('上年结转', null, null, carried),
            ],
          }),
        ],
        /^T-28/,
      );
    expect(funded(150_000, 50_000)).toMatchObject([{ status: 'pass' }]);
    expect(funded(160_000, 50_000)).toMatchObject([{ status: 'fail', difference: 10_000 }]);
    expect(funded(160_000, null)).toMatchObject([{ status: 'undetermined' }]);
  });

  it('a score is no more than its weight', () => {
    expect(
      checks(
        [sheet({ kind: 'project-self-evaluation', indicators: [indicator('甲', '1', { weight: 10, score: 11 })] })],
        /^T-20/,
      ),
    ).toMatchObject([{ status: 'fail' }]);
  });
});

describe('projects', () => {
  it('cost what their items cost', () => {
    const items = [300_000, 400_000].map((amount, row) => ({
      label: `${row}`,
      detail: null,
      amount,
      rationale: null,
      row,
    }));
    expect(checks([sheet({ amount: 700_000, items })], /^T-26/)).toMatchObject([{ status: 'pass' }]);
    expect(checks([sheet({ amount: 710_000, items })], /^T-26/)).toMatchObject([{ status: 'fail', severity: 'error' }]);
  });

  it('do not share one goal', () => {
    const goals = [
      { period: 'annual' as const, text: '提高各乡镇工作人员和协办员的积极性，完成任务', achieved: null, row: 1 },
    ];
    const [a, b] = [sheet({ project: '甲', goals }), sheet({ project: '乙', goals })];
    expect(checks([a, b], /^P-07/)).toMatchObject([{ status: 'fail', severity: 'info' }]);
    expect(checks([a], /^P-07/)).toEqual([]);
  });

  it('cost about as much as their people times the rate', () => {
    const indicators = [indicator('参保人数', '9.4万人'), indicator('标准', '96元/人', { level2: '成本指标' })];
    expect(checks([sheet({ amount: 7_700_000, indicators })], /^N-12/)).toMatchObject([
      { status: 'fail', severity: 'info', expected: 9_024_000 },
    ]);
  });

  it('have the amount that the text gives them where their form has none', () => {
    const text = '今年部门预算增加了新冠病毒疫苗及接种补助资金3000万元。';
    const prose = readPassages([{ type: 'paragraph', text, page: 1, bbox: null, size: null }]);
    const indicators = [indicator('接种人次', '≥25000000 人'), indicator('人均接种补助标准', '≥10 元')];
    const built = document([], { performance: [sheet({ project: '新冠病毒疫苗及接种费用补助资金', indicators })] });
    expect(runChecks(built, prose).filter(({ rule }) => rule === 'N-12')).toMatchObject([
      { status: 'fail', actual: 30_000_000, expected: 250_000_000 },
    ]);
  });

  it('name in the text the targets of their forms, also in other words', () => {
    const text = '绩效指标：护理保险享受待遇人数达到应享受待遇人数的 99% 以上。';
    const prose = readPassages([{ type: 'paragraph', text, page: 1, bbox: null, size: null }]);
    const form = (target: string): Performance => sheet({ indicators: [indicator('护理保险使用人数到位率', target)] });
    const found = (target: string): Check[] =>
      runChecks(document([], { performance: [form(target)] }), prose).filter(({ rule }) => rule === 'N-10');
    expect(found('≥95%')).toMatchObject([{ status: 'fail', expected: 95, actual: 99 }]);
    expect(found('≥99%')).toMatchObject([{ status: 'pass' }]);
  });

  it('accuse nobody of a target that was not understood', () => {
    const diagnostics = [
      {
        severity: 'warning' as const,
        code: 'indicator-value-unread',
        message: { zh: '指标值含数字但未能解析：3x4', en: 'unread: 3x4' },
        source: 0,
        page: 2,
      },
    ];
    const found = runChecks(document([], { diagnostics })).filter(({ rule }) => rule === 'P-01');
    expect(found).toMatchObject([{ status: 'undetermined' }]);
  });
});
