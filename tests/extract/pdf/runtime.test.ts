import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractPdf, InflateError } from '../../../src/extract/pdf/index.js';
import { directWorker, InflateBudget, loadPdfJs, withFastGlobals } from '../../../src/extract/pdf/runtime.js';
import { hex, line, rawPdf, text } from '../../support/raw-pdf.js';

const SAMPLE = rawPdf([
  {
    content:
      `q 1 0 0 1 20 30 cm ${text(100, 700, '部门预算收支总表', 16)} Q ${line(50, 690, 500, 690)} 50 600 450 0.5 re f ` +
      `BT /F2 10 Tf 1 0 0 1 60 650 Tm <b2bfc3c5d4a4cbe3> Tj ET BT /F3 10 Tf 1 0 0 1 160 650 Tm (1,234.50) Tj ET /X1 Do`,
    forms: { X1: { content: text(100, 500, '⾦额：万元') + line(100, 490, 300, 490), matrix: [1, 0, 0, 1, 5, 5] } },
  },
  { content: text(100, 700, '第二页'), rotate: 90 },
  { content: '' },
]);

describe('the ways around pdf.js', () => {
  it('read what pdf.js left alone reads', async () => {
    const fast = await extractPdf(SAMPLE);
    const plain = await extractPdf(SAMPLE, { plain: true });
    expect(fast.pages[0]?.glyphs.length).toBe(8 + 4 + 8 + 5);
    expect(fast.pages[0]?.rules.length).toBe(3);
    expect(plain).toEqual(fast);
  });

  it('leave the caller’s bytes alone', async () => {
    const copy = Uint8Array.from(SAMPLE);
    await extractPdf(copy);
    expect(copy.byteLength).toBe(SAMPLE.byteLength);
    expect(Buffer.compare(copy, SAMPLE)).toBe(0);
  });

  it('put every global back, after failures too', async () => {
    const before = snapshot();
    await loadPdfJs();
    await extractPdf(SAMPLE);
    await expect(extractPdf(Buffer.from('%PDF-1.4 nothing'))).rejects.toThrow();
    expect(snapshot()).toEqual(before);
  });

  it('let two documents be read at the same time', async () => {
    const before = snapshot();
    const [one, two] = await Promise.all([
      extractPdf(SAMPLE),
      extractPdf(rawPdf([{ content: text(50, 700, '另一份') }])),
    ]);
    expect(one.pages.length).toBe(3);
    expect(two.pages[0]?.glyphs.map((glyph) => glyph.text).join('')).toBe('另一份');
    expect(snapshot()).toEqual(before);
  });

  it('offer a worker in this thread', async () => {
    const worker = directWorker(await loadPdfJs());
    expect(worker).not.toBeNull();
    worker?.destroy();
  });
});

function snapshot(): unknown[] {
  return [
    ...['FontFace', 'DecompressionStream', 'DOMMatrix', 'ImageData', 'Path2D'].map((name) =>
      Object.getOwnPropertyDescriptor(globalThis, name),
    ),
    Object.getOwnPropertyDescriptor(process, 'getBuiltinModule'),
    Object.getOwnPropertyDescriptor(Array.prototype, 'push'),
    Object.getOwnPropertyDescriptor(JSON, 'parse'),
    Object.getOwnPropertyDescriptor(JSON, 'stringify'),
    Object.getOwnPropertyDescriptor(Function.prototype, 'toString'),
  ];
}

describe('the budget for inflated bytes', () => {
  it('inflates what is within it', () => {
    const budget = new InflateBudget(100);
    expect(budget.inflate(deflateSync(Buffer.from('x'.repeat(60)))).byteLength).toBe(60);
    expect(budget.exceeded).toBe(false);
  });

  it('counts the streams of one document together and gives nothing more afterwards', () => {
    const budget = new InflateBudget(100);
    budget.inflate(deflateSync(Buffer.alloc(60)));
    expect(budget.inflate(deflateSync(Buffer.alloc(60))).byteLength).toBe(0);
    expect(budget.exceeded).toBe(true);
    expect(budget.inflate(deflateSync(Buffer.alloc(1))).byteLength).toBe(0);
  });

  it('passes a damaged stream on', () => {
    expect(() => new InflateBudget().inflate(Buffer.from('no zlib'))).toThrow(/header/);
  });

  it('is kept by the stand-in stream that pdf.js reads', async () => {
    const budget = new InflateBudget(10);
    const read = await withFastGlobals(budget, async () => {
      const stream = new DecompressionStream('deflate') as unknown as {
        writable: { getWriter: () => { write: (bytes: Uint8Array) => Promise<void> } };
        readable: AsyncIterable<Uint8Array>;
      };
      await stream.writable.getWriter().write(deflateSync(Buffer.alloc(1000)));
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream.readable) chunks.push(chunk);
      return Buffer.concat(chunks).byteLength;
    });
    expect(read).toBe(0);
    expect(budget.exceeded).toBe(true);
  });

  it('names the page in its error', () => {
    expect(new InflateError(7).message).toContain('page 7');
  });
});

describe('text operators', () => {
  it.each([
    ['Tj', `${hex('预算')} Tj`],
    ['TJ', `[${hex('预')} ${hex('算')}] TJ`],
    ["'", `${hex('预算')} '`],
    ['"', `0 0 ${hex('预算')} "`],
  ])('reads %s', async (_name, operator) => {
    const bytes = rawPdf([{ content: `BT /F1 10 Tf 1 0 0 1 100 700 Tm ${operator} ET` }]);
    const { pages } = await extractPdf(bytes);
    expect(pages[0]?.glyphs.map((glyph) => glyph.text).join('')).toBe('预算');
  });
});
