/**
 * JSON.stringify leaves DEL and the C1 controls as they are, and a terminal that shows the output would obey them.
 * As escapes they mean the same to every JSON reader. The line separators go along: some line-wise tools split there.
 */
const RAW_CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

export function stringify(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    RAW_CONTROLS,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A value as toJson writes it, piece by piece. A list in it may be any iterable that is no array: its items are taken
 * one by one, and are never held together.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* pieces(value, '');
  yield '\n';
}

function* pieces(value: unknown, margin: string): Generator<string> {
  if (typeof value !== 'object' || value === null) yield stringify(value);
  else if (Array.isArray(value)) yield* between('[]', value, margin, (item) => pieces(item, `${margin}  `));
  else if (Symbol.iterator in value)
    yield* between('[]', value as Iterable<unknown>, margin, (item) => [indented(item, `${margin}  `)]);
  else yield* between('{}', Object.entries(value), margin, ([name, own]) => property(name, own, `${margin}  `));
}

function* property(name: string, value: unknown, margin: string): Generator<string> {
  yield `${stringify(name)}: `;
  yield* pieces(value, margin);
}

function* between<T>(
  brackets: string,
  items: Iterable<T>,
  margin: string,
  write: (item: T) => Iterable<string>,
): Generator<string> {
  const [open = '', close = ''] = brackets;
  let isEmpty = true;
  for (const item of items) {
    yield `${isEmpty ? open : ','}\n${margin}  `;
    yield* write(item);
    isEmpty = false;
  }
  yield isEmpty ? brackets : `\n${margin}${close}`;
}

/** No text in JSON holds a line break. */
function indented(value: unknown, margin: string): string {
  return stringify(value, 2).replaceAll('\n', `\n${margin}`);
}

/** Indented, one document after another: what people read and jq takes. */
export function toJson(value: unknown): string {
  return `${stringify(value, 2)}\n`;
}
