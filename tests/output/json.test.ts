import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces, toJson } from '../../src/output/json.js';

describe('JSON piece by piece', () => {
  it('is the same text as in one piece', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([...jsonPieces(value)].join('')).toBe(toJson(value));
      }),
    );
  });

  it('takes a list that is made only as it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (list, other) => {
        const made: unknown[] = [];
        const items = (function* () {
          for (const item of list) {
            made.push(item);
            yield item;
          }
        })();
        const texts = jsonPieces({ runs: [{ items, other }] });
        const first = String(texts.next().value);
        expect(made).toEqual([]);
        expect(first + [...texts].join('')).toBe(toJson({ runs: [{ items: list, other }] }));
        expect(made).toEqual(list);
      }),
    );
  });
});
