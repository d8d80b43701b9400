// Makes src/text/radicals.ts from Unicode's EquivalentUnifiedIdeograph.txt (Debian package unicode-data).
//   node scripts/make-radicals.mjs /usr/share/unicode/EquivalentUnifiedIdeograph.txt > src/text/radicals.ts
import { readFileSync } from 'node:fs';

const source = readFileSync(process.argv[2] ?? '/usr/share/unicode/EquivalentUnifiedIdeograph.txt', 'utf8');
const version = /EquivalentUnifiedIdeograph-([\d.]+)\.txt/.exec(source)?.[1];
const pairs = [];
for (const line of source.split('\n')) {
  const found = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/.exec(line);
  if (found === null) continue;
  const from = parseInt(found[1], 16);
  // CJK strokes (U+31C0…) are left alone: a stroke in running text is no ideograph.
  if (from >= 0x31c0) continue;
  const last = parseInt(found[2] ?? found[1], 16);
  for (let code = from; code <= last; code++) pairs.push([code, parseInt(found[3], 16)]);
}
const rows = pairs.map(([a, b]) => String.fromCodePoint(a) + String.fromCodePoint(b));
const lines = [];
for (let i = 0; i < rows.length; i += 40) lines.push(`  '${rows.slice(i, i + 40).join('')}',`);
console.log(`// Made by scripts/make-radicals.mjs from Unicode ${version} EquivalentUnifiedIdeograph.txt. Do not edit.
// Pairs: a code point of the Kangxi Radicals or CJK Radicals Supplement block, then the ideograph it stands for.
export const RADICAL_PAIRS = [
${lines.join('\n')}
].join('');`);
