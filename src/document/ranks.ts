/** Values in order, to number them and to count how many lie in a range. */
export class Ranks {
  readonly #values: readonly number[];

  constructor(values: Iterable<number>) {
    this.#values = [...new Set(values)].sort((a, b) => a - b);
  }

  get size(): number {
    return this.#values.length;
  }

  /** How many values are smaller. */
  below(value: number): number {
    let from = 0;
    let to = this.#values.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#values[middle] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
