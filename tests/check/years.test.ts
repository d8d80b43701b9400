import { describe, expect, it } from 'vitest';
import { checkRun } from '../../src/check/index.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { document, fact, statement } from './documents.js';

type Who = Partial<BudgetDocument['department']> & Partial<Pick<BudgetDocument, 'stage'>>;

const JULU = { code: '130529', name: '巨鹿县', province: '河北省' };
const XINHE = { code: '130530', name: '新河县', province: '河北省' };

/** A document that states its own total and, where given, last year's. */
function ofYear(
  year: number,
  total: number,
  last: number | null,
  { stage = 'budget', ...who }: Who = {},
): BudgetDocument {
  const facts = [fact('current-year-expenditure', total, { year })];
  if (last !== null) facts.push(fact('current-year-expenditure', last, { year: year - 1, raw: '2022年预算支出' }));
  const made = document([], { fiscalYear: year, stage, facts });
  return { ...made, department: { ...made.department, name: '巨鹿县财政局', region: JULU, level: 'county', ...who } };
}

/** Each document's status of X-15, null where it was not tried. */
function tried(...documents: readonly BudgetDocument[]): (string | null)[] {
  const checks = checkRun(documents);
  return documents.map((one) => checks.get(one)?.find(({ rule }) => rule === 'X-15')?.status ?? null);
}

const [LAST, NOW] = [10_000_000, 12_000_000];

describe('last year’s figures', () => {
  it('are those of last year’s document, whichever was named first', () => {
    const [before, now] = [ofYear(2022, LAST, null), ofYear(2023, NOW, LAST)];
    expect(tried(before, now)).toEqual([null, 'pass']);
    expect(tried(now, before)).toEqual(['pass', null]);
    expect(tried(before, ofYear(2023, NOW, LAST + 10_000))).toEqual([null, 'fail']);
    expect(tried(ofYear(2021, LAST + 1, null), now)).toEqual([null, null]);
  });

  it.each([
    ['巨鹿县财政局（本级）', '巨鹿县财政局本级', JULU, 'pass'],
    ['巨鹿县财政局', '巨鹿县水利局', JULU, null],
    ['财政局', '财政局', null, null],
    ['西南大学', '西南大学', null, 'pass'],
  ])('are looked for under one name: %s, %s', (earlier, later, region, status) => {
    const who = (name: string): Who => ({ name, region });
    expect(tried(ofYear(2022, LAST, null, who(earlier)), ofYear(2023, NOW, LAST, who(later)))).toEqual([null, status]);
  });

  it.each<[string, Who]>([
    ['place', { region: XINHE }],
    ['unknown place', { region: null }],
    ['scope', { scope: 'unit' }],
    ['stage', { stage: 'final-accounts' }],
  ])('are not those of another %s', (_, other) => {
    expect(tried(ofYear(2022, LAST + 10_000, null, other), ofYear(2023, NOW, LAST))).toEqual([null, null]);
    expect(tried(ofYear(2022, LAST + 10_000, null, other), ofYear(2022, LAST, null), ofYear(2023, NOW, LAST))).toEqual([
      null,
      null,
      'pass',
    ]);
  });

  it('are compared with no one of two editions', () => {
    expect(tried(ofYear(2022, LAST + 10_000, null), ofYear(2022, LAST, null), ofYear(2023, NOW, LAST))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('what was left over', () => {
  const accounts = (year: number, opening: string, closing: string): BudgetDocument => {
    const summary = statement(
      'revenue-expenditure-summary',
      [
        { path: ['年初预算数'], phase: 'budget' },
        { path: ['决算数'], phase: 'executed' },
      ],
      [
        {
          label: '年初结转和结余',
          figures: ['5.00', opening],
          with: { item: 'opening-balance', direction: 'revenue' },
        },
        {
          label: '年末结转和结余',
          figures: ['0.00', closing],
          with: { item: 'closing-balance', direction: 'expenditure' },
        },
      ],
    );
    const made = document([summary], { fiscalYear: year, stage: 'final-accounts' });
    return { ...made, department: { ...made.department, name: '巨鹿县财政局', region: JULU } };
  };

  it.each([
    ['7.00', 'pass'],
    ['7.10', 'fail'],
  ])('at the end of a year is there in the next one, as it was carried out: %s', (opening, status) => {
    expect(tried(accounts(2022, '3.00', '7.00'), accounts(2023, opening, '1.00'))).toEqual([null, status]);
  });
});
