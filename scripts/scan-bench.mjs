// How well scans are read: the sets that degrade.mjs makes, against what their pages say.
//
//   node scripts/scan-bench.mjs [--pages N] [--kind KIND] [--threshold N] [--wrong] [--record FILE] FOLDER
//
// Of each file N pages, or all; only those of one kind (a row of the table) where given. Character errors (edit distance over the characters of the truth) in cells and in lines
// outside tables, cells and amounts that are exactly right, amounts above the confidence threshold that are wrong,
// processor seconds a page (other programs do not count), peak memory; over all, and by kind of damage. --record writes
// what was read of each amount, one JSON object a line. Needs `npm run build`.
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../dist/index.js';

const args = process.argv.slice(2);
const flag = (name) => {
  const at = args.indexOf(name);
  if (at !== -1) args.splice(at, 1);
  return at !== -1;
};
const option = (name, otherwise) => {
  const at = args.indexOf(name);
  return at === -1 ? otherwise : args.splice(at, 2)[1];
};
const listWrong = flag('--wrong');
const most = Number(option('--pages', '1000'));
const kind = option('--kind', null);
const threshold = Number(option('--threshold', '0.95'));
const record = option('--record', null);
const [folder] = args;
if (folder === undefined) {
  console.error(
    'usage: node scripts/scan-bench.mjs [--pages N] [--kind KIND] [--threshold N] [--wrong] [--record FILE] FOLDER',
  );
  process.exit(2);
}

const AMOUNT = /^[-−]?\d[\d,]*(\.\d+)?%?$/;
const plain = (text) => text.normalize('NFKC').replace(/\s/g, '');
const value = (text) => plain(text).replaceAll(',', '').replace('−', '-');
const empty = () => ({
  pages: 0,
  cells: 0,
  right: 0,
  characters: 0,
  errors: 0,
  outside: 0,
  outsideErrors: 0,
  amounts: 0,
  exact: 0,
  sure: 0,
  sureWrong: 0,
  processor: 0,
  seconds: 0,
});
const totals = new Map();
if (record) writeFileSync(record, '');

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.scan.pdf'))
  .sort()) {
  const { pages } = JSON.parse(readFileSync(join(folder, name.replace('.scan.pdf', '.truth.json')), 'utf8'));
  const wanted = pages.filter(({ lots }) => kind === null || kindsOf(lots).includes(kind)).slice(0, most);
  if (wanted.length === 0) continue;
  const before = process.cpuUsage();
  const started = performance.now();
  const read = await readScan(join(folder, name), wanted);
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1e6 / wanted.length;
  const seconds = (performance.now() - started) / 1000 / wanted.length;
  for (const page of wanted) {
    const score = scorePage(name, page, read.get(page.page) ?? { tables: [], lines: [] });
    for (const key of ['all', ...kindsOf(page.lots)]) {
      const sum = totals.get(key) ?? totals.set(key, empty()).get(key);
      for (const [field, number] of Object.entries({ ...score, processor, seconds })) sum[field] += number;
    }
  }
}
report();

/** What was done to a page, a name for each. */
function kindsOf({ dpi, mode, degrees, noise, quality, filter, specks, dropouts, shadow, stamp }) {
  const kinds = {
    [`${dpi} dpi`]: true,
    [mode]: true,
    'turned 1° and more': Math.abs(degrees) >= 1,
    'much noise': noise >= 6,
    'JPEG under 60': filter === 'jpeg' && quality < 60,
    specks: specks > 0,
    'broken print': dropouts > 0,
    'fold shadow': shadow !== null,
    stamp: stamp !== null,
  };
  return Object.keys(kinds).filter((kind) => kinds[kind]);
}

async function readScan(file, wanted) {
  const pages = new Map();
  const at = (page) => pages.get(page) ?? pages.set(page, { tables: [], lines: [] }).get(page);
  await parse(file, {
    pages: wanted.map(({ page }) => [page, page]),
    onFailure: () => undefined,
    onStage: (stage, page, found) => {
      if (stage === 'lines') at(page).lines = found;
      if (stage === 'grids') at(page).tables = found;
    },
  });
  return pages;
}

/** A cell of the truth is compared with the cell that holds its middle. */
function scorePage(name, truth, read) {
  const score = { ...empty(), pages: 1 };
  const found = read.tables.flatMap(({ cells }) => cells);
  const matched = new Set();
  for (const cell of truth.tables.flatMap(({ cells }) => cells)) {
    const other = found.find(({ box }) => holds(box, cell.box));
    matched.add(other);
    const [wanted, got] = [plain(cell.text), plain(other?.text ?? '')];
    score.cells++;
    score.characters += wanted.length;
    if (wanted === got) score.right++;
    else score.errors += distance(wanted, got);
    if (!AMOUNT.test(wanted)) continue;
    score.amounts++;
    const exact = value(wanted) === value(got);
    if (exact) score.exact++;
    const sure = got !== '' && (other?.confidence ?? 0) >= threshold;
    if (sure) score.sure++;
    if (sure && !exact) score.sureWrong++;
    if (record) {
      const confidence = other?.confidence ?? null;
      const where = { file: name, page: truth.page, lots: truth.lots, box: cell.box };
      appendFileSync(record, JSON.stringify({ wanted, got, exact, confidence, ...where }) + '\n');
    }
    if (listWrong && !exact)
      console.log(
        `${name} ${truth.page} (${truth.lots.dpi} dpi ${truth.lots.mode}): ${wanted} read as ${got || 'nothing'} ${sure ? 'SURE ' : ''}${other?.confidence ?? ''}`,
      );
  }
  // Amounts that stand nowhere in the truth are as wrong as misread ones.
  for (const cell of found)
    if (!matched.has(cell) && AMOUNT.test(plain(cell.text)) && (cell.confidence ?? 0) >= threshold) {
      score.sure++;
      score.sureWrong++;
      if (listWrong) console.log(`${name} ${truth.page}: ${cell.text} stands nowhere`);
    }
  const texts = [truth, read].map(({ lines }) => lines.map(({ text }) => plain(text)).join(''));
  score.outside = texts[0].length;
  score.outsideErrors = distance(texts[0], texts[1]);
  return score;
}

function holds(box, inner) {
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2];
  return box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
}

/** Levenshtein's. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

function report() {
  const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);
  const rows = [...totals].map(([set, sum]) => ({
    set,
    pages: sum.pages,
    'character errors': percent(sum.errors, sum.characters),
    'outside tables': percent(sum.outsideErrors, sum.outside),
    'cells right': percent(sum.right, sum.cells),
    'amounts right': `${percent(sum.exact, sum.amounts)} of ${sum.amounts}`,
    'marked unsure': percent(sum.amounts - sum.sure, sum.amounts),
    [`wrong from ${threshold}`]: `${sum.sureWrong} of ${sum.sure}`,
    'CPU s/page': (sum.processor / sum.pages).toFixed(2),
    's/page': (sum.seconds / sum.pages).toFixed(2),
  }));
  console.table(rows);
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}
