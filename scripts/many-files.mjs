// How a run over very many files behaves: the memory of the processes that do not read files, and how much faster two
// readers are than one.
//
//   node scripts/many-files.mjs [N] [--jobs-only]
//
// Makes N small disclosures, each of another department and year, reads a tenth of them and then all, and prints the
// peak memory of the process that the user starts and of the one that hands out the files. --jobs-only reads the tenth
// with one reader and with two instead. On Linux.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { disclosure } from './pdf-files.mjs';
import { descendants, residentMegabytes } from './processes.mjs';

const CLI = fileURLToPath(new URL('../bin/budget-parse.js', import.meta.url));
const args = process.argv.slice(2);
const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 10_000);
/** Files in one folder. */
const PER_FOLDER = 500;

const root = mkdtempSync(join(tmpdir(), 'many-files-'));

function makeFiles(folder, from, to) {
  for (let index = from; index < to; index++) {
    const into = join(folder, String(Math.floor(index / PER_FOLDER)));
    if (index % PER_FOLDER === 0 || index === from) mkdirSync(into, { recursive: true });
    writeFileSync(join(into, `${index}.pdf`), disclosure(`巨鹿县第${index}中学`, 2010 + (index % 15)));
  }
}

function run(folder, jobs) {
  return new Promise((resolve) => {
    const out = mkdtempSync(join(root, 'out-'));
    const began = performance.now();
    const child = spawn(process.execPath, [CLI, folder, '-o', out, '--quiet', '--jobs', String(jobs)], {
      stdio: 'ignore',
    });
    const peak = { started: 0, hands: 0 };
    const watch = setInterval(() => {
      // The readers are children of the process that hands out the files, which is the only child of the first one.
      const [hands] = descendants(child.pid);
      peak.started = Math.max(peak.started, residentMegabytes(child.pid));
      if (hands !== undefined) peak.hands = Math.max(peak.hands, residentMegabytes(hands));
    }, 200);
    child.on('close', (status) => {
      clearInterval(watch);
      const documents = readdirSync(out, { recursive: true }).filter((name) => /^[^.].*\.json$/.test(name)).length;
      resolve({ status, seconds: (performance.now() - began) / 1000, documents, ...peak });
    });
  });
}

function show(name, { status, seconds, documents, started, hands }, files) {
  console.log(
    `${name}: ${files} files, ${documents} documents, status ${status}, ${seconds.toFixed(1)} s, ${(files / seconds).toFixed(2)} files/s; ` +
      `peak of the first process ${started.toFixed(0)} MB, of the one that hands out files ${hands.toFixed(0)} MB`,
  );
}

try {
  const tenth = Math.ceil(count / 10);
  const few = join(root, 'few');
  mkdirSync(few);
  makeFiles(few, 0, tenth);
  if (args.includes('--jobs-only')) {
    const one = await run(few, 1);
    show('one reader', one, tenth);
    const two = await run(few, 2);
    show('two readers', two, tenth);
    console.log(`two against one: ${(one.seconds / two.seconds).toFixed(2)}`);
  } else {
    show('a tenth', await run(few, 2), tenth);
    const many = join(root, 'many');
    mkdirSync(many);
    makeFiles(many, 0, count);
    show('all', await run(many, 2), count);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
