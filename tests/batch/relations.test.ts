import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../../src/batch/protocol.js';
import { Relations } from '../../src/batch/relations.js';

type Given = Partial<Pick<DocumentFacts, 'line' | 'fiscalYear' | 'unit' | 'units'>>;

function document(id: string, given: Given): { facts: DocumentFacts } {
  const failed = { error: 0, warning: 0, info: 0 };
  const none = { line: null, fiscalYear: 2022, unit: null, units: [], key: null };
  return { facts: { ...none, id, path: '', pages: 1, failed, partial: null, ...given } };
}

/** The ids of those that the first one is compared with. */
function others(...documents: readonly { facts: DocumentFacts }[]): string[] {
  const [first] = documents;
  if (first === undefined) throw new Error('there is none');
  return new Relations(documents).of(0, first.facts).map(({ facts }) => facts.id);
}

describe('a document is compared', () => {
  const now = document('now', { line: 'a', fiscalYear: 2022 });

  it('with that of the year before, in its own line', () => {
    const [before, other] = [
      document('before', { line: 'a', fiscalYear: 2021 }),
      document('other', { line: 'b', fiscalYear: 2021 }),
    ];
    expect(others(now, other, before, document('next', { line: 'a', fiscalYear: 2023 }))).toEqual(['before']);
    expect(others(now, other)).toEqual([]);
    expect(others(document('lineless', {}), document('also', { fiscalYear: 2021 }))).toEqual([]);
  });

  it('with none of two editions of that year', () => {
    const edition = { line: 'a', fiscalYear: 2021 };
    expect(others(now, document('first', edition), document('second', edition))).toEqual([]);
  });

  const whole = document('whole', { units: ['局', '中心'] });
  const [own, centre] = [document('own', { unit: '局' }), document('centre', { unit: '中心' })];

  it('with all units that it lists, or with none', () => {
    expect(others(whole, centre, own)).toEqual(['own', 'centre']);
    expect(others(whole, centre)).toEqual([]);
    expect(others(whole, centre, own, document('again', { unit: '中心' }))).toEqual([]);
  });

  it('never with itself', () => {
    expect(others(document('own', { unit: '局', units: ['局', '中心'] }), centre)).toEqual([]);
  });
});
