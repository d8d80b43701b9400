/** Sets of numbers from 0 on that grow together (union–find, path halving). */
export class DisjointSets {
  readonly #parents: number[];

  constructor(count = 0) {
    this.#parents = Array.from({ length: count }, (_, i) => i);
  }

  /** A new set; the number that is alone in it. */
  add(): number {
    const number = this.#parents.length;
    this.#parents.push(number);
    return number;
  }

  /** The number that stands for the set of another. */
  rootOf(number: number): number {
    const parents = this.#parents;
    let at = number;
    while (parents[at] !== at) at = parents[at] = parents[parents[at] ?? at] ?? at;
    return at;
  }

  /** One set of two; what stood for the first one stands for both. */
  join(first: number, second: number): void {
    this.#parents[this.rootOf(second)] = this.rootOf(first);
  }
}
