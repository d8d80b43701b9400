import { regionPrefix } from '../../recognize/identity/region.js';
import { fold } from '../../text/fold.js';
import { isOneBody } from '../body.js';
import type { CheckContext } from '../context.js';
import { finding, textFinding } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome } from '../rule.js';

// The name of another body where only the document's own belongs: taken over from its disclosure.

const NAME =
  '([\\u4e00-\\u9fff]{4,25}?(?:局|委员会|办公室|办公厅|厅|院|中心|大学|学院|学校|街道办事处|人民政府|联合会|站|所))';
const PART = '(?:\\((?:本级|部门|机关)\\))?';
const YEAR = '20\\d\\d年(?:度)?';
/** What a disclosure is about: words that go on after the name of the one whose it is. */
const MATTER =
  '(?:部门|单位)?(?:预算|决算|收入|支出|收支|财政拨款|财务收支|一般公共预算|政府性基金|国有资本|"三公|机关运行|政府采购)';

/** Where a name can only be the document's own. The first group is the name. */
const PLACES: readonly RegExp[] = [
  // X局2024年度收入支出总计: whose amounts the sentence tells.
  new RegExp(`(?:^|[。;:,]|、)${NAME}${PART}${YEAR}(?=${MATTER})`, 'g'),
  // 第二部分 X局2024年度部门决算表; 第一部分 X局概况.
  new RegExp(`第[一二三四五六七八九十]部分${NAME}${PART}(?:${YEAR})?(?=${MATTER}|部门|概况|$)`, 'g'),
  // 编制部门：X局 over a table.
  new RegExp(`(?:编制(?:部门|单位)|^部门(?:名称)?):${NAME}${PART}(?=$|20|预算|单位:)`, 'g'),
  // X局的主要职责是…; X局机关及所属事业单位的收支…; X局部门预算是包括….
  new RegExp(
    `(?:^|[。;])(?:第[一二三四五六七八九十\\d]+条|\\([一二三四五六七八九十]+\\))?${NAME}${PART}(?=的?主要职[责能](?:是|:|包括|如下|$)|机关(?:及|和|的收支)|部门[预决]算(?:是|由|包括|公开|编制))`,
    'g',
  ),
];
/** X局收支预算总表: a heading or the title of a table. */
const TITLE = new RegExp(
  `^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|\\d+[.、])?(?:${YEAR})?${NAME}${PART}(?:${YEAR})?${MATTER}[^。;,]{0,30}(?:表|说明|预算|决算|公开)$`,
);

/** A body named as often as this belongs to the document. */
const OFTEN = 3;

export function otherBodies(context: CheckContext): Outcome[] {
  const { department, tables } = context.document;
  if (department.name === '') return [];
  const listed = context.once('texts of cells', () =>
    tables.flatMap(({ cells }) => cells.map(({ text }) => fold(text))),
  );
  const isOther = (name: string): boolean =>
    // Names that do not begin with their place run together with the words before them.
    regionPrefix(name).length > 0 &&
    !isOneBody(name, department.name) &&
    !listed.some((text) => text.includes(name)) &&
    context.prose.filter(({ folded }) => folded.includes(name)).length < OFTEN;
  const what = both(
    `文件是“${department.name}”的，这是别的单位的名称`,
    `the document is of “${department.name}”; this is another body`,
  );
  const inText = context.prose.flatMap((passage) => {
    const seen = new Set<number>();
    const heading = TITLE.exec(passage.folded.replace(/[.…·]{3,}\d*$/, ''));
    const matches = [
      ...PLACES.flatMap((pattern) => [...passage.folded.matchAll(pattern)]),
      ...(heading === null ? [] : [heading]),
    ];
    return matches.flatMap((match) => {
      const name = match[1] ?? '';
      const from = match.index + match[0].indexOf(name);
      if (seen.has(from) || !isOther(name)) return [];
      seen.add(from);
      const to = Math.max(from + name.length, match.index + match[0].length);
      return [textFinding(passage, { from, to }, what, `other body ${name}`)];
    });
  });
  return [...inText, ...titles(context, isOther)];
}

function titles({ document, prose }: CheckContext, isOther: (name: string) => boolean): Outcome[] {
  return document.tables.flatMap((table, index) => {
    const title = fold(table.title ?? '');
    const name = TITLE.exec(title)?.[1];
    // A title that stands in the running text too has been told of there.
    if (name === undefined || !isOther(name) || prose.some(({ folded }) => folded.includes(title))) return [];
    const message = both(
      `表题“${table.title ?? ''}”是别的单位的，文件是“${document.department.name}”的`,
      `the title “${table.title ?? ''}” is of another body, the document of “${document.department.name}”`,
    );
    return [finding(message, [{ table: index }], `other body ${name}`)];
  });
}
