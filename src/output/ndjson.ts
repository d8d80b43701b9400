import { stringify } from './json.js';

/** One document a line: what streams, grep and line-wise loaders take. */
export function toNdjson(value: unknown): string {
  return `${stringify(value)}\n`;
}
