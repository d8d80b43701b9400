// Makes scans out of born-digital PDFs, with what they say beside them, for measuring how scans are read.
//
//   node scripts/degrade.mjs --seed N --out FOLDER [--pages N] [--mode colour|gray|bilevel] FILE.pdf …
//
// Each page is drawn with pdftoppm at 150 to 400 dpi and damaged as scanners, copiers and stamps damage paper: turned,
// blurred, noisy, grey, faint, broken, shadowed, stamped, compressed (JPEG, Flate, CCITT G4 in strips). The same seed
// gives the same scans. Per input: NAME.sN.scan.pdf and NAME.sN.truth.json with each page's tables and lines as the
// born-digital reader sees them (needs `npm run build`). Seeds under 100 are for tuning, the others for measuring only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from '../dist/index.js';
import { encodePage, writePdf } from './degrade-pdf.mjs';
import { degrade, drawLots, random } from './degrade-picture.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = args.indexOf(`--${name}`);
  return at === -1 ? otherwise : args.splice(at, 2)[1];
};
const seed = Number(option('seed', '1'));
const out = option('out', 'scans');
const most = Number(option('pages', '1000'));
const mode = option('mode', null);
if (args.length === 0) {
  console.error(
    'usage: node scripts/degrade.mjs --seed N --out FOLDER [--pages N] [--mode colour|gray|bilevel] FILE.pdf …',
  );
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const share = Math.ceil(most / args.length);
let made = 0;
for (const [index, file] of args.entries()) {
  const next = random(seed * 1000 + index);
  const all = await truthOf(file);
  const chosen = pick(all, Math.min(share, most - made), next);
  const pages = [];
  const truth = [];
  for (const page of chosen) {
    const lots = drawLots(next, mode);
    const picture = await degrade(drawn(file, page.page, lots.dpi), lots, next);
    pages.push({ width: page.width, height: page.height, ...(await encodePage(picture, lots)) });
    truth.push({ ...page, source: page.page, page: pages.length, lots });
  }
  made += pages.length;
  const name = `${basename(file, '.pdf')}.s${seed}`;
  writeFileSync(join(out, `${name}.scan.pdf`), writePdf(pages));
  writeFileSync(join(out, `${name}.truth.json`), JSON.stringify({ file: basename(file), seed, pages: truth }));
  console.log(`${name}: ${pages.length} pages`);
}

/** What each page says: its tables as grids and its lines of text, and its size in points. */
async function truthOf(file) {
  const pages = new Map();
  const at = (page) => pages.get(page) ?? pages.set(page, { page, tables: [], lines: [] }).get(page);
  await parse(file, {
    onFailure: () => undefined,
    onStage: (stage, page, value) => {
      if (stage === 'pages') Object.assign(at(page), { width: value.width, height: value.height });
      if (stage === 'lines') at(page).lines = value.map(({ text, box }) => ({ text, box }));
      if (stage === 'grids')
        at(page).tables = value.map(({ box, cells }) => ({
          box,
          cells: cells.map(({ text, box: cell }) => ({ text, box: cell })),
        }));
    },
  });
  return [...pages.values()].filter(({ tables, lines }) => tables.length + lines.length > 0);
}

/** Pages with tables first: figures are what is measured. */
function pick(pages, count, next) {
  const shuffled = pages.map((page) => ({ page, key: next() + (page.tables.length > 0 ? 0 : 0.7) }));
  shuffled.sort((a, b) => a.key - b.key);
  return shuffled
    .slice(0, count)
    .map(({ page }) => page)
    .sort((a, b) => a.page - b.page);
}

/** One page as RGB, drawn by Poppler. */
function drawn(file, page, dpi) {
  const ppm = execFileSync('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), file], {
    maxBuffer: 2 ** 30,
  });
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 64).toString('latin1'));
  return { width: Number(header[1]), height: Number(header[2]), data: ppm.subarray(header[0].length) };
}
