import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../../src/document/error-codes.js';
import { ParseError } from '../../src/document/errors.js';

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe('ParseError', () => {
  it.each(CODES)('%s is told whole, in both languages', (code) => {
    const values = { found: { zh: '某物', en: 'a thing' }, pages: '9', limit: '9', command: 'npm install' };
    const error = new ParseError(code, { file: 'a.pdf', page: 3, values });
    expect(error.message).toMatch(/^a\.pdf: page 3: \S/);
    expect(error.describe('zh')).toMatch(/^a\.pdf：第 3 页：\S/);
    for (const text of [error.message, error.describe('zh'), error.hint.en, error.hint.zh]) {
      expect(text).not.toMatch(/[{}]/);
      expect(text.length).toBeGreaterThan(4);
    }
  });

  it('keeps the cause', () => {
    const cause = new Error('deep');
    expect(new ParseError('pdf-damaged', { file: 'a.pdf', cause }).cause).toBe(cause);
  });

  it('makes an internal error of anything else, and leaves its own kind alone', () => {
    const own = new ParseError('no-table', { file: 'a.pdf' });
    expect(ParseError.from(own, 'b.pdf')).toBe(own);
    const other = ParseError.from(new TypeError('x is not a function'), 'b.pdf');
    expect(other.code).toBe('internal');
    expect(other.message).toContain('x is not a function');
    expect(ParseError.from('text', 'b.pdf').message).toContain('text');
  });
});
