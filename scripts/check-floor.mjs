// Compares scores with the floor under which they must not fall.
//
//   node scripts/check-floor.mjs --floor FILE [--result FILE] [--update] COLLECTION=SCORES.json ...
//
// SCORES.json is what `score.mjs --json` prints. The documents of a collection are grouped by the kind of file
// (real; seeds ruled pdf, seeds three-line pdf, seeds scan, seeds docx, …); each group has a floor for each measure.
// --update raises the floor to what was reached, and never lowers it: to lower it, edit the file and say why.
import { readFileSync, writeFileSync } from 'node:fs';

/** How each measure is taken from a group, and whether more is better. */
const MEASURES = {
  documents: { of: (rows) => rows.length, more: true },
  facts: {
    of: (rows) => sum(rows, (row) => row.facts[0]),
    total: (rows) => sum(rows, (row) => row.facts[1]),
    more: true,
  },
  grids: {
    of: (rows) => sum(rows, (row) => row.grids[0]),
    total: (rows) => sum(rows, (row) => row.grids[1]),
    more: true,
  },
  cells: { of: (rows) => Math.floor((sum(rows, (row) => row.cells) / rows.length) * 1e4) / 1e4, more: true },
  indicators: {
    of: (rows) => sum(rows, (row) => row.indicators[0]),
    total: (rows) => sum(rows, (row) => row.indicators[1]),
    more: true,
  },
  who: { of: (rows) => rows.filter((row) => row.who).length, total: (rows) => rows.length, more: true },
  extra: { of: (rows) => sum(rows, (row) => row.extra), more: false },
  failed: { of: (rows) => rows.filter((row) => row.bad).length, more: false },
};

function sum(rows, value) {
  return rows.reduce((total, row) => total + value(row), 0);
}

function kindOf(file) {
  if (/\.scan\.pdf$/.test(file)) return 'scan';
  if (/\.cid-three\.pdf$/.test(file)) return 'three-line pdf';
  return /\.pdf$/.test(file) ? 'ruled pdf' : file.slice(file.lastIndexOf('.') + 1);
}

function groupsOf(collections) {
  const groups = new Map();
  for (const [collection, path] of collections)
    for (const row of JSON.parse(readFileSync(path, 'utf8')).results) {
      const group = collection === 'real' ? 'real' : `${collection} ${kindOf(row.file)}`;
      groups.set(group, [...(groups.get(group) ?? []), row]);
    }
  return groups;
}

function check(groups, floor) {
  const results = [];
  for (const group of new Set([...Object.keys(floor), ...groups.keys()])) {
    const rows = groups.get(group) ?? [];
    for (const [measure, { of, total, more }] of Object.entries(MEASURES)) {
      const limit = floor[group]?.[measure] ?? null;
      const value = rows.length === 0 ? null : of(rows);
      const ok = limit === null ? null : value !== null && (more ? value >= limit : value <= limit);
      results.push({ group, measure, value, total: total && rows.length > 0 ? total(rows) : null, limit, more, ok });
    }
  }
  return results;
}

function print(results) {
  let last = '';
  for (const { group, measure, value, total, limit, more, ok } of results) {
    const reached = `${value ?? 'nothing'}${total === null ? '' : `/${total}`}`;
    const wanted = limit === null ? 'no floor' : `${more ? '>=' : '<='} ${limit}`;
    const verdict = ok === null ? '' : ok ? 'ok' : 'UNDER THE FLOOR';
    console.log(
      `${(group === last ? '' : group).padEnd(22)}${measure.padEnd(12)}${reached.padEnd(12)}${wanted.padEnd(12)}${verdict}`.trimEnd(),
    );
    last = group;
  }
}

function raised(results) {
  const floor = {};
  for (const { group, measure, value, limit, more } of results) {
    const best =
      value === null ? limit : limit === null ? value : more ? Math.max(value, limit) : Math.min(value, limit);
    floor[group] = { ...floor[group], [measure]: best };
  }
  return floor;
}

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const floorPath = option('--floor');
const collections = args.filter((arg) => /^\w+=/.test(arg)).map((arg) => arg.split('='));
if (floorPath === undefined || collections.length === 0) {
  console.error('usage: check-floor.mjs --floor FILE [--result FILE] [--update] COLLECTION=SCORES.json ...');
  process.exit(2);
}
const results = check(groupsOf(collections), JSON.parse(readFileSync(floorPath, 'utf8')));
print(results);
if (args.includes('--update')) writeFileSync(floorPath, `${JSON.stringify(raised(results), null, 2)}\n`);
const passed = results.filter(({ ok }) => ok === true).length;
const failed = results.filter(({ ok }) => ok === false).length;
const resultPath = option('--result');
if (resultPath !== undefined) writeFileSync(resultPath, JSON.stringify({ passed, failed }));
process.exitCode = failed > 0 && !args.includes('--update') ? 1 : 0;
