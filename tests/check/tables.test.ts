import { describe, expect, it } from 'vitest';
import { checkRun, runChecks } from '../../src/check/index.js';
import type { Caption } from '../../src/document/table.js';
import type { BudgetDocument, Check, Line, Statement } from '../../src/schema/index.js';
import { document, fact, statement, type Row } from './documents.js';

function of(rule: string, built: BudgetDocument): Check[] {
  return runChecks(built).filter((check) => check.rule === rule);
}

const USES = [
  { path: ['合计'], item: 'total' as const },
  { path: ['基本支出'], item: 'basic-expenditure' as const },
  { path: ['项目支出'], item: 'project-expenditure' as const },
];

/** A classification of two 类, one of them with two 款. */
function list(kind: Statement['kind'], total: string, education = '30.00'): Statement {
  const rows: Row[] = [
    { label: '合计', figures: [total, '20.00', '30.00'], with: { role: 'total', level: 0, leaf: false } },
    { label: '教育支出', figures: [education, '10.00', '20.00'], with: { code: '205', leaf: false } },
    { label: '普通教育', figures: ['20.00', '10.00', '10.00'], with: { code: '20502', parent: 1, level: 2 } },
    { label: '其他教育支出', figures: ['10.00', null, '10.00'], with: { code: '20599', parent: 1, level: 2 } },
    { label: '卫生健康支出', figures: ['20.00', '10.00', '10.00'], with: { code: '210', leaf: true } },
  ];
  return statement(kind, USES, rows);
}

describe('sums within a table', () => {
  it('hold where they hold, with one entry a table', () => {
    const checks = runChecks(document([list('expenditure-summary', '50.00')]));
    expect(checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(checks.filter(({ rule }) => rule === 'T-05')).toHaveLength(1);
    expect(checks.map(({ rule }) => rule)).toContain('T-06');
  });

  it('fail at the cell, with what was expected', () => {
    const [check] = of('T-05', document([list('expenditure-summary', '51.00')]));
    expect(check).toMatchObject({
      status: 'fail',
      severity: 'error',
      expected: 500_000,
      actual: 510_000,
      difference: 10_000,
    });
    expect(check?.evidence[0]).toEqual({ table: 0, row: 1, col: 1 });
  });

  it('are off by rounding without being wrong', () => {
    const [check] = of('T-05', document([list('expenditure-summary', '50.01')]));
    expect(check).toMatchObject({ status: 'pass', severity: 'info' });
  });

  it('cannot be told where a figure was not read', () => {
    const [check] = of('T-05', document([list('expenditure-summary', '50.00', '#')]));
    expect(check).toMatchObject({ status: 'undetermined' });
  });

  it('are not tried where there is nothing to try', () => {
    expect(runChecks(document([])).filter(({ rule }) => /^[TX]/.test(rule))).toEqual([]);
  });

  it('leave 其中 out', () => {
    const rows: Row[] = [
      { label: '资产总额', figures: ['30.00'], with: { role: 'total', level: 0, direction: null, breakdown: null } },
      { label: '房屋', figures: ['20.00'], with: { direction: null, breakdown: null, leaf: true } },
      {
        label: '办公用房',
        figures: ['15.00'],
        with: { role: 'of-which', parent: 1, level: 2, direction: null, breakdown: null },
      },
      { label: '车辆', figures: ['10.00'], with: { direction: null, breakdown: null } },
    ];
    expect(of('T-12', document([statement('state-assets', [{ path: ['价值'] }], rows)]))).toMatchObject([
      { status: 'pass' },
    ]);
  });

  it('say nothing against a table whose layout they do not understand', () => {
    const rows = Array.from({ length: 8 }, (_, i): Row => ({ label: `行${i}`, figures: ['9.00', '1.00', '2.00'] }));
    const [check] = of('T-06', document([statement('expenditure-summary', USES, rows)]));
    expect(check).toMatchObject({ status: 'undetermined' });
  });
});

describe('the summary of revenue and expenditure', () => {
  const summary = (opening: string, revenue: string): Statement =>
    statement(
      'revenue-expenditure-summary',
      [
        { path: ['收入'], direction: 'revenue' },
        { path: ['支出'], direction: 'expenditure' },
      ],
      [
        { label: '财政拨款收入', figures: ['40.00', null], with: { direction: 'revenue', breakdown: 'source' } },
        {
          label: '本年收入合计',
          figures: ['40.00', null],
          with: { direction: 'revenue', breakdown: 'source', role: 'current-year-total', level: 0 },
        },
        {
          label: '上年结转',
          figures: [opening, null],
          with: { direction: null, breakdown: 'source', role: 'opening-balance' },
        },
        {
          label: '收入总计',
          figures: [revenue, null],
          with: { direction: 'revenue', breakdown: 'source', role: 'total', level: 0 },
        },
        { label: '教育支出', figures: [null, '50.00'] },
        { label: '支出总计', figures: [null, '50.00'], with: { role: 'total', level: 0 } },
      ],
    );

  it('balances with what was carried over', () => {
    const checks = runChecks(document([summary('10.00', '50.00')]));
    for (const rule of ['T-01', 'T-02', 'T-03'])
      expect(checks.find((check) => check.rule === rule)?.status).toBe('pass');
  });

  it('does not where the balance is wrong', () => {
    expect(of('T-03', document([summary('9.00', '50.00')]))).toMatchObject([{ status: 'fail', difference: 10_000 }]);
    expect(of('T-01', document([summary('10.00', '51.00')]))).toMatchObject([{ status: 'fail' }]);
  });
});

describe('the three public expenses', () => {
  const columns = [
    { path: ['合计'], item: 'three-public-total' as const },
    { path: ['因公出国（境）费'], item: 'overseas-trips' as const },
    { path: ['公务用车', '小计'], item: 'official-vehicles' as const },
    { path: ['公务用车', '购置费'], item: 'vehicle-purchase' as const },
    { path: ['公务用车', '运行费'], item: 'vehicle-operation' as const },
    { path: ['公务接待费'], item: 'official-reception' as const },
    { path: ['培训费'], item: 'training' as const },
  ];

  it('do not count training, and a blank is nothing', () => {
    const row: Row = { label: null, figures: ['7.00', null, '6.00', null, '6.00', '1.00', '4.21'] };
    expect(of('T-10', document([statement('three-public-expenses', columns, [row])]))).toMatchObject([
      { status: 'pass' },
    ]);
  });

  it('are wrong where they do not add up', () => {
    const row: Row = { label: null, figures: ['7.00', '1.00', '6.00', '2.00', '5.00', '1.00', null] };
    expect(
      of('T-10', document([statement('three-public-expenses', columns, [row])])).filter(
        ({ status }) => status === 'fail',
      ),
    ).toHaveLength(2);
  });
});

describe('between tables', () => {
  it('the same code has the same amount where one fund pays for everything', () => {
    const fine = document([list('expenditure-summary', '50.00'), list('general-public-budget-expenditure', '50.00')]);
    expect(of('X-06', fine)).toMatchObject([{ status: 'pass' }]);
    const other = document([
      list('expenditure-summary', '50.00'),
      list('general-public-budget-expenditure', '50.00', '30.02'),
    ]);
    expect(of('X-06', other)).toMatchObject([{ status: 'fail', severity: 'warning' }]);
  });

  it('are not compared where they speak of different money', () => {
    expect(
      of('X-06', document([list('expenditure-summary', '90.00'), list('general-public-budget-expenditure', '50.00')])),
    ).toEqual([]);
  });

  it('office equipment is not budgeted while nothing is to be bought', () => {
    const basic = statement(
      'general-public-budget-basic-expenditure',
      [{ path: ['合计'], item: 'total' }],
      [
        {
          label: '办公设备购置',
          figures: ['2.94'],
          with: { code: '31002', classification: 'economic-department', breakdown: 'economic' },
        },
      ],
    );
    const with_ = (amount: number): BudgetDocument => document([basic], { facts: [fact('procurement-total', amount)] });
    expect(of('X-13', with_(0))).toMatchObject([{ status: 'fail' }]);
    expect(of('X-13', with_(50_000))).toMatchObject([{ status: 'pass' }]);
  });
});

describe('codes and their names', () => {
  const named = (code: string, label: string, year: number): Check[] =>
    of(
      'X-17',
      document(
        [
          statement(
            'expenditure-summary',
            [{ path: ['合计'], item: 'total' }],
            [{ label, figures: ['1.00'], with: { code } }],
          ),
        ],
        { fiscalYear: year },
      ),
    ).filter(({ status }) => status === 'fail');

  it.each([
    ['210', '卫生健康支出', 2022, 0],
    ['210', '医疗卫生与计划生育支出', 2022, 1],
    ['210', '医疗卫生与计划生育支出', 2017, 0],
    ['205', '卫生健康支出', 2022, 1],
    ['299', '没有收录的支出', 2022, 0],
  ])('%s %s in %i: %i', (code, label, year, count) => {
    expect(named(code, label, year)).toHaveLength(count);
  });

  it('a name may be longer than the official one', () => {
    const line = { code: '30110', classification: 'economic-department' as const, breakdown: 'economic' as const };
    const built = document([
      statement(
        'general-public-budget-basic-expenditure',
        [{ path: ['合计'], item: 'total' }],
        [{ label: '城镇职工基本医疗保险缴费', figures: ['1.00'], with: line }],
      ),
    ]);
    expect(of('X-17', built).filter(({ status }) => status === 'fail')).toEqual([]);
  });

  it.each([
    ['501', '机关工资福利支出', 2022, 0],
    ['50101', '工资奖金津补贴', 2022, 0],
    ['50201', '会议费', 2022, 1],
    ['50803', '资本金注入', 2022, 0],
    ['50201', '会议费', 2017, 0],
  ])('government economic classification: %s %s in %i: %i', (code, label, year, count) => {
    const line = { code, classification: 'economic-government' as const, breakdown: 'economic' as const };
    const built = document(
      [statement('basic-expenditure', [{ path: ['合计'], item: 'total' }], [{ label, figures: ['1.00'], with: line }])],
      { fiscalYear: year },
    );
    expect(of('X-17', built).filter(({ status }) => status === 'fail')).toHaveLength(count);
  });

  it('stand in the order of their codes', () => {
    const summary = (labels: readonly string[]): BudgetDocument =>
      document([
        statement(
          'revenue-expenditure-summary',
          [{ path: ['支出', '预算数'] }],
          labels.map((label, i) => ({ label, figures: ['1.00'], with: { ordinal: ['一', '二', '三'][i] ?? null } })),
        ),
      ]);
    expect(of('X-18', summary(['教育支出', '卫生健康支出', '住房保障支出']))).toMatchObject([{ status: 'pass' }]);
    expect(of('X-18', summary(['卫生健康支出', '教育支出', '住房保障支出']))).toMatchObject([
      { status: 'fail', severity: 'info' },
    ]);
  });
});

describe('the basic expenditure of final accounts', () => {
  const lists = (personnel: string): Statement =>
    statement(
      'general-public-budget-basic-expenditure',
      [{ path: ['金额'] }],
      [
        { label: '工资福利支出', figures: ['30.00'], with: economic('301') },
        { label: '人员经费合计', figures: [personnel], with: { ...foot, item: 'personnel-expenses' } },
        { label: '商品和服务支出', figures: ['20.00'], with: economic('302') },
        { label: '公用经费合计', figures: ['20.00'], with: { ...foot, item: 'non-personnel-expenses' } },
      ],
    );
  const foot = { role: 'subtotal' as const, level: 0 };
  const economic = (code: string): Partial<Line> => ({ code, classification: 'economic-department' });

  it.each([
    ['30.00', 'pass'],
    ['31.00', 'fail'],
  ])('is personnel %s and non-personnel: %s', (personnel, status) => {
    const built = document([list('general-public-budget-expenditure', '50.00'), lists(personnel)], {
      stage: 'final-accounts',
    });
    expect(of('T-14', built).map((check) => check.status)).toContain(status);
    expect(of('T-09', built)).toEqual([]);
  });
});

describe('a row that holds a name only', () => {
  const rows = (page: number): Row[] => [
    { label: '教育支出', figures: ['1.00'], with: { code: '205' } },
    { label: '卫生健康支出', figures: ['1.00'], with: { code: '210' } },
    { label: '医疗保障管理', figures: ['1.00'], with: { code: '21015' } },
    { label: '住房保障支出', figures: ['1.00'], with: { code: '221' } },
    { label: '事务', figures: [], with: { page } },
  ];

  it.each([
    [2, 1],
    [1, 0],
  ])('after the end of page 1, on page %i: %i', (page, count) => {
    const built = document([statement('expenditure-summary', [{ path: ['合计'], item: 'total' }], rows(page))]);
    expect(of('T-17', built)).toHaveLength(count);
  });
});

describe('the line over a table', () => {
  const caption = { title: null, unit: null, notes: [], department: null, year: null };
  const built = document([list('expenditure-summary', '50.00')], {
    department: { ...document([]).department, name: '邯郸市医疗保障局' },
  });
  const banners = (more: Partial<Caption>): string[] =>
    runChecks(built, [], [{ ...caption, ...more }])
      .filter(({ rule, status }) => rule === 'S-03' && status === 'fail')
      .map(({ message }) => message.en);

  it.each([
    [{ department: '207 邯郸市医疗保障局' }, 0],
    [{ department: '市医疗保障局本级' }, 0],
    [{ department: '邯郸市教育局' }, 1],
    [{ year: 2022 }, 0],
    [{ year: 2021 }, 1],
  ])('%o: %i', (more, count) => {
    expect(banners(more)).toHaveLength(count);
  });
});

describe('the units of a department', () => {
  const spending = (total: string): Statement[] => [list('expenditure-summary', total)];
  const named = (name: string, scope: 'unit' | 'consolidated', statements: readonly Statement[]): BudgetDocument => {
    const made = document(statements);
    return { ...made, department: { ...made.department, name, scope } };
  };
  const bodies = statement(
    'organization',
    [],
    ['某局（本级）', '某中心'].map((label) => ({ label, figures: [], with: { direction: null } })),
    { empty: false },
  );
  const whole = named('某局', 'consolidated', [...spending('50.00'), bodies]);

  it.each([
    ['20.00', '30.00', 'pass'],
    ['20.00', '29.00', 'fail'],
  ])('spend %s and %s: %s', (first, second, status) => {
    const units = [named('某局本级', 'unit', spending(first)), named('某中心', 'unit', spending(second))];
    const checks = checkRun([whole, ...units]);
    expect(checks.get(whole)).toMatchObject([{ rule: 'X-16', status }]);
  });

  it('are not another place’s, nor one of two of a name', () => {
    const [own, centre] = [named('某局本级', 'unit', spending('20.00')), named('某中心', 'unit', spending('29.00'))];
    const region = { code: '130529', name: '巨鹿县', province: '河北省' };
    const elsewhere = { ...centre, department: { ...centre.department, region } };
    expect(checkRun([whole, own, elsewhere]).size).toBe(0);
    expect(checkRun([whole, own, centre, { ...centre }]).size).toBe(0);
  });

  it('are not added up while one of them is missing', () => {
    expect(checkRun([whole, named('某中心', 'unit', spending('30.00'))]).size).toBe(0);
  });
});
