import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../src/check/index.js';
import { parse } from '../../src/index.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { sourceOf } from '../support/fixtures.js';
import { failures, figuresOf, mutate, random } from './mutation.js';

/** Disclosures beside the project, where they are there; without them the project's own have to do. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/real/', import.meta.url));
const NAMES = ['jsrd-2018', 'jszx-2017-tables', 'ptczj-2024-final', 'ptsfj-2026', 'swu-2023-final', 'wanli-2024'];

const TRIALS = 300;
const SEED = 20_220_101;
/** A change of the last place alone may be within what rounding allows. */
const CAUGHT = 0.95;

const documents: BudgetDocument[] = [];

beforeAll(async () => {
  const files = [sourceOf('handan-2022.cid-rects'), ...NAMES.map((name) => `${CORPUS}${name}.pdf`)].filter((file) =>
    existsSync(file),
  );
  for (const file of files) documents.push(...(await parse(file)));
});

describe('one changed figure', () => {
  it('is caught', () => {
    const next = random(SEED);
    const figures = figuresOf(documents);
    const before = new Map(documents.map((document) => [document, failures(runChecks(document))]));
    const missed: string[] = [];
    let trials = 0;
    while (trials < TRIALS) {
      const figure = figures[Math.floor(next() * figures.length)];
      const mutation = figure === undefined ? null : mutate(figure, next);
      if (figure === undefined || mutation === null) continue;
      trials++;
      const known = before.get(figure.document);
      const found = [...failures(runChecks(figure.document))].some((failure) => known?.has(failure) !== true);
      mutation.undo();
      if (!found) missed.push(mutation.text);
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(TRIALS * (1 - CAUGHT));
  });

  it('leaves the unchanged tables in peace', () => {
    // Figures of the tables alone: what the text says of them is another test's matter.
    const loud = documents.flatMap((document) =>
      document.checks
        .filter(
          ({ rule, status, severity }) =>
            /^[TX]/.test(rule) && rule !== 'X-13' && rule !== 'X-17' && status === 'fail' && severity !== 'info',
        )
        .map(({ message }) => message.zh),
    );
    expect(loud).toEqual([]);
  });
});
