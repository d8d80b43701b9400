import type { StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import { childSums, columnSums, sidesBalance, sideSums, totalSums } from '../sums.js';
import type { StatementView } from '../view.js';
import { numbering } from './numbering.js';
import { fundBalance, threePublic } from './three-public.js';

type Sum = (view: StatementView) => Outcome[];

/** Tries sums on every statement of the kinds. */
export function over(kinds: readonly StatementKind[], ...sums: readonly Sum[]): (context: CheckContext) => Outcome[] {
  return (context) => context.of(...kinds).flatMap((view) => sums.flatMap((one) => one(view)));
}

const TOLERANCE = both('允许误差 u×(n+1)，u 为末位的一半', 'tolerance u × (n + 1), u half of the last printed place');
const LISTS: readonly StatementKind[] = [
  'revenue-summary',
  'expenditure-summary',
  'fiscal-appropriation-expenditure',
  'general-public-budget-expenditure',
  'government-fund',
  'state-capital',
  'agency-operating-expenses',
  'project-expenditure',
  'purchased-services',
  'transfer-payments',
];

export function explain(zh: string, en: string): Rule['explanation'] {
  return both(`${zh}。${TOLERANCE.zh}。`, `${en}; ${TOLERANCE.en}.`);
}

export const WITHIN_TABLE_RULES: readonly Rule[] = [
  {
    id: 'T-01',
    name: 'summary-balance',
    identity: true,
    title: both('收入总计等于支出总计', 'total revenue equals total expenditure'),
    explanation: explain('收支总表：收入总计 = 支出总计', 'summary of revenue and expenditure: both totals are equal'),
    severity: 'error',
    check: over(['revenue-expenditure-summary'], sidesBalance),
  },
  {
    id: 'T-02',
    name: 'summary-items',
    identity: true,
    title: both('收支总表各项之和等于本年合计', 'the items of the summary add up'),
    explanation: explain(
      '收支总表：本年收入合计 = 各项收入之和，本年支出合计 = 各类支出之和',
      'summary: the year’s revenue is the sum of its sources, the year’s expenditure of its classes',
    ),
    severity: 'error',
    check: over(['revenue-expenditure-summary'], sideSums, childSums),
  },
  {
    id: 'T-03',
    name: 'summary-carry-over',
    identity: true,
    title: both('总计等于本年合计加结转结余', 'totals are this year’s amounts and the balances'),
    explanation: explain(
      '预算收支总表：收入总计 = 本年收入合计 + 上年结转；支出总计 = 本年支出合计 + 年终结转',
      'budget summary: total = this year’s total + balance carried over',
    ),
    severity: 'error',
    check: (context) => (context.final ? [] : over(['revenue-expenditure-summary'], totalSums)(context)),
  },
  {
    id: 'T-04',
    name: 'revenue-columns',
    identity: true,
    title: both('收入表每行合计等于各来源之和', 'revenue: each row’s total is the sum of its sources'),
    explanation: explain(
      '收入总表每行：合计 = 本年收入小计 + 上年结转；小计 = 各来源之和',
      'each row of the revenue table: total = sum of the source columns',
    ),
    severity: 'error',
    check: over(['revenue-summary'], columnSums),
  },
  {
    id: 'T-05',
    name: 'classification-sums',
    identity: true,
    title: both('合计等于各类之和，类等于款之和，款等于项之和', 'totals are the sums of 类, 款 and 项'),
    explanation: explain(
      '按功能分类等列示的表：合计 = Σ类，类 = Σ款，款 = Σ项，每一金额列',
      'tables by classification: total = Σ 类, 类 = Σ 款, 款 = Σ 项, in every column',
    ),
    severity: 'error',
    check: over(LISTS, childSums, sideSums),
  },
  {
    id: 'T-06',
    name: 'expenditure-columns',
    identity: true,
    title: both(
      '支出表每行合计等于基本支出、项目支出等之和',
      'expenditure: each row’s total is the sum of its columns',
    ),
    explanation: explain(
      '支出总表每行：合计 = 基本支出 + 项目支出 + 经营支出 + 上缴上级 + 对附属单位补助',
      'each row: total = basic + project + business + remittances + subsidies',
    ),
    severity: 'error',
    check: over(['expenditure-summary'], columnSums),
  },
  {
    id: 'T-07',
    name: 'fiscal-summary',
    identity: true,
    title: both('财政拨款收支总表平衡', 'the fiscal appropriation summary balances'),
    explanation: explain(
      '财政拨款收支总表：本年合计 = 各项之和，总计 = 本年合计 + 结转，收入总计 = 支出总计，每行合计 = 三类预算之和',
      'fiscal appropriation summary: sums of items, totals with balances, both sides, and columns by fund',
    ),
    severity: 'error',
    check: over(['fiscal-appropriation-summary'], sideSums, childSums, totalSums, sidesBalance, columnSums),
  },
  {
    id: 'T-08',
    name: 'appropriation-columns',
    identity: true,
    title: both('每行合计等于基本支出加项目支出', 'each row’s total is basic plus project expenditure'),
    explanation: explain(
      '一般公共预算、政府性基金、国有资本经营预算支出表每行：合计 = 基本支出 + 项目支出',
      'general public budget, government funds, state capital: total = basic + project',
    ),
    severity: 'error',
    check: over(
      ['fiscal-appropriation-expenditure', 'general-public-budget-expenditure', 'government-fund', 'state-capital'],
      columnSums,
    ),
  },
  {
    id: 'T-10',
    name: 'three-public-sums',
    identity: true,
    title: both('“三公”经费等于各项之和', 'the three public expenses add up'),
    explanation: both(
      '“三公”合计 = 因公出国（境）+ 公务用车 + 公务接待；公务用车 = 购置 + 运行；会议费、培训费不在其内；没有列出的为零。允许误差 u×4。',
      'three public = trips abroad + vehicles + reception; vehicles = purchase + operation; meetings and training are no part of it; what is not listed is zero; tolerance u × 4.',
    ),
    severity: 'error',
    check: (context) => context.of('three-public-expenses').flatMap(threePublic),
  },
  {
    id: 'T-11',
    name: 'procurement-sums',
    identity: true,
    title: both('政府采购表逐级相加', 'procurement adds up'),
    explanation: explain(
      '政府采购表：合计 = 各项之和，每行合计 = 各资金来源之和',
      'procurement: total = sum of the rows; each row = sum of its funds',
    ),
    severity: 'warning',
    check: over(['government-procurement'], columnSums, childSums, sideSums),
  },
  {
    id: 'T-12',
    name: 'asset-sums',
    identity: true,
    title: both('资产总额等于各项之和', 'assets add up'),
    explanation: explain(
      '国有资产占用表：资产总额 = 各项之和（“其中”除外）',
      'state assets: total = sum of its items, 其中 left out',
    ),
    severity: 'error',
    check: over(['state-assets'], sideSums),
  },
  {
    id: 'T-13',
    name: 'accounts-carry-over',
    identity: true,
    title: both('决算总计等于本年合计加结转结余', 'totals of the accounts are this year’s amounts and the balances'),
    explanation: explain(
      '决算总表：总计 = 本年支出合计 + 结余分配 + 年末结转和结余 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余',
      'final accounts: total = expenditure + distribution + closing balance = revenue + use of reserves + opening balance',
    ),
    severity: 'error',
    check: (context) => (context.final ? over(['revenue-expenditure-summary'], totalSums)(context) : []),
  },
  {
    id: 'T-15',
    name: 'fund-carry-over',
    identity: true,
    title: both('年末结转等于年初结转加收入减支出', 'closing balance = opening balance + revenue − expenditure'),
    explanation: explain(
      '政府性基金、国有资本经营决算表每行：年初结转 + 本年收入 = 本年支出 + 年末结转',
      'government funds and state capital, each row: opening + revenue = expenditure + closing',
    ),
    severity: 'error',
    check: (context) => context.of('government-fund', 'state-capital').flatMap(fundBalance),
  },
  {
    id: 'T-16',
    name: 'row-numbers',
    title: both('序号连续', 'row numbers run on'),
    explanation: both(
      '序号、行次应从头到尾连续，不缺不重；跨页也不例外。',
      'printed row numbers run on without gaps or repeats, over pages too.',
    ),
    severity: 'warning',
    check: numbering,
  },
];
