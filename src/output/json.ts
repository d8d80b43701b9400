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

/** Indented, one document after another: what people read and jq takes. */
export function toJson(value: unknown): string {
  return `${stringify(value, 2)}\n`;
}
