import type { Affine, Box } from './geometry.js';

/** One drawn character (or ligature) on the page as displayed. Lengths in points. */
export interface Glyph {
  /** As the file says it, not normalised. */
  readonly text: string;
  /** Advance box: from origin to origin plus advance, from descent to ascent. */
  readonly box: Box;
  /** Height of the font as displayed. */
  readonly size: number;
  /** Index into Page.fonts. */
  readonly font: number;
  /** Direction of the baseline as displayed, degrees clockwise: 0 reads left to right, 90 top to bottom. */
  readonly angle: number;
  /** A blank was drawn right before it. */
  readonly spaced?: boolean;
  /** 0..1: how sure the recogniser is of it. Absent where the file itself says what it is. */
  readonly confidence?: number;
  /** What else the recogniser might have read, likeliest first. */
  readonly alternatives?: readonly Alternative[];
}

/** Another reading of a recognised character: '' where it might be none, two characters where it might be two. */
export interface Alternative {
  readonly text: string;
  /** Its share of the probability, 0..1. */
  readonly probability: number;
}

/** A drawn table line (框线), a thin straight piece. `at` is its middle across, `from`..`to` its extent along. */
export interface Rule {
  readonly axis: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** A font by its name in the file. */
export interface Font {
  readonly name: string;
  readonly bold: boolean;
}

/** What one page of a paged format holds, in reading (drawing) order. */
export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly fonts: readonly Font[];
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Pictures large enough to be a scanned page or a strip of one, as a share of the page's area. */
  readonly imageCover: number;
  /** How it was read; 'ocr' where its glyphs were recognised in its picture. */
  readonly read: 'text' | 'ocr';
  /** From this page's points to points of the page as displayed; absent where they are the same. */
  readonly toDisplayed?: Affine;
  /** Characters that say nothing: U+FFFD, code points of the private-use areas, letters of scripts that are not in use. */
  readonly unreadable: { readonly replacement: number; readonly privateUse: number; readonly foreign: number };
}
