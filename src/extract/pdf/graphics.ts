import type { Box } from '../../document/geometry.js';
import type { FontFacts } from './fonts.js';
import { corners, multiply, toMatrix, type Matrix } from './matrix.js';

/** Stands for a colour that is a pattern. */
export const PATTERN = 'pattern';

interface GraphicsState {
  /** From the space that is drawn in to the page as displayed. */
  ctm: Matrix;
  /** In page space. */
  clip: Box;
  /** `#rrggbb`, PATTERN, or null for a colour that leaves nothing. */
  fill: string | null;
  stroke: string | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** Painted by another blend mode than over what is there. */
  blended: boolean;
  softMasked: boolean;
  lineWidth: number;
  font: FontFacts | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

/** The graphics state of a page while it is drawn, and the states saved around it. */
export class Graphics {
  state: GraphicsState;
  readonly #saved: GraphicsState[] = [];
  /** Depths of #saved at the open form XObjects and groups: a form cannot restore what it did not save. */
  readonly #depths: number[] = [];
  #masks = 0;

  constructor(viewport: Matrix, page: Box) {
    this.state = {
      ctm: viewport,
      clip: page,
      fill: '#000000',
      stroke: '#000000',
      fillAlpha: 1,
      strokeAlpha: 1,
      blended: false,
      softMasked: false,
      lineWidth: 1,
      font: null,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
      renderMode: 0,
    };
  }

  /** What is drawn now only shapes a mask. */
  get masked(): boolean {
    return this.#masks > 0;
  }

  save(): void {
    this.#saved.push({ ...this.state });
  }

  restore(): void {
    if (this.#saved.length <= (this.#depths.at(-1) ?? 0)) return;
    const saved = this.#saved.pop();
    if (saved) this.state = saved;
  }

  transform(matrix: Matrix): void {
    this.state.ctm = multiply(this.state.ctm, matrix);
  }

  beginForm([matrix, bbox]: readonly unknown[]): void {
    this.#begin();
    if (matrix) this.transform(toMatrix(matrix as number[]));
    if (bbox) this.#clipToRectangle(bbox as number[], this.state.ctm);
  }

  endForm(): void {
    const depth = this.#depths.pop();
    if (depth === undefined) return;
    while (this.#saved.length > depth) this.#saved.pop();
    this.restore();
  }

  beginGroup(args: readonly unknown[]): void {
    const group = (args[0] ?? {}) as { matrix?: number[] | null; bbox?: number[] | null; smask?: unknown };
    this.#begin();
    if (group.smask) this.#masks++;
    if (group.bbox)
      this.#clipToRectangle(
        group.bbox,
        group.matrix ? multiply(this.state.ctm, toMatrix(group.matrix)) : this.state.ctm,
      );
  }

  endGroup(args: readonly unknown[]): void {
    const group = (args[0] ?? {}) as { smask?: unknown };
    if (group.smask && this.#masks > 0) this.#masks--;
    this.endForm();
  }

  /** Nothing outside of `box` (page space) is drawn from here on. */
  clipTo(box: Box): void {
    const { clip } = this.state;
    this.state.clip = [
      Math.max(clip[0], box[0]),
      Math.max(clip[1], box[1]),
      Math.min(clip[2], box[2]),
      Math.min(clip[3], box[3]),
    ];
  }

  #begin(): void {
    this.save();
    this.#depths.push(this.#saved.length);
  }

  #clipToRectangle([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], matrix: Matrix): void {
    this.clipTo(corners(matrix, x0, y0, x1, y1));
  }
}
