import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/schema/index.js';
import { document, sheet, statement } from './documents.js';
import { failed, said } from './said.js';

const GROWTH = '2022 年预算收支安排 5873.35万元，较2021年预算2696.69 万元减少 3176.66 万元。';

describe('changes', () => {
  it.each([
    ['the wrong word', GROWTH, ['N-02 error']],
    ['the right word', GROWTH.replace('减少', '增加'), []],
    ['the wrong amount', GROWTH.replace('减少 3176.66', '增加 3177.66'), ['N-02 error']],
    [
      'a rate that is off by a hundredth',
      '“三公”经费1万元。公务接待费1万元。公务接待费减少了 0.51 万元，比上年预算减少了 33.78%。',
      ['N-03 info'],
    ],
    ['a rate that is wrong', '项目支出 20 万元，与上年相比增加 10 万元，增长 200%。', ['N-03 warning']],
    ['a rate that is right at its decimals', '项目支出 20 万元，与上年相比增加 10 万元，增长 100%。', []],
    [
      'a rate from nothing',
      '教育支出（类）普通教育（款）小学教育（项）25.00万元，2021年当年预算执行数为0.00万元，比2021年预算执行数增加100.00%。',
      ['N-08 error'],
    ],
    [
      '持平 of what differs',
      '教育支出（类）普通教育（款）小学教育（项）25.00万元，2021年当年预算执行数为20.00万元，2022年预算安排25.00万元，与2021年预算执行数持平。',
      ['N-08 error'],
    ],
    [
      'a second basis (同口径) is another matter',
      '机关运行经费 90 万元，比上年增加 50 万元，增长 125%。按与上年统计口径一致相比，本年比上年减少 16 万元，下降4.39%。',
      [],
    ],
  ])('%s', (_name, text, rules) => {
    expect(failed(said([text])).filter((rule) => rule.startsWith('N'))).toEqual(rules);
  });

  it.each([
    ['小于', []],
    ['大于', ['N-02 error']],
    ['等于', ['N-08 error']],
  ])('of accounts against the budget: %s', (word, rules) => {
    const text = `1、教育支出（类）普通教育（款）小学教育（项）。年初预算为 62.29 万元，支出决算为 60.99 万元。决算数${word}预算数的主要原因：人员减少。`;
    expect(failed(said([text], [], { stage: 'final-accounts' })).filter((rule) => rule.startsWith('N'))).toEqual(rules);
  });
});

describe('sums and shares in the text', () => {
  it.each([
    ['add up', '2022年支出预算 50万元，其中基本支出30万元；项目支出20万元。', []],
    ['do not', '2022年支出预算 50万元，其中基本支出30万元；项目支出21万元。', ['N-04 error']],
    [
      'three public',
      '“三公”经费 3 万元，其中：因公出国（境）费0万元，公务用车购置 0万元，公务用车运行维护费2 万元，公务接待费1万元。',
      [],
    ],
    [
      'three public that do not',
      '“三公”经费 4 万元，其中：因公出国（境）费0万元，公务用车购置 0万元，公务用车运行维护费2 万元，公务接待费1万元。',
      ['N-05 error'],
    ],
    ['shares', '本年支出合计 200 万元，其中：基本支出 150 万元，占75%；项目支出 50 万元，占 25.00%。', []],
    [
      'wrong shares',
      '本年支出合计 200 万元，其中：基本支出 150 万元，占79.00%；项目支出 50 万元，占 25.00%。',
      ['N-07 warning'],
    ],
    ['vehicles', '共有车辆7辆，其中：机要通信用车1辆、执法执勤用车2辆、其他用车3辆。', ['N-04 error']],
  ])('%s', (_name, text, rules) => {
    expect(failed(said([text])).filter((rule) => rule.startsWith('N'))).toEqual(rules);
  });
});

describe('text and tables', () => {
  const expenditure = statement(
    'expenditure-summary',
    [{ path: ['合计'], item: 'total' }],
    [
      { label: '合计', figures: ['50.00'], with: { role: 'total', level: 0 } },
      { label: '教育支出', figures: ['50.00'], with: { code: '205' } },
    ],
  );

  it.each([
    ['2022年支出预算 50万元。', []],
    ['2022年支出预算 50.5万元。', ['N-01 error']],
    ['2022年支出预算 50元。', ['N-11 error']],
    ['2021年支出预算 70万元。', []],
  ])('%s', (text, rules) => {
    expect(failed(said([text], [expenditure])).filter((rule) => rule.startsWith('N'))).toEqual(rules);
  });

  it('a note that a table is empty stands under an empty table', () => {
    const notes = ['注：本表为空表。'];
    expect(failed(said([], [{ ...expenditure, notes }]))).toContain('N-06 warning');
    expect(
      failed(said([], [statement('government-fund', [{ path: ['合计'] }], [], { notes, empty: true })])),
    ).not.toContain('N-06 warning');
  });

  it('fixed assets of the text leave intangible assets out', () => {
    const assets = (intangible: string): Statement =>
      statement(
        'state-assets',
        [{ path: ['价值'] }],
        [
          { label: '资产总额', figures: ['30.00'], with: { role: 'total', level: 0, direction: null } },
          { label: '车辆', figures: [(30 - Number(intangible)).toFixed(2)], with: { direction: null } },
          { label: '无形资产', figures: [intangible], with: { direction: null } },
        ],
      );
    const text = '上年末固定资产金额为30 万元。';
    expect(failed(said([text], [assets('10.00')]))).toContain('N-09 warning');
    expect(failed(said([text], [assets('0.00')]))).not.toContain('N-09 warning');
  });
});

describe('words that should not stand there', () => {
  it.each([
    ['比2022年预算增加10万元', ['N-13 warning']],
    ['比2021年预算增加10万元', []],
    ['第三部分 某局2021年度部门预算情况说明', ['N-13 warning']],
    ['第三部分 某局2022年度部门预算情况说明', []],
    ['依据《关于编制2019-2021年财政规划的通知》（财预〔2018〕13号）', []],
    ['第二部分 某市某区XX局部门预算表', ['N-14 warning']],
    ['目前我省部门预算的编制实行综合预算管理', ['N-14 info']],
    ['目前我市部门预算的编制实行综合预算管理', []],
    ['制定资金管理辦法', ['S-04 info']],
    ['4、信息化建设绩效目标表..... 错误！未定义书签。', ['S-02 warning']],
    ['北京市海淀区教育局2022年度部门预算收入总计', ['N-14 warning']],
    ['北京市海淀区某局2022年度部门预算收入总计', []],
    ['继续做好新农合参保工作', ['N-14 info']],
  ])('%s', (text, rules) => {
    expect(failed(said([text]))).toEqual(rules);
  });

  it('a period that is over before the year begins', () => {
    expect(failed(said(['五、实施周期', '2021年1月1日-2021年12月31日']))).toEqual(['N-13 warning']);
    expect(failed(said([], [], { performance: [sheet({ implementationPeriod: '2021年全年' })] }))).toEqual([
      'N-13 warning',
    ]);
  });
});

describe('operating expenses of offices', () => {
  const basic = statement(
    'general-public-budget-basic-expenditure',
    [
      { path: ['合计'], item: 'total' },
      { path: ['人员经费'], item: 'personnel-expenses' },
      { path: ['公用经费'], item: 'non-personnel-expenses' },
    ],
    [{ label: '合计', figures: ['50.00', '30.00', '20.00'], with: { role: 'total', level: 0 } }],
  );
  const bodies = (nature: string): Statement =>
    statement(
      'organization',
      [],
      [
        {
          label: '某局本级',
          figures: [],
          with: { attributes: [{ column: '单位性质', text: nature, value: null }], direction: null },
        },
      ],
      { empty: false },
    );

  it.each([
    ['2022年机关运行经费预算20万元。', '事业', ['pass']],
    ['2022年机关运行经费预算21万元。', '行政', ['fail']],
    ['2022年机关运行经费预算21万元。', '事业', []],
  ])('%s (%s)', (text, nature, statuses) => {
    const found = said([text], [basic, bodies(nature)]).filter(({ rule }) => rule === 'X-11');
    expect(found.map(({ status }) => status)).toEqual(statuses);
  });
});

describe('vehicles that nobody pays for', () => {
  const text = (cause: string): string =>
    `2022年“三公”经费6万元。其中，公务用车购置费为0万元，公务用车运维费6万元。主要原因是${cause}；公务接待费0万元。`;

  it.each([
    ['增加执法用车', ['N-05 info']],
    ['增加公务用车运行维护费', []],
  ])('%s', (cause, rules) => {
    expect(failed(said([text(cause)])).filter((rule) => rule.startsWith('N-05'))).toEqual(rules);
  });
});

describe('pages of the contents', () => {
  it.each([
    [['目录', '一、职责......3', '二、机构......5', '三、说明......4'], ['S-02 warning']],
    [['目录', '一、职责......3', '二、机构......5', '三、说明......8'], []],
    [['目录', '一、职责......3', '二、说明......5', '第二部分......1'], []],
  ])('%s', (texts, rules) => {
    expect(failed(said(texts))).toEqual(rules);
  });
});

describe('tables that the contents list', () => {
  const contents = ['目录', '一、收入决算表', '二、支出决算表'];
  const revenue = statement(
    'revenue-summary',
    [{ path: ['合计'] }],
    [{ label: '合计', figures: ['1.00'], with: { role: 'total', level: 0 } }],
  );

  it('may have another title, which is said', () => {
    const renamed = { ...revenue, title: '部门收入来源情况' };
    expect(failed(said(['目录', '一、收入决算表'], [renamed], { stage: 'final-accounts' }))).toContain('S-02 info');
    expect(failed(said(['目录', '一、收入决算表'], [{ ...revenue, title: '2022年度收入决算表' }]))).not.toContain(
      'S-02 info',
    );
  });

  it('must be there', () => {
    expect(failed(said(contents, [revenue], { stage: 'final-accounts' }))).toContain('S-01 error');
  });

  it('are not missed where only some pages were read', () => {
    const [source] = document([]).sources;
    if (source === undefined) throw new Error('no source');
    const sources = [{ ...source, pages: 9, pageRanges: [[1, 2]] as [number, number][] }];
    expect(failed(said(contents, [revenue], { stage: 'final-accounts', sources }))).not.toContain('S-01 error');
  });
});
