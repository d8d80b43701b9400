import { readFileSync } from 'node:fs';

function readVersion(): string {
  // The same two steps up from src/document and from dist/document.
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

export const version = readVersion();
