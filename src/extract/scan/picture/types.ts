import type { Affine } from '../../../document/geometry.js';
import type { Rule } from '../../../document/page.js';

/** One byte a pixel, 0 black … 255 white, row by row from the top. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Ink so grey that it is a point, a minus or dirt. */
export const FAINT = 2;

/** One byte a pixel, 1 where there is ink, FAINT where there may be, 0 elsewhere; laid out like GrayImage. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Clockwise, in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** The picture of one page as it stands in the file: neither cleaned nor straightened. */
export interface RawPicture {
  /** Page of the file, counted from 1. */
  readonly page: number;
  /** Lightness, the page as displayed. */
  readonly image: GrayImage;
  /** The red channel, in which red ink vanishes; null where the picture has no colours. */
  readonly red: GrayImage | null;
  readonly pixelsPerPoint: number;
  /** How far the page as displayed was turned to give this picture. */
  readonly turn: QuarterTurn;
  /** A pixel of `image` to its point on the page as displayed. */
  readonly toPoint: Affine;
}

/** A page made ready to be read: no stamp, even light, straight lines, white paper. */
export interface PagePicture {
  /** Page of the file, counted from 1. */
  readonly page: number;
  /** Size of `image` in points. */
  readonly width: number;
  readonly height: number;
  /** Ink dark, paper white (255); ruling lines included. */
  readonly image: GrayImage;
  readonly pixelsPerPoint: number;
  /** pixelsPerPoint · 72: what was scanned, or less where the scan was finer than reading needs. */
  readonly dpi: number;
  /** Scanned in black and white, without grey: thin strokes may be lost. */
  readonly bilevel: boolean;
  /** How far the page as displayed was turned to give this picture. */
  readonly turn: QuarterTurn;
  /** By how many degrees clockwise the content was askew; the picture is straightened. */
  readonly skew: number;
  /** A pixel of `image` to its point on the page as displayed, turn and skew undone. */
  readonly toPoint: Affine;
}

export interface RuledPicture extends PagePicture {
  /** The ruling lines, in pixels of `image`, ends on the crossings. */
  readonly rules: readonly Rule[];
  /** Ink of `image` without that of the ruling lines: what lines of text are found in. */
  readonly ink: InkMask;
}
