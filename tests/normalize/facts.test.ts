import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../src/document/body.js';
import { extractFacts } from '../../src/normalize/facts/index.js';
import type { Fact, Stage } from '../../src/schema/index.js';

function paragraph(text: string, page = 1): Paragraph {
  return { type: 'paragraph', text, page, bbox: null, size: null };
}

function facts(texts: readonly string[], stage: Stage = 'budget', fiscalYear = 2022): Fact[] {
  return extractFacts(
    texts.map((text) => paragraph(text)),
    { source: 0, fiscalYear, stage },
  ).value;
}

type Short = [item: string, path: string, measure: string, figure: number | null, more?: string | number | null];

/** item, labelPath, measure, amount (or percent), and direction (or year). */
function short(all: readonly Fact[]): Short[] {
  return all.map((fact): Short => {
    const { item, measure, change, year } = fact;
    const path = fact.labelPath.join('>');
    const figure = fact.amount ?? fact.percent;
    if (measure === 'change') return [item, path, measure, figure, change];
    return year === 2022 ? [item, path, measure, figure] : [item, path, measure, figure, year];
  });
}

describe('facts of a budget', () => {
  const cases: readonly [string, string[], Short[]][] = [
    [
      'revenue and its funds',
      ['2022 年预算收入 100.50万元，其中一般公共预算拨款90.50万元，事业收入 10 万元，无政府基金收入。'],
      [
        ['current-year-revenue', '', 'amount', 1_005_000],
        ['current-year-revenue', '一般公共预算', 'amount', 905_000],
        ['current-year-revenue', '事业收入', 'amount', 100_000],
      ],
    ],
    [
      'expenditure by use; what the money is for is no fact',
      [
        '2022年支出预算 50万元，其中基本支出30万元，包括人员经费、日常公用经费；项目支出20万元，主要用于3家医院的5万元补助。',
      ],
      [
        ['current-year-expenditure', '', 'amount', 500_000],
        ['basic-expenditure', '', 'amount', 300_000],
        ['project-expenditure', '', 'amount', 200_000],
      ],
    ],
    [
      'a change with the amount it is compared with',
      ['2022年预算收支安排 50万元，较2021年预算 40 万元减少 10 万元，主要原因为：增加了2万元。'],
      [
        ['total', '', 'amount', 500_000],
        ['total', '', 'amount', 400_000, 2021],
        ['total', '', 'change', 100_000, 'decrease'],
      ],
    ],
    [
      'a growth rate belongs to the change before it',
      ['一般公共预算收入预算 50 万元，与上年相比增加 10 万元，增长 25 %。'],
      [
        ['current-year-revenue', '一般公共预算', 'amount', 500_000],
        ['current-year-revenue', '一般公共预算', 'change', 100_000, 'increase'],
      ],
    ],
    [
      'three public expenses: a comparison after the parts is about the whole',
      ['“三公”经费预算安排 6万元。其中，因公出国（境）费0万元；公务接待费 6 万元。与2021 年相比增加3万元。'],
      [
        ['three-public-total', '', 'amount', 60_000],
        ['overseas-trips', '', 'amount', 0],
        ['official-reception', '', 'amount', 60_000],
        ['three-public-total', '', 'change', 30_000, 'increase'],
      ],
    ],
    [
      'shares of the three public expenses',
      ['因公出国（境）费支出 180 万元，占“三公”经费的 26.86%；公务接待费支出 20 万元，占“三公”经费的2.99%。'],
      [
        ['overseas-trips', '', 'amount', 1_800_000],
        ['overseas-trips', '', 'share', 26.86],
        ['official-reception', '', 'amount', 200_000],
        ['official-reception', '', 'share', 2.99],
      ],
    ],
    [
      'a functional item under the heading of its class',
      ['（一）公共安全（类）', '1．法院（款）行政运行（项）支出 11.92 万元，与上年一致。'],
      [
        ['functional-item', '公共安全>法院>行政运行', 'amount', 119_200],
        ['functional-item', '公共安全>法院>行政运行', 'change', null, 'unchanged'],
      ],
    ],
    [
      'two years of a functional item',
      [
        '“教育支出（类）普通教育（款）小学教育（项）”25.77万元，2021年当年预算执行数为60.13万元，2022年预算安排25.77万元，比2021年预算执行数减少57.14%。',
      ],
      [
        ['functional-item', '教育支出>普通教育>小学教育', 'amount', 257_700],
        ['functional-item', '教育支出>普通教育>小学教育', 'amount', 601_300, 2021],
        ['functional-item', '教育支出>普通教育>小学教育', 'amount', 257_700],
        ['functional-item', '教育支出>普通教育>小学教育', 'change', 57.14, 'decrease'],
      ],
    ],
    ['economic items are no facts of the contract', ['（1）会议费（款）支出 66.72 万元。用于单位会议支出。'], []],
    [
      'procurement; small firms are no item of their own',
      [
        '政府采购预算总额 20 万元，其中：拟采购货物支出5万元、拟采购工程支出 0 万元、拟购买服务支出 15 万元。',
        '面向中小企业预留政府采购项目预算金额8万元，其中，预留给小型和微型企业的政府采购项目预算为3万元。',
      ],
      [
        ['procurement-total', '', 'amount', 200_000],
        ['procurement-goods', '', 'amount', 50_000],
        ['procurement-works', '', 'amount', 0],
        ['procurement-services', '', 'amount', 150_000],
        ['procurement-sme', '', 'amount', 80_000],
      ],
    ],
    [
      'vehicles that are there, not those to be bought',
      [
        '截至2021年12月31日，共有车辆7辆，其中：执法执勤用车3辆、其他用车4辆；单价100万元（含）以上设备0台（套）。',
        '预算安排购置车辆1辆，其中：其他用车1辆。',
      ],
      [
        ['vehicles-count', '', 'amount', 7],
        ['vehicles-count', '执法执勤用车', 'amount', 3],
        ['vehicles-count', '其他用车', 'amount', 4],
      ],
    ],
    [
      'assets at the end of last year',
      ['上年末固定资产金额为707.79 万元，（详见下表）。本年度拟购置固定资产总额为0 万元。'],
      [
        ['fixed-assets', '', 'amount', 7_077_900, 2021],
        ['asset-purchase', '', 'amount', 0],
      ],
    ],
    [
      'template words left undecided have no direction',
      ['政府性基金收入预算0万元，与上年相比增加（减少）0万元，增长（减少） 0 %。'],
      [
        ['current-year-revenue', '政府性基金预算', 'amount', 0],
        ['current-year-revenue', '政府性基金预算', 'change', 0, null],
      ],
    ],
    [
      'amounts of what the contract does not know',
      ['第一季度用款计划158.05万元。编报绩效目标的项目50个，涉及项目预算资金5634.81万元。'],
      [],
    ],
  ];

  it.each(cases)('%s', (_name, texts, expected) => {
    expect(short(facts(texts))).toEqual(expected);
  });

  it('reads a change that is smaller than the budget of last year by an amount', () => {
    const [, change] = facts(['公务接待费预算支出 156.55 万元，本年数小于上年预算数 29.65 万元，主要是厉行节约。']);
    expect(change).toMatchObject({ measure: 'change', amount: 296_500, change: 'decrease' });
  });

  it('keeps amount and rate of a change in one fact, with the words that say it', () => {
    const [, change] = facts(['培训费预算支出 50 万元，与上年相比增加 10 万元，增长 25 %。']);
    expect(change).toMatchObject({ amount: 100_000, percent: 25, raw: '与上年相比增加10万元，增长25 %' });
  });
});

describe('facts of final accounts', () => {
  it('know the budget from what was spent', () => {
    const found = facts(
      [
        '1、教育支出（类）普通教育（款）小学教育（项）。主要用于：日常支出。年初预算为 15.05 万元，支出决算为11.89万元，完成年初预算的79.00%。决算数小于预算数的主要原因：人员减少。',
      ],
      'final-accounts',
    );
    expect(
      found.map(({ measure, phase, amount, percent, change }) => [measure, phase, amount ?? percent, change]),
    ).toEqual([
      ['amount', 'budget', 150_500, null],
      ['amount', 'executed', 118_900, null],
      ['rate', 'executed', 79, null],
      ['change', 'executed', null, 'decrease'],
    ]);
  });

  it('take the code where it is printed', () => {
    expect(facts(['1.小学教育（2050202），2022 年度决算数为 7,970.38万元。'], 'final-accounts')[0]).toMatchObject({
      code: '2050202',
      amount: 79_703_800,
    });
    expect(facts(['教育支出（205类）普通教育（02款）小学教育（02项）16.7万元。'])[0]).toMatchObject({
      code: '2050202',
    });
  });
});

describe('sentences that a page break cuts', () => {
  it('are read as one, on the page where the figure stands', () => {
    const { value } = extractFacts(
      [
        paragraph('住房保障支出（类）445.69万元，机关事业单位基本养老保险缴费。年初预算为', 21),
        paragraph('161.62万元，支出决算为160.75万元。', 22),
      ],
      { source: 0, fiscalYear: 2022, stage: 'final-accounts' },
    );
    expect(value.map(({ amount, page }) => [amount, page])).toEqual([
      [4_456_900, 21],
      [1_616_200, 22],
      [1_607_500, 22],
    ]);
  });

  it('do not run into a heading', () => {
    expect(facts(['二、收入预算情况说明', '（一）人员经费 10 万元'])).toMatchObject([
      { item: 'personnel-expenses', raw: '（一）人员经费10万元' },
    ]);
  });
});

describe('facts of accounts, in the wording of several provinces', () => {
  const FINAL: Stage = 'final-accounts';
  const cases: readonly [string, string[], Short[]][] = [
    [
      'an item named in a paragraph of its own is what the next one speaks of',
      [
        '1、一般公共服务支出（类）统计信息事务（款）行政运行（项）。',
        '年初预算为300.00万元，支出决算为320.00万元，完成年初预算的106.67%。',
        '2022年度会议情况正常，支出决算为5万元。',
      ],
      [
        ['functional-item', '一般公共服务支出>统计信息事务>行政运行', 'amount', 3_000_000],
        ['functional-item', '一般公共服务支出>统计信息事务>行政运行', 'amount', 3_200_000],
        ['functional-item', '一般公共服务支出>统计信息事务>行政运行', 'rate', 106.67],
      ],
    ],
    [
      'the bare word for the other side turns to it, with the fund',
      ['2022年度政府性基金预算财政拨款收入50.00万元；年初结转和结余10.00万元；支出40.00万元，其中项目支出40.00万元。'],
      [
        ['current-year-revenue', '政府性基金预算', 'amount', 500_000],
        ['opening-balance', '', 'amount', 100_000],
        ['current-year-expenditure', '政府性基金预算', 'amount', 400_000],
        ['project-expenditure', '', 'amount', 400_000],
      ],
    ],
    [
      'after the reason of a shortfall the subject is held against last year',
      ['公务接待费支出决算为2.50万元，决算数小于预算数的主要原因是厉行节约，与上年相比减少0.50万元，减少16.67%。'],
      [
        ['official-reception', '', 'amount', 25_000],
        ['official-reception', '', 'change', null, 'decrease'],
        ['official-reception', '', 'change', 5_000, 'decrease'],
      ],
    ],
    [
      'a comparison inside the reason of a change is about the reason',
      ['公务接待费支出决算为2.50万元，比上年增加1.00万元，主要原因是外事活动增加，比上年增加0.80万元。'],
      [
        ['official-reception', '', 'amount', 25_000],
        ['official-reception', '', 'change', 10_000, 'increase'],
      ],
    ],
    [
      'a remark in brackets compares nothing',
      ['机关运行经费支出40.00万元（与部门决算中公用经费之和保持一致），比2021年增加2.00万元，增长5.26%。'],
      [
        ['agency-operating-expenses', '', 'amount', 400_000],
        ['agency-operating-expenses', '', 'change', 20_000, 'increase'],
      ],
    ],
    [
      'what is held against its own budget is no change between years',
      ['机关运行经费支出110.00万元，比年初预算数增加10.00万元，增长10.00%。比上年决算数减少5.00万元，降低4.35%。'],
      [
        ['agency-operating-expenses', '', 'amount', 1_100_000],
        ['agency-operating-expenses', '', 'change', 50_000, 'decrease'],
      ],
    ],
    [
      'money that something else touches is not the fund',
      ['对10个项目开展绩效评价，涉及一般公共预算拨款300.00万元。'],
      [],
    ],
    [
      'what a 类 comprises is of that 类',
      ['1.一般公共服务支出500.00万元，具体包括：', '（1）审计事务（款）行政运行（项）320.00万元。'],
      [
        ['functional-item', '一般公共服务支出', 'amount', 5_000_000],
        ['functional-item', '一般公共服务支出>审计事务>行政运行', 'amount', 3_200_000],
      ],
    ],
    [
      'this year’s revenue',
      ['与上年相比，今年收入减少30.00万元，降低2.84%，主要原因：项目减少。'],
      [['current-year-revenue', '', 'change', 300_000, 'decrease']],
    ],
    [
      'kinds of reception are parts of it',
      ['公务接待费15.00万元。其中：（1）外事接待支出0万元。（2）国内公务接待支出15.00万元。'],
      [
        ['official-reception', '', 'amount', 150_000],
        ['official-reception', '外事接待', 'amount', 0],
        ['official-reception', '国内公务接待', 'amount', 150_000],
      ],
    ],
    [
      'more than the budget, without 数',
      ['财政拨款支出年初预算为43万元，支出决算为44万元。决算数大于年初预算的主要原因是年中追加。'],
      [
        ['current-year-expenditure', '财政拨款', 'amount', 430_000],
        ['current-year-expenditure', '财政拨款', 'amount', 440_000],
        ['current-year-expenditure', '财政拨款', 'change', null, 'increase'],
      ],
    ],
  ];

  it.each(cases)('%s', (_, texts, expected) => {
    expect(short(facts(texts, FINAL))).toEqual(expected);
  });

  it('reads codes before the names', () => {
    const [fact] = facts(
      ['3、201一般公共服务支出（类）03政府办公厅（室）及相关机构事务（款）01行政运行（项）支出决算为10万元。'],
      FINAL,
    );
    expect(fact).toMatchObject({
      code: '2010301',
      labelPath: ['一般公共服务支出', '政府办公厅(室)及相关机构事务', '行政运行'],
    });
  });

  it('quotes a numbered heading with no sentence', () => {
    const [fact] = facts([
      '四、关于某某局2022年财政拨款收支总表的说明及总体情况',
      '某某局2022年财政拨款收支总预算970.00万元。',
    ]);
    expect(fact?.raw).toBe('某某局2022年财政拨款收支总预算970.00万元');
  });
});
