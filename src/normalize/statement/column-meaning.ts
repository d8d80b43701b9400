import {
  CHANGE,
  COMPARED,
  DIRECTIONS,
  FUNDS,
  ITEMS,
  LINE_ROLES,
  OF_WHICH,
  PHASES,
  PRIOR_YEAR,
  type Meaning,
} from '../../recognize/statement-catalogue-columns.js';
import { stageIn } from '../../recognize/identity/stage.js';
import type { Column, Direction, Fund, Item, Phase, StatementKind } from '../../schema/index.js';
import type { NormalizeContext } from '../context.js';
import type { Heading } from './headings.js';

type ColumnMeaning = Pick<Column, 'direction' | 'item' | 'fund' | 'phase' | 'year' | 'measure' | 'ofWhich'>;

/** What the reading of a column needs of the statement around it. */
export interface Surroundings {
  readonly kind: StatementKind;
  /** Folded title, '' where there is none. */
  readonly title: string;
  readonly context: NormalizeContext;
  /** Words of all headings: a 合计 beside 会议费 is more than the 三公 total. */
  readonly allWords: readonly string[];
  /** Words that stand over all columns of figures. */
  readonly commonWords: readonly string[];
}

/** The side of the statement that a column belongs to. */
export interface Side {
  readonly direction: Direction | null;
  /** Headings that stand over the side's labels too: 本年收入 over 项目 | 预算数 is no subject of the figures. */
  readonly headings: readonly string[];
}

export function readMeaning(
  heading: Heading,
  role: 'amount' | 'percent',
  side: Side,
  around: Surroundings,
): ColumnMeaning {
  const words = heading.words.map((word) => word.replace(/^其中[:：]?/, '').replace(BRACKETED_UNIT, ''));
  const item = itemOf(
    words.filter((word) => !side.headings.includes(word)),
    around,
  );
  const counted = !MONEYLESS.has(around.kind);
  return {
    direction: directionOf(words, side.direction, around.kind),
    item,
    fund: lookUp(FUNDS, words) ?? fundOfKind(around),
    phase: counted ? phaseOf(words, around) : null,
    year: counted ? yearOf(heading.words, around.context.fiscalYear) : null,
    measure: role === 'percent' ? 'percent' : words.some((word) => CHANGE.test(word)) ? 'change' : 'amount',
    ofWhich: heading.words.some((word) => OF_WHICH.test(word)),
  };
}

/** 合计(万元) */
const BRACKETED_UNIT = /[([](金额)?(单位[:：])?[千百万亿]*元[)\]]$/;

/** Stocks at a point in time: neither a phase nor a budget year of their own. */
const MONEYLESS: ReadonlySet<StatementKind> = new Set(['state-assets', 'organization', 'staffing']);

function find<T>(meanings: readonly Meaning<T>[], word: string): T | null {
  return meanings.find(({ pattern }) => pattern.test(word))?.value ?? null;
}

/** From the leaf upwards: the nearest heading that says it. */
function lookUp<T>(meanings: readonly Meaning<T>[], words: readonly string[]): T | null {
  for (const word of [...words].reverse()) {
    const found = find(meanings, word);
    if (found !== null) return found;
  }
  return null;
}

/** Headings that say when or how much, not what. */
const NEUTRAL =
  /^(20\d\d年?(度)?)?(.*(预算|决算|执行|完成|调整|实际|增减|统计|年初|上年|本年|支出)(数|额|数额|金额)|金额|预算|决算|增减.*|.*增减.*|比例.*|幅度.*|%|20\d\d年?度?|本年|上年)$/;

/** What money is used for, which no column of revenue is. */
const USES: ReadonlySet<Item | null> = new Set([
  'basic-expenditure',
  'project-expenditure',
  'personnel-expenses',
  'non-personnel-expenses',
]);

/** A column below 年初结转和结余 is part of that balance; below 本年收入, 项目支出 says what the revenue is for. */
function itemOf(words: readonly string[], around: Surroundings): Item | null {
  const balance = words.find(isBalance);
  if (balance !== undefined) return find(ITEMS, balance);
  const item = nearestItem(words, around);
  return USES.has(item) && words.some((word) => /^(本年|当年)?收入/.test(word)) ? null : item;
}

function nearestItem(words: readonly string[], around: Surroundings): Item | null {
  let sum: 'none' | 'part' | 'whole' = 'none';
  for (const word of [...words].reverse()) {
    const item = find(ITEMS, word);
    if (item !== null && item !== 'total') return item;
    if (item === 'total') sum = 'whole';
    else if (/^小计$/.test(word)) sum = sum === 'none' ? 'part' : sum;
    // 小计 below 财政拨款收入 is the sum of that and not of the row.
    else if (!NEUTRAL.test(word) && !around.commonWords.includes(word) && sum !== 'whole') return null;
  }
  if (sum === 'none') return null;
  const wider = around.allWords.some((word) => /会议费|培训费|机关运行/.test(word) && !/三公/.test(word));
  const itemised = around.allWords.some((word) => find(ITEMS, word) === 'official-reception');
  return around.kind === 'three-public-expenses' && itemised && !wider ? 'three-public-total' : 'total';
}

const REVENUE_KINDS: ReadonlySet<StatementKind> = new Set(['revenue-summary']);
const STOCK_KINDS: ReadonlySet<StatementKind> = new Set([
  'state-assets',
  'organization',
  'staffing',
  'government-debt',
]);
/** Kinds in whose tables revenue and expenditure may stand in neighbouring columns. */
const MIXED_KINDS: ReadonlySet<StatementKind> = new Set([
  'revenue-expenditure-summary',
  'fiscal-appropriation-summary',
  'general-public-budget-expenditure',
  'fiscal-appropriation-expenditure',
  'government-fund',
  'state-capital',
  'other',
]);

export function directionOfKind(kind: StatementKind, title: string): Direction | null {
  if (STOCK_KINDS.has(kind)) return null;
  if (REVENUE_KINDS.has(kind)) return 'revenue';
  if (MIXED_KINDS.has(kind) && /收入/.test(title) && !/支出|收支/.test(title)) return 'revenue';
  return 'expenditure';
}

function directionOf(words: readonly string[], side: Direction | null, kind: StatementKind): Direction | null {
  if (words.some(isBalance)) return null;
  if (!MIXED_KINDS.has(kind)) return side;
  for (const word of words) {
    const found = find(DIRECTIONS, word);
    if (found === 'revenue' || found === 'expenditure') return found;
  }
  return side;
}

function isBalance(word: string): boolean {
  const role = find(LINE_ROLES, word);
  return role === 'opening-balance' || role === 'closing-balance';
}

const FUND_OF_KIND: Partial<Record<StatementKind, Fund>> = {
  'general-public-budget-expenditure': 'general-public-budget',
  'general-public-budget-basic-expenditure': 'general-public-budget',
  'government-fund': 'government-fund',
  'state-capital': 'state-capital',
};

/** A table of one fund says so in its title, not over each column; a title that names several says none. */
function fundOfKind({ kind, title }: Surroundings): Fund | null {
  const single =
    kind === 'three-public-expenses' || kind === 'agency-operating-expenses' || kind === 'project-expenditure';
  if (!single) return FUND_OF_KIND[kind] ?? null;
  const named = FUNDS.filter(({ pattern }) => pattern.test(title)).map(({ value }) => value);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Of the headings, else of the table's own title (a 预算表 bound to accounts), else of the document. */
function phaseOf(words: readonly string[], { context, title }: Surroundings): Phase {
  const printed = lookUp(
    PHASES,
    words.map((word) => word.replace(COMPARISON, '').replace(FUND_NAME, '')),
  );
  return printed ?? ((stageIn(title) ?? context.stage) === 'final-accounts' ? 'executed' : 'budget');
}

/** 一般公共预算 is a fund that accounts speak of as well. */
const FUND_NAME = /(一般公共|公共财政|政府性?基金|国有资本经营|基金)预算(?!数)/g;

/** 比2023年预算, 较上年决算: what the figure is held against, not what it is. */
const COMPARISON = /[比较与](20\d\d|上)年度?(执行|决算|预算)?数?/g;

function yearOf(words: readonly string[], fiscalYear: number | null): number | null {
  const own = [...words].reverse().map((word) => word.replace(COMPARISON, ''));
  for (const word of own) {
    const year = /20\d\d/.exec(word)?.[0];
    if (year !== undefined) return Number(year);
  }
  if (fiscalYear === null) return null;
  const prior = words.some((word) => PRIOR_YEAR.test(word) && !COMPARED.test(word));
  return prior ? fiscalYear - 1 : fiscalYear;
}
