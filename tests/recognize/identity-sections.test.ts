import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import type { Caption } from '../../src/document/table.js';
import { describe as describeDepartment, scopeOf } from '../../src/recognize/identity/describe.js';
import { identify } from '../../src/recognize/identity/identify.js';
import { drawTable } from '../support/grid.js';

// A document as lines: "# …" is a table with that title, everything else a paragraph.
// "# title @ department" gives the table's department line, "# title @@ name" the name in the form itself.
interface Sheet {
  readonly blocks: Block[];
  readonly forms: Map<number, string>;
}

function sheet(...lines: readonly (string | Block)[]): Sheet {
  const forms = new Map<number, string>();
  const blocks = lines.map((line, index): Block => {
    if (typeof line !== 'string') return line;
    if (!line.startsWith('#')) return { type: 'paragraph', text: line, page: 1, bbox: null, size: 12 };
    const [head = '', form] = line.slice(1).split('@@');
    const [title = '', department] = head.split('@');
    if (form !== undefined) forms.set(index, form.trim());
    return table({ title: title.trim() || null, department: department?.trim() ?? null });
  });
  return { blocks, forms };
}

function table(caption: Partial<Caption>, header = '项目|金额', body = '合计|1.00'): Block {
  return { type: 'table', table: drawTable([header, body], { ...caption, headerRows: 1 }) };
}

function who({ blocks, forms }: Sheet, file = 'document.pdf'): string[] {
  return identify(blocks, (index) => forms.get(index) ?? null, file).map(
    ({ name, code, year, stage, parent, blocks: own }) =>
      [code, name, year, stage, parent === null ? null : `of ${parent}`, `${own.length} blocks`]
        .filter((one) => one !== null)
        .join(' '),
  );
}

const TABLES = ['# 部门收支总表', '# 部门收入总表', '# 部门支出总表'];

describe('one department', () => {
  it('takes name, year and stage from a cover in two lines', () => {
    expect(who(sheet('江苏省人民检察院', '2017 年部门预算', ...TABLES))).toEqual([
      '江苏省人民检察院 2017 budget 5 blocks',
    ]);
  });

  it('joins a name that the cover breaks', () => {
    expect(who(sheet('上海市普陀区人民政府万里街道', '办事处2024年度部门预算', ...TABLES))).toEqual([
      '上海市普陀区人民政府万里街道办事处 2024 budget 5 blocks',
    ]);
  });

  it('reads the department in charge where the cover names nobody else', () => {
    expect(who(sheet('上海市普陀区2026年区级部门预算', '预算主管部门：上海市普陀区司法局', '目录', ...TABLES))).toEqual(
      ['上海市普陀区司法局 2026 budget 6 blocks'],
    );
  });

  it('keeps a unit and the department that it belongs to apart', () => {
    expect(
      who(
        sheet(
          '上海市普陀区2024年区级单位预算',
          '预算主管部门：上海市普陀区教育局',
          '预算单位：上海市普陀区真如中学',
          ...TABLES,
        ),
      ),
    ).toEqual(['上海市普陀区真如中学 2024 budget of 上海市普陀区教育局 6 blocks']);
  });

  it.each([
    ['编制单位：巨鹿县教育局', '巨鹿县教育局 2023 budget 3 blocks'],
    ['部门（单位）名称：巨鹿县教育局（盖章）', '巨鹿县教育局 2023 budget 3 blocks'],
    ['部门名称：201-巨鹿县教育局', '201 巨鹿县教育局 2023 budget 3 blocks'],
    ['[201001]巨鹿县教育局(本级)', '201001 巨鹿县教育局(本级) 2023 budget 3 blocks'],
    ['部门编码：201 部门名称：巨鹿县教育局', '201 巨鹿县教育局 2023 budget 3 blocks'],
    ['编制部门：巨鹿县教育局 单位：万元', '巨鹿县教育局 2023 budget 3 blocks'],
    ['填报单位：（盖章）', '2023 budget 3 blocks'],
    ['单位：万元', '2023 budget 3 blocks'],
  ])('reads the label %s', (label, expected) => {
    expect(who(sheet(label, '2023年部门预算公开表', '# 部门收支总表'))).toEqual([expected]);
  });

  it('splits a code that is glued to the name', () => {
    expect(
      who(
        sheet('2022年部门预算', '# 部门预算收支总表 @ 207邯郸市医疗保障局', '# 部门预算收入总表 @ 207邯郸市医疗保障局'),
      ),
    ).toEqual(['207 邯郸市医疗保障局 2022 budget 3 blocks']);
  });

  it.each(['（盖章）', '', '万元'])('makes no name of the department line “%s”', (department) => {
    expect(who(sheet('巨鹿县教育局2023年部门预算', table({ title: '部门收支总表', department })))).toEqual([
      '巨鹿县教育局 2023 budget 2 blocks',
    ]);
  });

  it('prints the name with its place, however often the short form stands in the text', () => {
    expect(
      who(
        sheet(
          '江苏省委办公厅2017年度部门预算',
          '第二部分省委办公厅2017年度部门预算表',
          '第三部分省委办公厅2017年度部门预算情况说明',
          '第四部分省委办公厅2017年度部门概况',
        ),
      ),
    ).toEqual(['江苏省委办公厅 2017 budget 4 blocks']);
  });

  it('counts no year that stands in a document number or a project’s name', () => {
    const project = '# 冀财社2021年164号提前下达2021年中央财政补助资金（信息化建设）绩效目标表';
    expect(who(sheet('巨鹿县医疗保障局', '2022年部门预算绩效文本', project, project, project))).toEqual([
      '巨鹿县医疗保障局 2022 budget 5 blocks',
    ]);
  });

  it('takes a project’s year where nothing else says one', () => {
    expect(who(sheet('# 冀财社2021年164号提前下达2022年中央财政补助资金绩效目标表'))).toEqual(['2022 budget 1 blocks']);
  });

  it.each([
    ['项目|2024年执行数|2025年预算数', '2025 budget'],
    ['项目|2023年预算数|2024年预算数|增减', '2024 budget'],
    ['项目|2024年预算数|2024年决算数', '2024 final-accounts'],
    ['项目|年初预算数|决算数', 'final-accounts'],
    ['项目|预算数|预算数比2024年执行数增减', '2025 budget'],
    ['项目|上年决算数|本年预算数', 'budget'],
  ])('falls back on the column heads: %s', (header, expected) => {
    const body = header.replace(/[^|]+/g, '1.00');
    expect(who(sheet(table({ title: '收支情况表' }, header, body)))).toEqual([`${expected} 1 blocks`]);
  });

  it('hears the file name last', () => {
    expect(who(sheet('# 收支情况表'), 'julu-2022.xlsx')).toEqual(['2022 budget 1 blocks']);
    expect(who(sheet('# 收支情况表'), '巨鹿县教育局2023年部门决算.xlsx')).toEqual([
      '巨鹿县教育局 2023 final-accounts 1 blocks',
    ]);
    expect(who(sheet('巨鹿县教育局2023年部门预算', '# 收支情况表'), 'x-2022.xlsx')).toEqual([
      '巨鹿县教育局 2023 budget 2 blocks',
    ]);
  });

  it('stays one where its forms name the units that carry out its projects', () => {
    expect(
      who(
        sheet(
          '邯郸市水利局2024年部门预算',
          ...['收支总表', '收入总表', '支出总表'].map((title) => `# 部门${title} @ 邯郸市水利局`),
          '# 项目支出绩效目标表 @@ 邯郸市水文中心',
          '# 项目支出绩效目标表 @@ 邯郸市水文中心',
          '# 项目支出绩效目标表 @@ 邯郸市水利设计院',
          '# 项目支出绩效目标表 @@ 邯郸市水利设计院',
        ),
      ),
    ).toEqual(['邯郸市水利局 2024 budget 8 blocks']);
  });

  it('stays one where a single table bears another name', () => {
    expect(
      who(
        sheet(
          '邯郸市水利局2024年部门预算',
          '# 部门收支总表 @ 邯郸市水利局',
          '# 部门收入总表 @ 邯郸市水务局',
          '# 部门支出总表 @ 邯郸市水利局',
        ),
      ),
    ).toEqual(['邯郸市水利局 2024 budget 4 blocks']);
  });

  it('stays one where accounts print the funds’ names in their titles', () => {
    expect(
      who(
        sheet(
          '邯郸市水利局2024年度部门决算',
          '# 收入支出决算总表',
          '# 收入决算表',
          '# 一般公共预算财政拨款支出表',
          '# 政府性基金预算财政拨款收入支出表',
          '# 国有资本经营预算财政拨款支出表',
        ),
      ),
    ).toEqual(['邯郸市水利局 2024 final-accounts 6 blocks']);
  });

  it('stays one where last year’s accounts are spoken of', () => {
    expect(
      who(
        sheet(
          '邯郸市水利局2024年部门预算',
          ...TABLES,
          '三、2023年部门决算情况',
          '# 2023年“三公”经费决算表',
          '四、2024年预算绩效',
          '# 项目支出绩效目标表',
        ),
      ),
    ).toEqual(['邯郸市水利局 2024 budget 8 blocks']);
  });
});

describe('forms of another year', () => {
  it('stay with the budget that they are bound to', () => {
    expect(
      who(
        sheet(
          '邯郸市水利局2024年部门预算',
          ...TABLES,
          '2023年度部门决算',
          '# 2023年度项目支出绩效自评表',
          '# 2023年度项目支出绩效自评表',
        ),
      ),
    ).toEqual(['邯郸市水利局 2024 budget 7 blocks']);
  });
});

describe('several in one file', () => {
  it('takes an overall self-evaluation for a whole disclosure, be it one table', () => {
    const form = (name: string): string => `# 2021年${name}整体绩效自评表 @@ ${name}`;
    expect(who(sheet(form('抚顺市医疗保障局'), form('抚顺市医疗保障事务服务中心')))).toEqual([
      '抚顺市医疗保障局 2021 final-accounts 1 blocks',
      '抚顺市医疗保障事务服务中心 2021 final-accounts 1 blocks',
    ]);
  });

  it('parts a department’s self-evaluation from its centre’s', () => {
    const forms = (name: string): string[] => [
      `# 2021年${name}整体绩效自评表 @@ ${name}`,
      `# 2021年${name}预算项目绩效目标自评表 @@ ${name}`,
      `# 2021年${name}预算项目绩效目标自评表 @@ ${name}`,
    ];
    expect(who(sheet(...forms('抚顺市医疗保障局'), ...forms('抚顺市医疗保障事务服务中心')))).toEqual([
      '抚顺市医疗保障局 2021 final-accounts 3 blocks',
      '抚顺市医疗保障事务服务中心 2021 final-accounts 3 blocks',
    ]);
  });

  it('parts a department’s tables from its unit’s', () => {
    const tables = (name: string): string[] =>
      ['收支总表', '收入总表', '支出总表'].map((title) => `# ${title} @ ${name}`);
    expect(who(sheet('2024年部门预算', ...tables('201 邯郸市水利局'), ...tables('201002 邯郸市水文中心')))).toEqual([
      '201 邯郸市水利局 2024 budget 4 blocks',
      '201002 邯郸市水文中心 2024 budget 3 blocks',
    ]);
  });

  it('parts accounts and budget that are bound together', () => {
    expect(
      who(
        sheet(
          '邯郸市水利局2023年度部门决算',
          '# 收入支出决算总表',
          '# 收入决算表',
          '# 支出决算表',
          '注：本表反映部门本年度的总收支。',
          '邯郸市水利局',
          '2024年部门预算',
          ...TABLES,
        ),
      ),
    ).toEqual(['邯郸市水利局 2023 final-accounts 5 blocks', '邯郸市水利局 2024 budget 5 blocks']);
  });

  it('parts them by the tables’ titles alone where these agree', () => {
    const titles = (year: number, word: string): string[] =>
      ['收支', '收入', '支出'].map((side) => `# ${year}年部门${side}${word}总表`);
    expect(who(sheet('邯郸市水利局', ...titles(2023, '决算'), ...titles(2024, '预算')))).toEqual([
      '邯郸市水利局 2023 final-accounts 4 blocks',
      '邯郸市水利局 2024 budget 3 blocks',
    ]);
  });

  it('joins what another section interrupts', () => {
    const tables = (name: string): string[] =>
      ['收支总表', '收入总表', '支出总表'].map((title) => `# ${title} @ ${name}`);
    expect(
      who(sheet('2024年部门预算', ...tables('邯郸市水利局'), ...tables('邯郸市水文中心'), ...tables('邯郸市水利局'))),
    ).toEqual(['邯郸市水利局 2024 budget 7 blocks', '邯郸市水文中心 2024 budget 3 blocks']);
  });
});

describe('a department and its own unit in one file', () => {
  const tables = (name: string): string[] =>
    ['部门收支总表', '部门收入总表', '部门支出总表'].map((title) => `# ${title} @ ${name}`);

  it.each([
    ['巨鹿县财政局（本级）', ['巨鹿县财政局（本级）', '2023年单位预算']],
    ['巨鹿县财政局（本级）', []],
    ['巨鹿县财政局', ['2023年单位预算']],
  ])('are two: %s under %j', (name, lines) => {
    const [own, other] = [`巨鹿县财政局 2023 budget 5 blocks`, `${name} 2023 budget ${3 + lines.length} blocks`];
    expect(who(sheet('巨鹿县财政局', '2023年部门预算', ...tables('巨鹿县财政局'), ...lines, ...tables(name)))).toEqual([
      own,
      other,
    ]);
  });

  it('are not told from one body by the words of a template', () => {
    expect(
      who(
        sheet(
          '巨鹿县财政局',
          '2023年单位预算',
          ...tables('巨鹿县财政局'),
          '2023年部门预算情况说明',
          '# 政府采购预算表',
          '# 国有资产占用情况表',
          '# 项目支出表',
        ),
      ),
    ).toEqual(['巨鹿县财政局 2023 budget 9 blocks']);
  });
});

describe('scope, level and region', () => {
  it.each([
    ['邯郸市水利局', ['邯郸市水利局2024年部门预算'], 'consolidated', 'prefecture', '130400'],
    ['邯郸市水文中心', ['邯郸市水文中心2024年单位预算'], 'unit', 'prefecture', '130400'],
    ['邯郸市水利局（本级）', ['2024年预算'], 'unit', 'prefecture', '130400'],
    ['邯郸市水文中心', ['单位预算收支总表', '单位预算收入总表', '单位预算支出总表'], 'unit', 'prefecture', '130400'],
    ['鼓楼区民政局', ['南京市鼓楼区民政局由南京市财政局管理'], null, 'county', '320106'],
    ['鼓楼区民政局', ['鼓楼区民政局2024年部门预算'], 'consolidated', 'county', null],
    ['鼓楼区民政局', ['南京市、徐州市和福州市'], null, 'county', null],
    [
      '上海市长风生态商务区管理委员会',
      ['普陀区人民政府派出机构', '普陀区区级', '普陀区财政局与静安区'],
      null,
      'county',
      '310107',
    ],
    ['上海市张江科学城管理委员会', ['浦东新区、普陀区、静安区'], null, 'province', '310000'],
    ['上海市统计局', ['黄浦区', '黄浦区', '黄浦区'], null, 'province', '310000'],
    ['西南大学', ['西南大学是教育部直属重点综合大学', '学校坐落于重庆市北碚区'], null, 'central', '500109'],
    ['大城县医疗保障中心', ['与教育部直属高校共建'], null, 'county', '131025'],
    ['邯郸市水利局', ['部门预算的单位预算'], null, 'prefecture', '130400'],
    ['西南学院', ['学校坐落于重庆市北碚区'], null, null, '500109'],
  ] as const)('%s: %j', (name, lines, scope, level, code) => {
    const { blocks } = sheet(...lines);
    const found = describeDepartment(name, blocks);
    expect({
      scope: scopeOf(name, blocks, 'document')?.scope ?? null,
      level: found.level,
      code: found.region?.code ?? null,
    }).toEqual({
      scope,
      level,
      code,
    });
  });
});
