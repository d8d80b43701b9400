/** Things by number; some numbers may be missing. Every array is one, and so is a list that is not in memory. */
export interface Numbered<T> {
  /** One more than the greatest number. */
  readonly length: number;
  at(number: number): T | undefined;
  /** In the order of the numbers. */
  entries(): Iterable<readonly [number, T]>;
}

/** The same with `show` in the place of each. */
export function mapNumbered<T, R>(things: Numbered<T>, show: (thing: T) => R): Numbered<R> {
  return {
    length: things.length,
    at: (number) => {
      const thing = things.at(number);
      return thing === undefined ? undefined : show(thing);
    },
    entries: function* () {
      for (const [number, thing] of things.entries()) yield [number, show(thing)] as const;
    },
  };
}
