import type { Line } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { finding } from '../finding.js';
import { both } from '../numbers.js';
import { ruleText, type Outcome, type Rule } from '../rule.js';
import type { StatementView } from '../view.js';

/** From this share of lines with a code on, a line without one does not belong into a list. */
const CODED_SHARE = 0.8;
const FEWEST_LINES = 4;

/** A row of a coded list that holds a name and nothing else, right after a page break: the end of the row before it. */
function continuations({ views }: CheckContext): Outcome[] {
  return views.flatMap((view) => {
    const listed = view.lines.filter(({ role }) => role !== 'total');
    const coded = listed.filter(({ code }) => code !== null);
    if (listed.length < FEWEST_LINES || coded.length < CODED_SHARE * listed.length) return [];
    return view.lines.flatMap((line, i) => (isLeftOver(line, view.lines[i - 1]) ? [leftOver(view, line)] : []));
  });
}

function isLeftOver(line: Line, before: Line | undefined): boolean {
  return (
    before !== undefined &&
    before.code !== null &&
    before.page !== line.page &&
    line.role === 'item' &&
    line.label !== null &&
    line.code === null &&
    line.ordinal === null &&
    line.attributes.length === 0 &&
    Object.keys(line.cols).length === 0
  );
}

function leftOver(view: StatementView, line: Line): Outcome {
  const label = line.label ?? '';
  return finding(
    both(
      `《${view.name}》的“${label}”一行只有名称，应是上一页末行被分页断开的后半`,
      `“${view.name}”: the row “${label}” holds a name only, the end of a row that the page break cut`,
    ),
    [{ table: view.statement.table, row: line.row }],
    `${view.group} row ${line.row}`,
  );
}

export const CONTINUATION_RULE: Rule = {
  id: 'T-17',
  name: 'row-continued',
  ...ruleText('每一行都完整，没有被分页断开的半行', 'every row is whole; none is cut by a page break'),
  severity: 'info',
  silentPass: true,
  check: continuations,
};
