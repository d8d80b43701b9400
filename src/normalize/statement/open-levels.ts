import type { Line } from '../../schema/index.js';
import type { Ordinal } from '../../text/ordinal.js';
import { markOf, type Draft } from './draft.js';
import { addUp } from './leaves.js';

interface Open {
  readonly mark: string;
  readonly index: number;
  readonly depth: number;
}

/** The labels, from the outermost, that the next label without a code may stand below. */
export class OpenLevels {
  #open: Open[] = [];

  constructor(private readonly drafts: readonly Draft[]) {}

  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  has(mark: string): boolean {
    return this.#open.some((open) => open.mark === mark);
  }

  close(): void {
    this.#open = [];
  }

  /** The index of the line that line `i` stands below, null where that is none; later lines may stand below line `i`. */
  enter(draft: Draft, i: number): number | null {
    const { depth, ordinal } = draft;
    const mark = markOf(draft);
    const known = this.#open.findIndex((open) => open.mark === mark);
    if (known >= 0) this.#open.length = known;
    else {
      while ((this.#open.at(-1)?.depth ?? -1) > depth) this.#open.pop();
      const top = this.#open.at(-1);
      const nests =
        top !== undefined &&
        (top.depth < depth ||
          (ordinal === null ? addUp(this.drafts[top.index]?.line, this.#plainRun(i)) : ordinal.value === 1));
      if (top !== undefined && !nests) this.#dropLevel(top.depth, ordinal);
    }
    const parent = this.#open.at(-1)?.index ?? null;
    this.#open.push({ mark, index: i, depth });
    return parent;
  }

  /** The labels without ordinal from line `from` on. */
  #plainRun(from: number): Line[] {
    const rest = this.drafts.slice(from);
    const end = rest.findIndex(({ line, ordinal }) => ordinal !== null || line.role !== 'item');
    return rest.slice(0, end < 0 ? rest.length : end).map(({ line }) => line);
  }

  /** A label without ordinal after ordinals stands beside the outermost of them; a stray ordinal beside the last. */
  #dropLevel(depth: number, ordinal: Ordinal | null): void {
    if (ordinal !== null) this.#open.pop();
    else this.#open = this.#open.filter((open) => open.depth < depth);
  }
}
