import type { Line } from '../../schema/index.js';
import { markOf, place, type Draft } from './draft.js';

/** 其中 and the lines after it that take the same whole apart. */
export class OfWhich {
  #open: { readonly whole: number; readonly mark: string; readonly plain: boolean } | null = null;

  constructor(private readonly drafts: readonly Draft[]) {}

  /** A line that says 其中. `whole` is the line that it would take apart, `last` the last one that is no part. */
  start(draft: Draft, whole: number | null, last: number | null): void {
    const { line } = draft;
    if (this.#open === null || !isVehiclePart(line)) {
      const above = whole === null ? null : (this.drafts[whole] ?? null);
      this.#open =
        whole === null || isSumOfAll(above?.line)
          ? null
          : { whole, mark: markOf(draft), plain: draft.ordinal === null && above?.ordinal !== null };
    }
    place(this.drafts, line, this.#open?.whole ?? last);
  }

  /** Makes a line after 其中 one more part, where it is one. `isOpen` tells the marks of the list around it. */
  joins(draft: Draft, isOpen: (mark: string) => boolean): boolean {
    const { line } = draft;
    if (this.#open === null || !this.#continues(draft, isOpen)) return false;
    line.role = 'of-which';
    place(this.drafts, line, this.#open.whole);
    return true;
  }

  end(): void {
    this.#open = null;
  }

  #continues(draft: Draft, isOpen: (mark: string) => boolean): boolean {
    const open = this.#open;
    const { line } = draft;
    if (open === null || line.role !== 'item' || line.code !== null) return false;
    if (isVehiclePart(line)) return this.drafts[open.whole]?.line.item === 'official-vehicles';
    return markOf(draft) === open.mark && (draft.ordinal !== null ? !isOpen(open.mark) : open.plain);
  }
}

/** 公务用车购置, 公务用车运行维护: the two parts of 公务用车购置及运行费. */
export function isVehiclePart({ item }: Line): boolean {
  return item === 'vehicle-purchase' || item === 'vehicle-operation';
}

function isSumOfAll(line: Line | undefined): boolean {
  return line?.role === 'total' && line.level === 0 && line.labelPath.length === 0;
}
