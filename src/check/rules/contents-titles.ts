import { isOrganization } from '../../recognize/identity/organization.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, textFinding } from '../finding.js';
import { likeness } from '../likeness.js';
import { both } from '../numbers.js';
import type { Outcome } from '../rule.js';
import type { StatementView } from '../view.js';
import { contentsOf, LISTED, listedTables, type Listed } from './contents-list.js';

// The titles in the table of contents against those over the tables.

/** Two titles are the same where one has so much of the other, and that one is so much of it. */
const SAME_TITLE = 0.9;
const NEARLY = 0.6;
/** Contents with fewer tables list the parts of the document, not its tables. */
const LISTS_TABLES = 5;

export function titlesOfContents(context: CheckContext): Outcome[] {
  const listed = listedTables(context);
  return [
    ...listedTwice(listed, fold(context.document.department.name)),
    ...renamed(context, listed),
    ...unlisted(context, listed),
    ...misnumbered(context),
  ];
}

function listedTwice(listed: readonly Listed[], own: string): Outcome[] {
  const titles = listed.map(({ title }) => bareTitle(title, own));
  return listed
    .filter((_, i) => titles.indexOf(titles[i] ?? '') !== i)
    .map(({ title }) =>
      finding(both(`目录中《${title}》列了两次`, `the contents list “${title}” twice`), [], `contents twice ${title}`),
    );
}

/** A table of the contents that is there under another name. Wordings vary: it is said, and no more. */
function renamed(context: CheckContext, listed: readonly Listed[]): Outcome[] {
  const own = fold(context.document.department.name);
  return listed.flatMap(({ title, found }) => {
    // What is called after the department has lost its title in the reading.
    const there = titled(context).filter(({ kind, name }) => found.includes(kind) && !isOrganization(name));
    const [first] = there;
    if (first === undefined || there.some(({ name }) => isSame(title, name, own))) return [];
    return [
      finding(
        both(
          `目录中为《${title}》，正文中为《${first.name}》`,
          `the contents say “${title}”, the table “${first.name}”`,
        ),
        [{ table: first.statement.table }],
        `contents ${title}`,
        'info',
      ),
    ];
  });
}

/** A statement that the contents leave out, where they list the others. */
function unlisted(context: CheckContext, listed: readonly Listed[]): Outcome[] {
  if (listed.length < LISTS_TABLES) return [];
  const own = fold(context.document.department.name);
  // Behind the last table that is listed the rest of the contents may be missing.
  const lastListed = Math.max(
    -1,
    ...titled(context)
      .filter(({ name }) => listed.some(({ title }) => isSame(title, name, own)))
      .map(({ index }) => index),
  );
  return LISTED.filter(({ found }) => CORE.has(found[0] ?? '')).flatMap(({ found }) => {
    const entries = listed.filter((one) => one.found === found);
    const seen = new Set<string>();
    const views = titled(context).filter(({ kind, name }) => {
      const isNew = found.includes(kind) && !seen.has(bareTitle(name, own));
      seen.add(bareTitle(name, own));
      return isNew;
    });
    if (entries.length >= views.length) return [];
    return views
      .filter(({ name, index }) => index < lastListed && !entries.some(({ title }) => isSame(title, name, own)))
      .slice(0, views.length - entries.length)
      .map(({ name, statement }) =>
        finding(
          both(`正文有《${name}》，目录中没有列出`, `the document holds “${name}”, which its contents do not list`),
          [{ table: statement.table }],
          `contents without ${name}`,
        ),
      );
  });
}

/** The tables of every budget; procurement, projects and the like are often left out of the contents. */
const CORE: ReadonlySet<string> = new Set([
  'fiscal-appropriation-summary',
  'revenue-expenditure-summary',
  'three-public-expenses',
  'government-fund',
  'state-capital',
  'general-public-budget-basic-expenditure',
  'general-public-budget-expenditure',
  'revenue-summary',
  'expenditure-summary',
]);

function titled(context: CheckContext): StatementView[] {
  return context.views.filter(({ statement }) => statement.title !== null);
}

function isSame(a: string, b: string, own: string): boolean {
  const [x, y] = [bareTitle(a, own), bareTitle(b, own)];
  const [p, q] = [likeness(x, y), likeness(y, x)];
  return x === y || (Math.max(p, q) >= SAME_TITLE && Math.min(p, q) >= NEARLY);
}

/** A title without its number, its year, the name of the department and the brackets at its end. */
function bareTitle(title: string, own: string): string {
  const folded = fold(title);
  return (own === '' ? folded : folded.replace(own, ''))
    .replace(/\([^()]*\)$/, '')
    .replace(/^[一二三四五六七八九十]+、|^附?表?\d+[:.、]|20\d\d年(?:度)?|^年|部门|单位|["()]/g, '');
}

const ORDINAL = /(?:^|[\d.…·表明况绍释录])([一二三四五六七八九十]{1,3})、/g;
const DIGITS = '一二三四五六七八九';

/** Numbers of the contents that leave one out or come twice; where a part begins, they begin again. */
function misnumbered(context: CheckContext): Outcome[] {
  let last = 0;
  return contentsOf(context).flatMap((passage) =>
    [...passage.folded.matchAll(ORDINAL)].flatMap((match) => {
      const printed = match[1] ?? '';
      const number = valueOf(printed);
      const before = last;
      last = number;
      if (number <= 1 || before === 0 || number === before + 1) return [];
      const at = match.index + match[0].length;
      const what = both(`编号 ${number} 接在 ${before} 之后`, `number ${number} after ${before}`);
      return [textFinding(passage, { from: at - printed.length - 1, to: at + 12 }, what, `contents number ${at}`)];
    }),
  );
}

/** 一 to 九十九. */
function valueOf(ordinal: string): number {
  const [tens, ones] = ordinal.includes('十') ? ordinal.split('十') : ['', ordinal];
  const ten = ordinal.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens ?? '') + 1) : 0;
  return ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones ?? '') + 1);
}
