import { cell, fundColumn, grandTotal, itemColumn, totalRow } from '../pick.js';
import { FISCAL, labelled, SUMMARY, totals, type Find } from './figures.js';

// Revenue and expenditure as a whole, by source and by fund.

const REVENUE_PARTS: Readonly<Record<string, RegExp>> = {
  财政拨款: /财政拨款|^一般公共预算/,
  一般公共预算: /一般公共预算/,
  政府性基金预算: /基金/,
  国有资本经营预算: /国有资本/,
  财政专户管理资金: /财政专户/,
  事业收入: /事业收入/,
  经营收入: /经营收入/,
  上级补助收入: /上级补助/,
  附属单位上缴收入: /附属单位/,
  其他收入: /其他(收入|资金)/,
  其他资金: /其他资金|其他收入/,
};

export const revenue: Find = (context, fact) => {
  const [part] = fact.labelPath;
  if (part === undefined)
    return [...totals(context, SUMMARY, 'revenue'), ...context.of('revenue-summary').map(grandTotal)];
  const label = REVENUE_PARTS[part];
  if (label === undefined) return [];
  const columns = context
    .of('revenue-summary')
    .flatMap((view) =>
      view.amountColumns
        .filter(({ path }) => label.test(path.join('')))
        .map((column) => cell(view, totalRow(view), column)),
    );
  const fiscal = part === '财政拨款' ? totals(context, FISCAL, 'revenue') : [];
  return [...labelled(context, [SUMMARY, FISCAL, 'revenue-summary'], label, 'revenue'), ...columns, ...fiscal];
};

const FUND_TABLES = {
  一般公共预算: ['general-public-budget', 'general-public-budget-expenditure'],
  政府性基金预算: ['government-fund', 'government-fund'],
  国有资本经营预算: ['state-capital', 'state-capital'],
} as const;

export const expenditure: Find = (context, fact) => {
  const [part] = fact.labelPath;
  if (part === undefined)
    return [...totals(context, SUMMARY, 'expenditure'), ...context.of('expenditure-summary').map(grandTotal)];
  if (part === '财政拨款')
    return [
      ...totals(context, FISCAL, 'expenditure'),
      ...context.of('fiscal-appropriation-expenditure').map(grandTotal),
    ];
  if (part in FUND_TABLES) {
    const [fund, kind] = FUND_TABLES[part as keyof typeof FUND_TABLES];
    const columns = context.of(FISCAL).flatMap((view) => {
      const rows = view.lines.filter(
        ({ role, direction }) => direction === 'expenditure' && (role === 'total' || role === 'current-year-total'),
      );
      return rows.map((row) => cell(view, row, fundColumn(view, fund)));
    });
    return [
      ...columns,
      ...context
        .of(kind)
        .flatMap((view) => [
          grandTotal(view),
          cell(view, totalRow(view), itemColumn(view, 'current-year-expenditure')),
        ]),
    ];
  }
  return labelled(context, [SUMMARY, FISCAL, 'expenditure-summary'], new RegExp(part), 'expenditure').concat(
    context
      .of('expenditure-summary')
      .flatMap((view) =>
        view.amountColumns
          .filter(({ path }) => path.join('').includes(part))
          .map((column) => cell(view, totalRow(view), column)),
      ),
  );
};

export const both: Find = (context, fact) => {
  const kind = fact.labelPath[0] === '财政拨款' ? FISCAL : SUMMARY;
  if (fact.labelPath.length > 0 && kind === SUMMARY) return [];
  return [...totals(context, kind, 'revenue'), ...totals(context, kind, 'expenditure')];
};
