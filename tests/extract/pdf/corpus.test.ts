import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../src/extract/pdf/index.js';
import { CASES, sourceOf } from '../../support/fixtures.js';

// The walk over the operator list against pdf.js' own text: the same characters in the same order on every page of
// the corpus. pdf.js drops the glyphs whose starting point is off the page, the walk those whose middle is.

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

const corpus = ['real/', 'seeds/']
  .map((folder) => fileURLToPath(new URL(folder, CORPUS)))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}${name}`))
  .filter((file) => file.endsWith('.pdf'));
const files = corpus.length > 0 ? corpus : CASES.map(sourceOf);

const named = (list: readonly string[]): [string, string][] => list.map((file) => [basename(file), file]);

interface TextProxy {
  getTextContent(options: object): Promise<{ items: readonly object[] }>;
}

async function textOf(page: TextProxy): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items.map((item) => ('str' in item ? String(item.str) : '')).join('');
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** The first of `parts` that `text` does not hold in this order, null where it holds them all. */
function missing(parts: readonly string[], text: string): string | null {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return `${part} after …${text.slice(Math.max(0, at - 20), at)}`;
    at = found + part.length;
  }
  return null;
}

describe('the walk against pdf.js’ text content', () => {
  it.each(named(files))('%s', async (_name, file) => {
    let pages = 0;
    let characters = 0;
    await extractPdf(readFileSync(file), {
      onDrawn: async (number, glyphs, page) => {
        pages++;
        characters += glyphs.length;
        const theirs = bare(await textOf(page));
        const { width, height } = page.getViewport({ scale: 1 });
        // Glyphs at or beyond the edge of the page may be in one reading and not in the other.
        const inside = glyphs.filter(
          ({ box, size }) => box[0] > size && box[1] > size && box[2] < width - size && box[3] < height - size,
        );
        const all = glyphs.map(({ text }) => bare(text)).join('');
        expect(missing([...theirs], all), `page ${number}: text that the walk lacks`).toBeNull();
        expect(
          missing(
            inside.map(({ text }) => bare(text)),
            theirs,
          ),
          `page ${number}: text that pdf.js lacks`,
        ).toBeNull();
      },
    });
    expect(pages).toBeGreaterThan(0);
    if (!file.includes('.scan.')) expect(characters).toBeGreaterThan(500);
  });

  it.each(named(files.filter((file) => /swu-2023-final|jszx-2017-tables|three|handan-2022.locked/.test(file))))(
    'reads the same with pdf.js left alone: %s',
    async (_name, file) => {
      const bytes = readFileSync(file);
      const range = { pages: [[1, 6]] } as const;
      expect(await extractPdf(bytes, { ...range, plain: true })).toEqual(await extractPdf(bytes, range));
    },
  );
});
