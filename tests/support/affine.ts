import type { Affine } from '../../src/document/geometry.js';
import { applyX, applyY } from '../../src/extract/pdf/matrix.js';

export function apply(map: Affine, x: number, y: number): [number, number] {
  return [applyX(map, x, y), applyY(map, x, y)];
}
