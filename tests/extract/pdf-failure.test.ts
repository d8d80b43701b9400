import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractPdf, InflateError } from '../../src/extract/pdf/index.js';
import { isTruncated, pdfFailure } from '../../src/extract/pdf-failure.js';
import { ANY_SOURCE } from '../support/fixtures.js';
import { writePdf } from '../support/pdf-writer.js';

async function failureOf(bytes: Uint8Array): Promise<string> {
  try {
    const { pages } = await extractPdf(Uint8Array.from(bytes));
    return `read ${pages.length}`;
  } catch (error) {
    return pdfFailure(error, bytes, 'a.pdf').code;
  }
}

const whole = readFileSync(ANY_SOURCE);

describe('pdfFailure', () => {
  it('tells a password', async () => {
    expect(await failureOf(writePdf([{ lines: ['部门预算'] }], { userPassword: 'secret' }))).toBe('pdf-password');
  });

  it('tells a cut file from a damaged one', async () => {
    expect(await failureOf(whole.subarray(0, 400))).toBe('pdf-truncated');
    expect(await failureOf(Buffer.from('%PDF-1.7\nnothing that a PDF needs\n%%EOF\n'))).toBe('pdf-damaged');
  });

  it('names the page of a bomb', () => {
    const failure = pdfFailure(new InflateError(7), whole, 'a.pdf');
    expect([failure.code, failure.page]).toEqual(['pdf-too-large', 7]);
  });

  it('does not blame the file for our mistakes', () => {
    expect(pdfFailure(new TypeError('x of undefined'), whole, 'a.pdf').code).toBe('internal');
  });

  it('leaves a good file alone', async () => {
    expect(await failureOf(writePdf([{ lines: ['部门预算'] }, { lines: ['第二页'] }]))).toBe('read 2');
  });
});

describe('isTruncated', () => {
  it.each([
    ['whole', whole, false],
    ['cut by twelve bytes', whole.subarray(0, whole.length - 12), true],
    ['padded with zeros', Buffer.concat([whole, Buffer.alloc(5000)]), false],
    ['with an end mark near the start only', Buffer.from(`%PDF-1.4\n%%EOF\n${'x'.repeat(5000)}`), true],
  ])('%s', (_name, bytes, truncated) => {
    expect(isTruncated(bytes)).toBe(truncated);
  });
});
