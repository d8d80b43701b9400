// How fast, and in how much memory.
//
//   npm run bench [-- FOLDER] [-- --rounds N]
//
// 1. Every PDF of a folder, the whole way from bytes to validated JSON in one process, against pdfjs-dist with default
//    options (getDocument, getTextContent, getOperatorList on every page) in another, file by file in turn. Each file
//    counts with the median of its rounds.
// 2. The file nearest to 30 pages as a whole process, as a user starts it.
import { fork, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(new URL('../bin/budget-parse.js', import.meta.url));
const args = process.argv.slice(2);
const roundsAt = args.indexOf('--rounds');
const rounds = roundsAt === -1 ? 3 : Number(args[roundsAt + 1]);
const folder =
  args.find((arg, i) => !arg.startsWith('--') && (roundsAt === -1 || i !== roundsAt + 1)) ??
  fileURLToPath(new URL('../../shared/corpus/real', import.meta.url));
const WHOLE_PROCESS_PAGES = 30;

const MB = 2 ** 20;
const mb = (bytes) => `${(bytes / MB).toFixed(0)} MB`;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const total = (values) => values.reduce((sum, value) => sum + value, 0);

function startSide(name) {
  const child = fork(join(here, 'benchmark-worker.mjs'), [name], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${name} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message);
      });
    });
  const ready = next();
  return {
    measure: async (path) => {
      await ready;
      const result = next();
      child.send({ path, name: basename(path) });
      return result;
    },
    stop: () => child.kill(),
  };
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.pdf'))
  .sort()
  .map((name) => join(folder, name));
if (files.length === 0) {
  console.error(`no PDF in ${folder}`);
  process.exit(2);
}

const sides = { ours: startSide('ours'), pdfjs: startSide('pdfjs') };
const times = new Map(files.map((file) => [file, { ours: [], pdfjs: [], pages: 0, heap: 0, rss: 0, error: null }]));
let peak = 0;
for (let round = 0; round < rounds; round++)
  for (const file of files) {
    const record = times.get(file);
    // Who goes first changes from round to round, so that neither always meets the warmer machine.
    for (const side of round % 2 === 0 ? ['pdfjs', 'ours'] : ['ours', 'pdfjs']) {
      const result = await sides[side].measure(file);
      record[side].push(result.ms);
      if (side === 'pdfjs') record.pages = result.pages ?? 0;
      else {
        Object.assign(record, { heap: result.heapUsed, rss: result.rss, error: result.error });
        peak = Math.max(peak, result.maxRss);
      }
    }
  }
sides.ours.stop();
sides.pdfjs.stop();

console.log(
  `${'file'.padEnd(28)}${'pages'.padStart(6)}${'pdf.js ms'.padStart(11)}${'ours ms'.padStart(9)}${'ratio'.padStart(7)}${'heap after'.padStart(12)}${'rss after'.padStart(11)}`,
);
for (const [file, { ours, pdfjs, pages, heap, rss, error }] of times) {
  const [a, b] = [median(ours), median(pdfjs)];
  console.log(
    `${basename(file).padEnd(28)}${String(pages).padStart(6)}${b.toFixed(0).padStart(11)}${a.toFixed(0).padStart(9)}${(a / b).toFixed(2).padStart(7)}${mb(heap).padStart(12)}${mb(rss).padStart(11)}${error === null ? '' : `  ${error}`}`,
  );
}
// A file that fails is quick and would flatter the ratio.
const records = [...times.values()].filter((record) => record.error === null);
const ours = total(records.map((record) => median(record.ours)));
const pdfjs = total(records.map((record) => median(record.pdfjs)));
const pages = total(records.map((record) => record.pages));
console.log(`\n${records.length} of ${files.length} files, ${pages} pages, ${rounds} rounds, Node ${process.version}`);
console.log(`ratio to pdf.js: ${(ours / pdfjs).toFixed(3)}  (${ours.toFixed(0)} ms against ${pdfjs.toFixed(0)} ms)`);
console.log(`peak memory: ${mb(peak)}; heap after the last file: ${mb(times.get(files.at(-1)).heap)}`);

const distance = (file) => Math.abs(times.get(file).pages - WHOLE_PROCESS_PAGES);
const typical = files.reduce((best, file) => (distance(file) < distance(best) ? file : best));
const wall = Array.from({ length: Math.max(3, rounds) }, () => {
  const start = performance.now();
  spawnSync(process.execPath, [cli, typical, '--quiet'], { stdio: 'ignore' });
  return performance.now() - start;
});
console.log(`whole process, ${basename(typical)} (${times.get(typical).pages} pages): ${median(wall).toFixed(0)} ms`);
process.exitCode = records.length === files.length ? 0 : 1;
