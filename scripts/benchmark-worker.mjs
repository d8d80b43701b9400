// One side of the benchmark in a process of its own, for all files of the run: `ours` is the whole way from bytes to
// validated JSON, `pdfjs` is pdfjs-dist alone with default options. Two processes, because our extractor changes how
// pdf.js works inside its own process, and the comparison wants the unmodified one.
import { readFileSync } from 'node:fs';

/** @type {Record<string, () => Promise<(bytes: Uint8Array, name: string) => Promise<object>>>} */
const SIDES = {
  ours: async () => {
    const { parse } = await import('../dist/index.js');
    return async (bytes, fileName) => {
      const documents = await parse(bytes, { fileName });
      return { characters: documents.reduce((sum, document) => sum + JSON.stringify(document).length, 0) };
    };
  },
  pdfjs: async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    return async (bytes) => {
      const task = getDocument({ data: bytes, verbosity: 0 });
      const document = await task.promise;
      const pages = document.numPages;
      for (let number = 1; number <= pages; number++) {
        const page = await document.getPage(number);
        await page.getTextContent();
        await page.getOperatorList();
      }
      return { pages, after: () => task.destroy() };
    };
  },
};

const run = await SIDES[process.argv[2]]();

process.on('message', ({ path, name }) => {
  void measure(path, name).then((result) => process.send(result));
});

async function measure(path, name) {
  // pdf.js takes the buffer over, so every run reads its own; reading is not part of the time.
  const bytes = new Uint8Array(readFileSync(path));
  const start = performance.now();
  let found;
  let error = null;
  try {
    found = await run(bytes, name);
  } catch (thrown) {
    error = `${thrown.code ?? thrown.name}: ${thrown.message}`;
  }
  const ms = performance.now() - start;
  await found?.after?.();
  global.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { ms, error, pages: found?.pages, heapUsed, rss, maxRss: process.resourceUsage().maxRSS * 1024 };
}

process.send('ready');
