// How ESLint finds the file behind an import: './x.js' in a TypeScript source is './x.ts' on disk. Without this the
// boundaries rule resolves nothing, and a rule that resolves nothing never fires.
const fs = require('node:fs');
const path = require('node:path');
const { builtinModules } = require('node:module');

exports.interfaceVersion = 2;

exports.resolve = (specifier, importer) => {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return { found: true, path: null };
  if (!specifier.startsWith('.')) return { found: false };
  const target = path.resolve(path.dirname(importer), specifier);
  const file = [target.replace(/\.js$/, '.ts'), target].find((candidate) => fs.existsSync(candidate));
  return file === undefined ? { found: false } : { found: true, path: file };
};
