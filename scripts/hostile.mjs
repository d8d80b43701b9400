// Mixes files that are broken or made to do harm (hostile-set.mjs) with good ones, reads them all, and looks whether
// the good ones come out as without them, the bad ones end with their codes, the limits hold, and nothing is left.
//
//   node scripts/hostile.mjs [FOLDER_OF_GOOD_FILES] [--fast] [--timeout SECONDS]
//
// --fast leaves out what takes a limit to end. A busy machine needs more than the 30 seconds that a file may take. On Linux; as the superuser it reads as "nobody", whom modes keep out.
import { spawn } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeHostileSet } from './hostile-set.mjs';
import { descendants, isAlive, residentMegabytes } from './processes.mjs';

const CLI = fileURLToPath(new URL('../bin/budget-parse.js', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const args = process.argv.slice(2);
const fast = args.includes('--fast');
const timeoutAt = args.indexOf('--timeout');
const given = args.find((arg, index) => !arg.startsWith('--') && (timeoutAt === -1 || index !== timeoutAt + 1));
/** Seconds and megabytes a file may take here, and by how much a process may be over them. */
const LIMITS = { timeout: timeoutAt === -1 ? 30 : Number(args[timeoutAt + 1]), memory: 700 };
const OVER = 1.2;
const NOBODY = 65534;

const problems = [];
const check = (ok, text) => {
  if (!ok) problems.push(text);
};

const root = mkdtempSync(join(tmpdir(), 'hostile-'));
const folder = (name) => {
  const path = join(root, name);
  mkdirSync(path);
  if (process.getuid() === 0) chownSync(path, NOBODY, NOBODY);
  return path;
};
const [good, mixed, temporary] = [folder('good'), folder('mixed'), folder('tmp')];
if (process.getuid() === 0) chownSync(root, NOBODY, NOBODY);

/** Runs the command and watches every process that it starts. */
function run(cliArgs) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...cliArgs], {
      env: { PATH: process.env.PATH, TMPDIR: temporary, LANG: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    const seen = new Set();
    let peak = 0;
    const watch = setInterval(() => {
      for (const pid of descendants(child.pid)) {
        seen.add(pid);
        peak = Math.max(peak, residentMegabytes(pid));
      }
    }, 20);
    const out = [];
    const err = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.on('close', (status) => {
      clearInterval(watch);
      const left = [...seen].filter(isAlive);
      resolve({ status, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString(), peak, left });
    });
  });
}

/** The documents of an output folder by path. */
function documentsIn(path) {
  return new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.budget-parse'))
      .map((entry) => [join(entry.parentPath, entry.name).slice(path.length + 1), join(entry.parentPath, entry.name)])
      .map(([name, at]) => [name, readFileSync(at)]),
  );
}

const goodFiles = given
  ? readdirSync(given)
      .filter((name) => /\.(pdf|docx|xlsx)$/.test(name))
      .map((name) => [name, join(given, name)])
  : readdirSync(FIXTURES)
      .map((name) => [`${name}.pdf`, join(FIXTURES, name, 'source.pdf')])
      .filter(([, path]) => existsSync(path));
for (const [name, path] of goodFiles) for (const into of [good, mixed]) copyFileSync(path, join(into, name));
const set = writeHostileSet(mixed, join(FIXTURES, 'handan-2022.cid-rects', 'source.pdf'), { slow: !fast });

try {
  const limits = ['--timeout', String(LIMITS.timeout), '--max-memory', String(LIMITS.memory)];
  const report = (name) => join(root, `${name}.json`);
  const calm = await run([good, '-o', join(root, 'calm'), ...limits, '--quiet', '--report', report('calm')]);
  check(calm.status === 0, `the good files alone end with ${calm.status}: ${calm.stderr}`);
  const start = performance.now();
  const wild = await run([
    mixed,
    '-o',
    join(root, 'wild'),
    ...limits,
    '--quiet',
    '--errors',
    'ndjson',
    '--report',
    report('wild'),
  ]);
  const seconds = (performance.now() - start) / 1000;
  check(wild.status === 1, `all files together end with ${wild.status}`);
  check(wild.stdout.length === 0, 'something was written to standard output');

  // The good ones.
  const before = documentsIn(join(root, 'calm'));
  const after = documentsIn(join(root, 'wild'));
  const { documents, problems: told, files } = JSON.parse(readFileSync(report('wild'), 'utf8'));
  let same = 0;
  for (const [path, bytes] of before)
    if (after.get(path)?.equals(bytes) === true) same++;
    else problems.push(`not the same among hostile files: ${path}`);
  let alone = 0;
  const single = JSON.parse(readFileSync(report('calm'), 'utf8')).documents.filter(
    (one, _, all) => one.files.length === 1 && all.every((other) => other === one || !sameDepartment(other, one)),
  );
  const byFile = grouped(single);
  for (const [file, own] of byFile) {
    const result = await run([file, '--quiet', ...limits]);
    const expected = own.map((one) => before.get(one.path)?.toString() ?? '').join('');
    if (result.stdout.toString() === expected) alone++;
    else problems.push(`not the same as when read by itself: ${file}`);
  }

  // The hostile ones.
  const outcome = new Map(files.map((one) => [basename(one.file), 'skipped']));
  for (const one of documents) for (const file of one.files) outcome.set(basename(file), `read:${one.partial}`);
  for (const one of told) outcome.set(basename(one.file), one.code);
  for (const { name, expected } of set) {
    const got = outcome.get(name) ?? 'skipped';
    const ok = expected.split('|').includes(got.replace(/(?:time|memory)-limit/, 'limit'));
    check(ok, `${JSON.stringify(name)}: ${got} instead of ${expected}`);
  }
  const lines = wild.stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  check(lines.length === told.length, `${lines.length} problems on standard error, ${told.length} in the report`);

  // Limits and remains.
  const longest = Math.max(...files.map((one) => one.seconds));
  check(wild.peak <= OVER * LIMITS.memory, `a process took ${wild.peak.toFixed(0)} MB`);
  check(longest <= OVER * LIMITS.timeout, `a file took ${longest.toFixed(1)} s`);
  for (const one of [calm, wild]) check(one.left.length === 0, `processes left: ${one.left.join(', ')}`);
  const remains = [
    temporary,
    join(root, 'wild', '.budget-parse', 'temporary'),
    join(root, 'wild', '.budget-parse', 'lock'),
  ];
  for (const path of remains)
    check(!exists(path) || (path === temporary && readdirSync(path).length === 0), `left behind: ${path}`);

  console.log(`${goodFiles.length} good files, ${set.length} hostile ones, ${seconds.toFixed(0)} s`);
  console.log(
    `same among hostile files: ${same} of ${before.size} documents; same as by itself: ${alone} of ${byFile.size} files`,
  );
  console.log(
    `largest process: ${wild.peak.toFixed(0)} MB of ${LIMITS.memory}; longest try: ${longest.toFixed(1)} s of ${LIMITS.timeout}`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const problem of problems) console.error(`FAILED ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Years of a department are compared with each other, which a file by itself cannot be. */
function sameDepartment(a, b) {
  return a.id.split('/').slice(0, 2).join('/') === b.id.split('/').slice(0, 2).join('/');
}

function grouped(documents) {
  const groups = new Map();
  for (const one of documents) groups.set(one.files[0], [...(groups.get(one.files[0]) ?? []), one]);
  return groups;
}

function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
