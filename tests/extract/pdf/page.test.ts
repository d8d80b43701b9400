import { describe, expect, it } from 'vitest';
import { text } from '../../support/raw-pdf.js';
import { readPage, words } from './read-page.js';

describe('what a reader sees of the glyphs drawn', () => {
  it('counts a glyph drawn twice to look bold once, figures side by side each', async () => {
    const page = await readPage(
      text(100, 700, '合计') + text(100.3, 700, '合计') + text(200, 700, '11', 10) + text(100, 600, '合计'),
    );
    expect(words(page)).toBe('合计11合计');
  });

  it('folds Kangxi radicals, keeps full width, counts what cannot be read', async () => {
    const page = await readPage(text(100, 700, '⾦⼊１２') + text(100, 600, '\uE000'));
    expect(words(page).slice(0, 4)).toBe('金入１２');
    expect(page.unreadable.privateUse + page.unreadable.replacement).toBe(1);
  });

  it('counts letters that only a font without a list of its characters gives', async () => {
    const garbled = await readPage(text(100, 700, '财ÿ拨款ĀÓ'));
    expect(garbled.unreadable.foreign).toBe(3);
    const usual = await readPage(text(100, 700, '面积10㎡，20℃，Ａ级αβ，ABC，№3，①Ⅱ'));
    expect(usual.unreadable).toEqual({ replacement: 0, privateUse: 0, foreign: 0 });
  });
});
