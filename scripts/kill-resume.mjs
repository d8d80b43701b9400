// Kills runs at random moments (kill -9 of the process that the user started), looks whether everything that it had
// started ends too, runs the same command again, and compares the results with those of an undisturbed run.
//
//   node scripts/kill-resume.mjs [FOLDER] [--moments N] [--seed N]
//
// On Linux.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descendants, isAlive } from './processes.mjs';

const CLI = fileURLToPath(new URL('../bin/budget-parse.js', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
const moments = option('--moments', 20);
let seed = option('--seed', 1);
const given = args.find((arg, index) => !arg.startsWith('--') && !args[index - 1]?.startsWith('--'));
/** A child looks after its parent three times a second; a busy machine takes its time. */
const END_WITHIN = 5000;

const root = mkdtempSync(join(tmpdir(), 'kill-resume-'));
const inputs = given ?? join(root, 'inputs');
if (given === undefined) {
  mkdirSync(inputs);
  for (const name of readdirSync(FIXTURES)) {
    const source = join(FIXTURES, name, 'source.pdf');
    if (existsSync(source)) copyFileSync(source, join(inputs, `${name}.pdf`));
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const random = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;

function start(out) {
  const child = spawn(process.execPath, [CLI, inputs, '-o', out, '--quiet'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, ended };
}

/** All documents of a folder as one text. */
function contents(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.budget-parse'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path.slice(folder.length)}\n${readFileSync(path, 'latin1')}`)
    .join('\n');
}

const problems = [];
try {
  const began = performance.now();
  const calm = start(join(root, 'calm'));
  const status = await calm.ended;
  const whole = performance.now() - began;
  if (status !== 0) problems.push(`the undisturbed run ended with ${status}`);
  const expected = contents(join(root, 'calm'));
  console.log(`undisturbed: ${(whole / 1000).toFixed(1)} s, ${expected.length} characters of documents`);
  for (let moment = 0; moment < moments; moment++) {
    const out = join(root, String(moment));
    const after = Math.round(random() * whole);
    const { child, ended } = start(out);
    await sleep(after);
    const others = descendants(child.pid);
    const wasRunning = child.exitCode === null;
    child.kill('SIGKILL');
    await ended;
    const killed = performance.now();
    while (others.some(isAlive) && performance.now() - killed < END_WITHIN) await sleep(20);
    const left = others.filter(isAlive);
    const gone = performance.now() - killed;
    if (left.length > 0) problems.push(`killed after ${after} ms: processes left: ${left.join(', ')}`);
    const again = await start(out).ended;
    const same = contents(out) === expected;
    if (again !== 0 || !same)
      problems.push(`killed after ${after} ms: status ${again}, ${same ? 'the same' : 'another'} result`);
    console.log(
      `killed after ${String(after).padStart(6)} ms${wasRunning ? '' : ' (had ended)'}: ${others.length} children gone after ${gone.toFixed(0)} ms, then ${same ? 'the same result' : 'ANOTHER RESULT'}`,
    );
    rmSync(out, { recursive: true, force: true });
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const problem of problems) console.error(`FAILED ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
