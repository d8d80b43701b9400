import type { GrayImage } from './types.js';

/**
 * Red ink: the red channel is lighter than the lightness (Rec. 601) by more than this. Less is the colour of paper
 * and of JPEG's noise; of R − max(G, B) it is 18.
 */
const REDDER = 12;

/** The picture without its red ink: a stamp (公章) vanishes, black print under it stays. */
export function withoutRed(image: GrayImage, red: GrayImage | null): GrayImage {
  if (!red) return image;
  const data = image.data.slice();
  for (let i = 0; i < data.length; i++) {
    const value = red.data[i] ?? 0;
    if (value - (data[i] ?? 0) > REDDER) data[i] = value;
  }
  return { ...image, data };
}
