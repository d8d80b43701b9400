import { findRedPrint } from './red-print.js';
import type { GrayImage } from './types.js';

/**
 * Red ink: the red channel is lighter than the lightness (Rec. 601) by more than this. Less is the colour of paper
 * and of JPEG's noise; of R − max(G, B) it is 18.
 */
const REDDER = 12;

/**
 * Red ink takes some of the red light, too, about a third to a half of what it takes of the lightness: without that,
 * what is left of a stamp is grey enough to be print.
 */
const ABSORBED = 0.5;

/**
 * The picture without the red ink of stamps (公章): they vanish, black print under them stays. Print that is red
 * itself, a negative amount or a heading, stays as well.
 */
export function withoutStamps(image: GrayImage, red: GrayImage | null, dpi: number): GrayImage {
  if (!red) return image;
  const data = image.data.slice();
  for (let i = 0; i < data.length; i++) {
    const value = red.data[i] ?? 0;
    const redness = value - (data[i] ?? 0);
    if (redness > REDDER) data[i] = Math.min(255, value + ABSORBED * redness);
  }
  for (const { x0, y0, x1, y1 } of findRedPrint(image, red, dpi))
    for (let y = y0; y < y1; y++)
      data.set(image.data.subarray(y * image.width + x0, y * image.width + x1), y * image.width + x0);
  return { ...image, data };
}
