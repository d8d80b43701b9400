import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentPath } from '../../src/output/document-path.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { anyDocument } from '../support/documents.js';

const base = anyDocument();

interface Names {
  readonly code?: string | null;
  readonly region?: string;
  readonly department?: string;
  readonly year?: number | null;
}

/** A document with these names and the id that the pipeline makes of them. */
function named({ code = '130400', region = '邯郸市', department = '某局', year = 2022 }: Names): BudgetDocument {
  return {
    ...base,
    id: [code ?? region, department || '-', year ?? '-', 'budget'].join('/'),
    department: { ...base.department, name: department, region: { code, name: region, province: null } },
    fiscalYear: year,
    stage: 'budget',
  };
}

const HASHED = /~[0-9a-f]{10}\.json$/;

describe('documentPath', () => {
  it('reads as region, department, year and stage', () => {
    expect(documentPath(named({ department: '邯郸市医疗保障局' }))).toBe(
      '130400-邯郸市/邯郸市医疗保障局/2022-budget.json',
    );
  });

  it.each([
    ['a climb', '..'],
    ['a separator', '人大/政协'],
    ['a Windows separator', 'a\\b'],
    ['a device', 'CON'],
    ['a device with an extension', 'nul.局'],
    ['a control', '某\u0007局'],
    ['a turn of direction', '某\u202e局'],
    ['a hidden file', '.局'],
    ['an option', '-rf'],
    ['a dot at the end', '某局.'],
    ['nothing', ''],
    ['capitals', 'ABC中心'],
    ['a name without end', '局'.repeat(500)],
    ['half a character', '某\ud800局'],
  ])('has a hash where the name is %s', (_what, department) => {
    expect(documentPath(named({ department }))).toMatch(HASHED);
  });

  it('has a hash where region or year is unknown, or the id is not the usual one', () => {
    expect(documentPath(named({ code: null }))).toMatch(HASHED);
    expect(documentPath(named({ year: null }))).toMatch(HASHED);
    expect(documentPath({ ...named({}), id: 'another' })).toMatch(HASHED);
    expect(documentPath({ ...base, department: { ...base.department, region: null } })).toMatch(HASHED);
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('.', '/', '\\', '~', ' ', '-', 'a', 'A', 'ſ', 'é', 'e\u0301', '局', '\u0000', '\u3000'),
    }),
    fc.constantFrom('con', 'COM1', 'lpt¹.txt', '..', '邯郸市医疗保障局'),
  );
  const names = fc.record({
    code: fc.option(fc.stringMatching(/^\d{6}$/)),
    region: text,
    department: text,
    year: fc.option(fc.integer({ min: 1990, max: 2100 })),
  });

  it('is safe to create anywhere, whatever the names', () => {
    fc.assert(
      fc.property(names, (made) => {
        const path = documentPath(named(made));
        const parts = path.split('/');
        expect(parts).toHaveLength(3);
        for (const part of parts) {
          expect(part).not.toMatch(/^[\s.-]|[\s.]$|[<>:"\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(part).not.toMatch(/^(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)/i);
          expect(part).not.toBe('');
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is another one for another id, even where case and normalisation do not count', () => {
    const folded = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase();
    fc.assert(
      fc.property(names, names, (a, b) => {
        const [first, second] = [named(a), named(b)];
        fc.pre(first.id !== second.id);
        expect(folded(documentPath(first))).not.toBe(folded(documentPath(second)));
      }),
      { numRuns: 2000 },
    );
    for (const [a, b] of [
      ['某局', '某局\u200b'],
      ['a/b', 'a_b'],
      ['ABC', 'abc'],
      ['caf\u00e9', 'cafe\u0301'],
    ] as const)
      expect(folded(documentPath(named({ department: a })))).not.toBe(folded(documentPath(named({ department: b }))));
  });
});
