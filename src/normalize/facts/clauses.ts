import { ASIDE, COMPARED, COMPARISON, RESUMES } from './phrases.js';
import { CLAUSE_END, SENTENCE_END, TOKEN } from './words.js';

/** Part of a passage up to 。；！ or ？, without asides (reasons, purposes). */
export interface Sentence {
  readonly clauses: readonly Clause[];
  /** The mark that ends it, null where the passage is over first. */
  readonly end: string | null;
}

/** Part of a sentence up to a comma or colon. Positions count in the passage's folded text. */
export interface Clause {
  readonly text: string;
  readonly from: number;
  /** Earlier than `from` where the clause before it only says with what is compared. */
  readonly rawFrom: number;
  /** The first one after a full stop: a comparison there is about the whole that the sentence before took apart. */
  readonly first: boolean;
  readonly tokens: readonly Token[];
}

/** A figure of a clause, or words that stand for one (持平). Positions count in the clause's text. */
export interface Token {
  /** The words before it, from the token before it on. */
  readonly lead: string;
  readonly leadFrom: number;
  readonly text: string;
  readonly stop: number;
  /** Null where words stand for the figure. */
  readonly figure: { readonly digits: string; readonly unit: string } | null;
}

/** `folded`: the folded text of one passage. */
export function sentencesOf(folded: string): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Clause[] = [];
  let [from, aside, comparison, first] = [0, false, -1, true];
  let shortfall = false;
  CLAUSE_END.lastIndex = 0;
  while (from < folded.length) {
    const end = CLAUSE_END.exec(folded);
    const to = end?.index ?? folded.length;
    const whole = folded.slice(from, to);
    if (aside && shortfall && RESUMES.test(folded.slice(from))) aside = false;
    if (!aside) {
      const at = whole.search(ASIDE);
      const text = at < 0 ? whole : whole.slice(0, at);
      const tokens = tokensOf(text);
      clauses.push({ text, from, rawFrom: comparison < 0 ? from : comparison, first, tokens });
      aside = at >= 0;
      shortfall = aside && COMPARED.test(text);
      comparison = tokens.length === 0 && COMPARISON.test(text) ? from : -1;
    }
    first = false;
    if (end === null || SENTENCE_END.test(end[0])) {
      sentences.push({ clauses, end: end?.[0] ?? null });
      [clauses, aside, comparison, first] = [[], false, -1, end?.[0] === '。'];
    }
    from = to + 1;
  }
  // A passage that ends in a comma.
  if (clauses.length > 0) sentences.push({ clauses, end: null });
  return sentences;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let leadFrom = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [word, digits, unit] = match;
    // （…保持一致）: a remark, which compares nothing.
    if (unit === undefined && isBracketed(text, match.index)) continue;
    const stop = match.index + word.length;
    const figure = unit === undefined ? null : { digits: digits ?? '', unit };
    tokens.push({ lead: text.slice(leadFrom, match.index), leadFrom, text: word, stop, figure });
    leadFrom = stop;
  }
  return tokens;
}

function isBracketed(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')') && text.includes(')', at);
}
