import { describe, expect, it } from 'vitest';
import type { BudgetDocument, Statement } from '../../src/schema/index.js';
import { document, statement, type Row } from './documents.js';
import { failed, said } from './said.js';

// Errors that are in no sum: names, years, stages, contents, notes and pieces of a template.

const { department } = document([]);
const DISTRICT: Partial<BudgetDocument> = {
  department: { ...department, name: '上海市普陀区财政局', level: 'county' },
};
const COLUMN = [{ item: 'total' as const, path: ['合计'] }];

function rulesOf(
  rule: string,
  texts: readonly string[],
  statements: readonly Statement[] = [],
  more: Partial<BudgetDocument> = DISTRICT,
): string[] {
  return failed(said(texts, statements, more)).filter((one) => one.startsWith(rule));
}

describe('N-14 template residue', () => {
  it.each([
    '第二部分 上海市普陀区XX局2022年度部门预算表',
    '××单位2022年收入预算为3万元。',
    '2022年收入预算为XX万元。',
    '公务接待费____万元，与上年持平。',
    '其中：应急保障用车X辆。',
    '**局2022年部门预算由本级预算组成。',
    '（部门名称）2022年部门预算编制说明',
    '主要原因是人员增加（请根据实际情况填写）。',
    '本年支出增加【此处填写主要原因】。',
  ])('is found in %s', (text) => {
    expect(rulesOf('N-14', [text])).toEqual(['N-14 warning']);
  });

  it.each([
    '名词解释中的**基本支出**是指保障机构正常运转的支出，**项目支出**为完成任务的支出。',
    '补助标准为96元/人×人数，共3×100万元。',
    '自二○○八年、二〇〇〇年起执行。',
    '购置X光机2台、MAX设备一套。',
    '签字：____',
  ])('is not seen in %s', (text) => {
    expect(rulesOf('N-14', [text])).toEqual([]);
  });

  it.each([
    ['another body over the tables', '编制部门：上海市长宁区财政局'],
    ['another body in a heading', '第三部分 上海市普陀区民政局2022年度部门预算情况说明'],
    ['another body in a title', '上海市普陀区民政局收支预算总表'],
    ['another body whose duties are told', '上海市普陀区民政局的主要职责是：'],
    ['another body whose amounts are told', '上海市普陀区民政局2022年度财政拨款收入3万元。'],
  ])('%s', (_name, text) => {
    expect(rulesOf('N-14', [text])).toEqual(['N-14 warning']);
    expect(rulesOf('N-14', [text.replace(/上海市(普陀区民政|长宁区财政)局/, '上海市普陀区财政局')])).toEqual([]);
  });

  it('a heading of the other stage', () => {
    expect(rulesOf('N-14', ['一般公共预算财政拨款支出决算表'])).toEqual(['N-14 warning']);
    expect(rulesOf('N-14', ['一般公共预算财政拨款支出预算表', '2021年部门决算执行情况说明'])).toEqual([]);
    expect(rulesOf('N-14', ['部门决算收入总表'], [], { ...DISTRICT, stage: 'final-accounts' })).toEqual([]);
  });
});

describe('N-13 years', () => {
  it.each([
    ['a heading', '2021年部门一般公共预算支出功能分类预算表'],
    ['an entry of the contents', '一、2021年部门收入预算总表………………3'],
    ['a year after this one', '2022年收入3万元，比2023年预算增加1万元。'],
    ['a day of record that is too old', '截至2020年8月31日，本部门共有车辆3辆。'],
    ['a day of record that is to come', '截至2022年8月31日，本部门共有车辆3辆。'],
    ['a sentence that can only be about this year', '上海市普陀区财政局2021年度财政拨款收入30万元。'],
    ['a sentence about what is planned', '2021年，我局安排政府采购预算30万元。'],
  ])('%s', (_name, text) => {
    expect(rulesOf('N-13', [text])).toEqual(['N-13 warning']);
  });

  it.each([
    '截至2021年8月31日，本部门共有车辆3辆。',
    '2021年，我局完成政府采购预算执行30万元。',
    '上海市普陀区财政局2021年度收入30万元，2022年度收入40万元。',
    '关于下达2021年部门预算的说明',
    '2021年部门预算执行情况说明',
  ])('%s is in order', (text) => {
    expect(rulesOf('N-13', [text])).toEqual([]);
  });

  it('one comparison with another year than all others', () => {
    const usual = ['收入3万元，比2021年预算增加1万元。', '支出3万元，比2021年预算增加1万元。'];
    expect(rulesOf('N-13', [...usual, '基本支出2万元，比2019年预算增加1万元。'])).toEqual(['N-13 warning']);
    expect(rulesOf('N-13', ['基本支出2万元，比2019年预算增加1万元。'])).toEqual([]);
    expect(rulesOf('N-13', [...usual, '基本支出2万元，比2020年决算增加1万元。'])).toEqual([]);
  });

  it('this year’s figure told of another year', () => {
    const table = statement('expenditure-summary', COLUMN, [
      { label: '合计', figures: ['1234.56'], with: { role: 'total', level: 0 } },
    ]);
    expect(rulesOf('N-13', ['2019年支出预算为1234.56万元。'], [table])).toEqual(['N-13 warning']);
    const both = ['2021年支出预算为1234.56万元，2022年支出预算为1234.56万元。'];
    expect(rulesOf('N-13', both, [table])).toEqual([]);
  });
});

describe('what is said twice of one page', () => {
  it('is told once, with its number', () => {
    const text = '收入3万元，比2022年预算增加1万元。';
    const [found, ...more] = said([text, text], [], DISTRICT).filter(({ rule }) => rule === 'N-13');
    expect(more).toEqual([]);
    expect(found?.message.zh).toContain('共 2 处');
    expect(found?.message.en).toContain('2 times');
  });
});

describe('N-02 one change in two words', () => {
  it.each([
    ['项目支出 20 万元，与上年相比减少 10 万元，增长 100%。', true],
    ['项目支出 20 万元，与上年持平，增长 100%。', true],
    ['项目支出 20 万元，与上年相比增加 10 万元，增长 100%。', false],
    ['项目支出 20 万元，与上年持平，增长 0%。', false],
  ])('%s', (text, wrong) => {
    expect(rulesOf('N-02', [text]).length > 0).toBe(wrong);
  });
});

describe('N-06 tables without figures', () => {
  const total = (label: string, figure: string | null): Row => ({
    label,
    figures: [figure],
    with: { role: 'total', level: 0 },
  });
  const summary = statement('revenue-expenditure-summary', COLUMN, [total('支出总计', '5.00')]);

  it('a core table is empty while another is not', () => {
    const empty = statement('expenditure-summary', COLUMN, [total('合计', null)]);
    expect(rulesOf('N-06', [], [summary, empty])).toEqual(['N-06 warning']);
    expect(rulesOf('N-06', [], [empty])).toEqual([]);
  });

  it('the note of another table', () => {
    const funds = (note: string): Statement =>
      statement('government-fund', COLUMN, [total('合计', null)], { title: '政府性基金预算支出表', notes: [note] });
    expect(rulesOf('N-06', [], [funds('注：本部门无国有资本经营预算，故本表为空表。')])).toEqual(['N-06 warning']);
    expect(rulesOf('N-06', [], [funds('注：本部门无政府性基金预算，故本表为空表。')])).toEqual([]);
  });

  it('there is none in the text and some in a table', () => {
    const funds = statement('government-fund', COLUMN, [total('合计', '5.00')]);
    const text = '上海市普陀区财政局2022年度无政府性基金预算财政拨款收入和支出。';
    expect(rulesOf('N-06', [text], [summary, funds])).toEqual(['N-06 warning']);
    expect(rulesOf('N-06', [text], [summary])).toEqual([]);
    expect(rulesOf('N-06', ['所属事业单位无政府性基金预算支出。'], [summary, funds])).toEqual([]);
    expect(rulesOf('N-06', ['2021年本部门无政府性基金预算支出。'], [summary, funds])).toEqual([]);
  });
});

describe('X-17 names', () => {
  const list = (kind: Statement['kind'], label: string): Statement =>
    statement(kind, COLUMN, [
      { label: '住房保障支出', figures: ['5.00'], with: { code: '221', level: 1, leaf: false } },
      { label: '住房改革支出', figures: ['5.00'], with: { code: '22102', level: 2, parent: 0, leaf: false } },
      { label, figures: ['5.00'], with: { code: '2210201', level: 3, parent: 1 } },
    ]);

  it('a code with another name in another table', () => {
    const lists = [list('revenue-summary', '住房公积金'), list('expenditure-summary', '住房公积金')];
    expect(rulesOf('X-17', [], lists)).toEqual([]);
    expect(rulesOf('X-17', [], [...lists, list('general-public-budget-expenditure', '行政运行')])).toEqual([
      'X-17 warning',
    ]);
  });

  it('a 款 under another 类 than in the tables', () => {
    const text = (name: string): string => `1.${name}（类）住房改革支出（款）住房公积金（项）5.00万元。`;
    const lists = [list('expenditure-summary', '住房公积金')];
    expect(rulesOf('X-17', [text('住房保障支出')], lists)).toEqual([]);
    expect(rulesOf('X-17', [text('教育支出')], lists)).toEqual(['X-17 warning']);
  });
});

describe('S-02 contents', () => {
  const ENTRIES = [
    '一、收支预算总表',
    '二、收入预算总表',
    '三、支出预算总表',
    '四、财政拨款收支预算总表',
    '五、“三公”经费支出预算表',
  ];
  const tables = (
    [
      ['revenue-expenditure-summary', '收支预算总表'],
      ['revenue-summary', '收入预算总表'],
      ['expenditure-summary', '支出预算总表'],
      ['fiscal-appropriation-summary', '财政拨款收支预算总表'],
      ['three-public-expenses', '“三公”经费支出预算表'],
    ] as const
  ).map(([kind, title]) => statement(kind, COLUMN, [{ label: '合计', figures: ['5.00'] }], { title }));
  const contents = (entries: readonly string[], more: readonly Statement[] = []): string[] =>
    rulesOf('S-02', ['目录', ...entries, '第一部分说明。本部门的职责如下。'], [...more, ...tables]);

  it('that list each table once, in order', () => {
    expect(contents(ENTRIES)).toEqual([]);
  });

  it('that list one table twice', () => {
    const twice = ENTRIES.map((entry) => entry.replace('二、收入', '二、支出'));
    expect(contents(twice)).toContain('S-02 warning');
  });

  it('that leave a table or a number out', () => {
    const funds = statement('government-fund', COLUMN, [{ label: '合计', figures: ['5.00'] }], {
      title: '政府性基金表',
    });
    expect(contents(ENTRIES, [funds])).toEqual(['S-02 warning']);
    // Behind the last one listed, the rest of the contents may be missing.
    expect(rulesOf('S-02', ['目录', ...ENTRIES], [...tables, funds])).toEqual([]);
    expect(contents(ENTRIES.map((entry) => entry.replace('四、', '五、').replace('五、“', '六、“')))).toEqual([
      'S-02 warning',
    ]);
  });

  it('that are followed by the titles of the tables themselves', () => {
    expect(rulesOf('S-02', ['目录', ...ENTRIES, ...ENTRIES], tables)).toEqual([]);
  });
});

describe('S-03 the unit of money', () => {
  it('is missing over one table while the others state it', () => {
    const kinds = ['revenue-summary', 'expenditure-summary', 'government-fund', 'state-capital'] as const;
    const all = kinds.map((kind, i) =>
      statement(kind, COLUMN, [{ label: '合计', figures: ['5.00'] }], { unitFrom: i === 3 ? 'document' : 'table' }),
    );
    expect(rulesOf('S-03', [], all)).toEqual(['S-03 warning']);
    expect(rulesOf('S-03', [], all.slice(1))).toEqual([]);
  });
});

describe('N-01 where a table is missing', () => {
  const list = (kind: Statement['kind'], basic: string, total: string): Statement =>
    statement(
      kind,
      [...COLUMN, { item: 'basic-expenditure', path: ['基本支出'] }],
      [{ label: '合计', figures: [total, basic], with: { role: 'total', level: 0 } }],
    );
  const fiscal = list('general-public-budget-expenditure', '6.00', '8.00');
  const statusOf = (statements: readonly Statement[]): string[] =>
    said(['2022年基本支出9.00万元。'], statements, DISTRICT)
      .filter(({ rule }) => rule === 'N-01')
      .map(({ status }) => status);

  it('the amount may be of other funds than the table that is there: nobody is accused', () => {
    expect(statusOf([fiscal])).toEqual(['undetermined']);
  });

  it('with both tables it is wrong', () => {
    expect(statusOf([fiscal, list('expenditure-summary', '7.00', '9.00')])).toEqual(['fail']);
  });
});

describe('S-01 a table of the contents', () => {
  const entries = ['目录', '一、收支预算总表', '二、支出预算总表'];
  const summary = statement('revenue-expenditure-summary', COLUMN, [{ label: '合计', figures: ['5.00'] }]);
  const statusOf = (texts: readonly string[], tables: BudgetDocument['tables'] = []): string[] =>
    said([...entries, '本部门的职责如下。其他略。', ...texts], [summary], {
      ...DISTRICT,
      ...(tables.length > 0 ? { tables: [...document([summary]).tables, ...tables] } : {}),
    })
      .filter(({ rule }) => rule === 'S-01')
      .map(({ status }) => status);

  it('is missing, or was not read where its title stands and a table was not recognised', () => {
    const unknown = document([summary]).tables;
    expect(statusOf([])).toEqual(['fail']);
    expect(statusOf(['公开02表 支出预算总表'])).toEqual(['fail']);
    expect(statusOf(['公开02表 支出预算总表'], unknown)).toEqual(['undetermined']);
    expect(statusOf(['财政拨款支出预算总表'], unknown)).toEqual(['fail']);
  });
});
