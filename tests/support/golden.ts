import type { BudgetDocument } from '../../src/schema/index.js';

/** What differs between two right runs is taken out: the version of the parser and where the file lay. */
export function normalise(documents: readonly BudgetDocument[]): unknown {
  return JSON.parse(
    JSON.stringify(
      documents.map((document) => ({
        ...document,
        generator: { ...document.generator, version: '0.0.0' },
        sources: document.sources.map((source) => ({ ...source, file: source.file.replace(/^.*[\\/]/, '') })),
      })),
    ),
  );
}

const LINE = 160;

/** JSON whose small objects stand on one line each: a cell, an amount, an indicator is a line of the diff. */
export function readableJson(value: unknown, indent = ''): string {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + short.length <= LINE) return short;
  const inner = `${indent} `;
  const parts = Array.isArray(value)
    ? value.map((item) => readableJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${readableJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
