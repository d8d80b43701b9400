import { cell, docx, paragraph, row, table } from '../extract/office-files.js';

// Small disclosures in the shapes that departments publish: a narrative, its tables, or both in one file.

export interface MadeUp {
  /** The lines of the cover. */
  readonly cover: readonly string[];
  /** What stands over each table beside its title. */
  readonly department?: string;
  readonly year?: number;
  readonly stage?: '预算' | '决算';
  /** Total in 万元; null for a file without tables. */
  readonly total: number | null;
  /** How much of it is for projects, in 万元. */
  readonly projects?: number;
  /** The bodies that the department lists. */
  readonly bodies?: readonly string[];
  /** The narrative's sentences; `total` is said in it where there is one. */
  readonly narrative?: boolean;
}

type Piece = string | { readonly title: string; readonly rows: readonly (readonly string[])[] };

function pieces({
  cover,
  department,
  year = 2023,
  stage = '预算',
  total,
  projects = 200,
  bodies = [],
  narrative = false,
}: MadeUp): Piece[] {
  const amount = (total ?? 1000).toFixed(2);
  const [basic, project] = [((total ?? 1000) - projects).toFixed(2), projects.toFixed(2)];
  const over = [...(department === undefined ? [] : [`部门：${department}`]), '单位：万元'];
  const tables: Piece[] = [
    {
      title: '部门收支总表',
      rows: [
        ['收入', '', '支出', ''],
        ['项目', `${stage}数`, '项目', `${stage}数`],
        ['一、一般公共预算拨款收入', amount, '一、一般公共服务支出', amount],
        ['本年收入合计', amount, '本年支出合计', amount],
        ['收入总计', amount, '支出总计', amount],
      ],
    },
    {
      title: '部门支出总表',
      rows: [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['', '合计', amount, basic, project],
        ['201', '一般公共服务支出', amount, basic, project],
        ['20106', '财政事务', amount, basic, project],
      ],
    },
    {
      title: '一般公共预算支出表',
      rows: [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['', '合计', amount, basic, project],
        ['201', '一般公共服务支出', amount, basic, project],
        ['20106', '财政事务', amount, basic, project],
      ],
    },
  ];
  if (bodies.length > 0)
    tables.push({
      title: '部门机构设置情况表',
      rows: [['单位名称', '单位性质', '单位规格'], ...bodies.map((name) => [name, '行政单位', '正科级'])],
    });
  const sentences = [
    '一、部门职责',
    '贯彻执行国家财税方针政策，拟订并组织实施财政规划。',
    '管理各项财政收支，组织执行预算。',
    '监督检查财税法规、政策的执行情况。',
    '二、收支情况',
    `${year}年${stage}收入${amount}万元，其中：一般公共预算拨款收入${amount}万元。`,
    `${year}年${stage}支出${amount}万元，其中：基本支出${basic}万元，项目支出${project}万元。`,
    '三、其他事项',
    '本部门无其他需要说明的事项。',
  ];
  return [
    ...cover,
    ...(narrative ? sentences : []),
    ...(total === null ? [] : tables.flatMap((one) => [(one as { title: string }).title, ...over, one])),
  ];
}

/** A text as archives keep it: one row a line, TABs between the cells. */
export function asText(...parts: readonly MadeUp[]): string {
  const lines = parts
    .flatMap(pieces)
    .map((piece) => (typeof piece === 'string' ? piece : piece.rows.map((cells) => cells.join('\t')).join('\n')));
  return `${lines.join('\n\n')}\n`;
}

/** The same as a Word file. */
export function asDocx(...parts: readonly MadeUp[]): Uint8Array {
  const body = parts.flatMap(pieces).map((piece) => {
    if (typeof piece === 'string') return paragraph(piece);
    const [head = []] = piece.rows;
    return table(
      head.map(() => 2000),
      ...piece.rows.map((cells) => row(...cells.map((text) => cell(text)))),
    );
  });
  return docx(body.join(''));
}
