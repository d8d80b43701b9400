import type { Fact, Phase, Stage } from '../../schema/index.js';
import { readFigure, toYuan } from '../money.js';
import type { Passage } from './passage.js';
import {
  AGAINST_BUDGET,
  ASIDE,
  BARE_SIDE,
  COMPARED,
  COMPARED_FIGURE,
  COMPARED_WORDS,
  COMPARISON,
  COMPLETION,
  RESUMES,
  SHARE,
} from './phrases.js';
import {
  codedItem,
  fundOf,
  hasFunctionalMark,
  isNeutral,
  readFunctional,
  subjectIn,
  type Named,
  type Subject,
} from './subject.js';
import { VEHICLE_PART, VEHICLE_PURCHASE, VEHICLE_STOCK } from './vocabulary.js';
import {
  changeBefore,
  CLAUSE_END,
  COMPARISON_FIRST,
  older,
  phaseIn,
  SENTENCE_END,
  TOKEN,
  withoutComparison,
  yearIn,
} from './words.js';

export interface FactsContext {
  readonly source: number;
  readonly fiscalYear: number | null;
  readonly stage: Stage;
}

interface Clause {
  readonly text: string;
  readonly from: number;
  /** The clause before it only says with what is compared. */
  readonly rawFrom: number;
  /** First clause of a sentence: a comparison there is about the whole that the sentence before took apart. */
  readonly first: boolean;
}

/** Reads the passages of one section in order; what one says about the subject holds on in the next. */
export class FactReader {
  readonly facts: Fact[] = [];
  #passage: Passage | null = null;
  #subject: Subject | null = null;
  #direction: Subject['item'] | null = null;
  #class: string | null = null;
  #stock = false;
  #mergeable: Fact | null = null;
  /** What the last 其中 takes apart, and whether it was in the sentence before. */
  /** 小于上年预算数, which a figure may follow. */
  #compared: Fact | null = null;
  /** Where in the clause the words before the figure begin. */
  #leadFrom = 0;
  /** The words before the figure name its subject: what stands before them is another figure's. */
  #named = false;
  #whole: { subject: Subject; age: number } | null = null;
  /** What a paragraph that only names a functional item announces. */
  #announced: Subject | null = null;
  /** The figure before was held against the subject's own budget. */
  #againstBudget = false;
  /** The revenue or expenditure last spoken of. */
  #flow: Subject | null = null;

  constructor(private readonly context: FactsContext) {}

  read(passage: Passage): void {
    this.#passage = passage;
    const { folded } = passage;
    if (/^[一二三四五六七八九十]+、|^第[一二三四五六七八九十]+部分/.test(folded)) this.#class = null;
    this.#subject = this.#announced;
    this.#whole = null;
    let [from, aside, comparison, first] = [0, false, -1, true];
    let shortfall = false;
    CLAUSE_END.lastIndex = 0;
    while (from < folded.length) {
      const end = CLAUSE_END.exec(folded);
      const to = end?.index ?? folded.length;
      const text = folded.slice(from, to);
      if (aside && shortfall && RESUMES.test(folded.slice(from))) aside = false;
      if (!aside) {
        const at = text.search(ASIDE);
        const clause = {
          text: at < 0 ? text : text.slice(0, at),
          from,
          rawFrom: comparison < 0 ? from : comparison,
          first,
        };
        aside = at >= 0;
        shortfall = aside && COMPARED.test(clause.text);
        const found = this.#clause(clause);
        comparison = !found && COMPARISON.test(clause.text) ? from : -1;
      }
      first = false;
      if (end === null) break;
      if (SENTENCE_END.test(end[0])) {
        [aside, comparison, this.#mergeable, this.#againstBudget] = [false, -1, null, false];
        if (end[0] === '。') {
          first = true;
          this.#whole = older(this.#whole);
        }
      }
      from = to + 1;
    }
    // 1、教育支出（类）普通教育（款）小学教育（项）。 alone: what the next paragraph speaks of.
    this.#announced = ANNOUNCES.test(folded) ? this.#subject : null;
  }

  /** False where the clause holds no figure. */
  #clause(clause: Clause): boolean {
    this.#compared = null;
    if (/^\(?其中/.test(clause.text) && this.#subject !== null) this.#whole = { subject: this.#subject, age: 0 };
    if (clause.first && this.#whole !== null && COMPARISON_FIRST.test(clause.text)) this.#subject = this.#whole.subject;
    let end = 0;
    for (const match of clause.text.matchAll(TOKEN)) {
      const lead = clause.text.slice(end, match.index);
      // （…保持一致）: a remark, which compares nothing.
      if (match[2] === undefined && isBracketed(clause.text, match.index)) continue;
      this.#leadFrom = end;
      const stop = match.index + match[0].length;
      const [, digits, unit] = match;
      if (unit === '%') this.#percent(clause, lead, digits ?? '', stop);
      else if (unit === '辆') this.#vehicles(clause, lead, digits ?? '', stop);
      else if (unit !== undefined) this.#money(clause, lead, toYuan(readFigure(digits ?? '') ?? ZERO, unit), stop);
      else this.#wordOnly(clause, lead, match[0], stop);
      end = stop;
    }
    if (end === 0) this.#nameOnly(clause.text);
    return end > 0;
  }

  #money(clause: Clause, lead: string, amount: number | null, stop: number): void {
    if (amount === null) return;
    if (lead === '' && this.#compared !== null) {
      this.#compared.amount = amount;
      this.#compared.raw = this.#raw(clause, stop, null);
      return;
    }
    const change = changeBefore(lead);
    this.#againstBudget = change !== null && AGAINST_BUDGET.test(change.before);
    if (this.#againstBudget) {
      this.#mergeable = null;
      return;
    }
    if (change !== null) {
      if (!this.#turnTo(withoutComparison(change.before))) return;
      this.#mergeable = this.#add(clause, stop, { measure: 'change', amount, change: change.change });
      return;
    }
    if (COMPARED_FIGURE.test(lead)) {
      if (!this.#turnTo(withoutComparison(lead))) return;
      const year = yearIn(lead, this.context.fiscalYear) ?? null;
      this.#add(clause, stop, { measure: 'amount', amount, year, phase: phaseIn(lead) });
      return;
    }
    if (!this.#turnTo(lead)) return;
    const year = yearIn(lead, this.context.fiscalYear);
    this.#add(clause, stop, {
      measure: 'amount',
      amount,
      phase: phaseIn(lead) ?? this.#defaultPhase(),
      ...(year === undefined ? {} : { year }),
    });
  }

  #percent(clause: Clause, lead: string, digits: string, stop: number): void {
    const percent = Number(digits.replaceAll(',', ''));
    const change = changeBefore(lead);
    if (change !== null && (this.#againstBudget || AGAINST_BUDGET.test(change.before))) return;
    if (change !== null) {
      const open = this.#mergeable;
      if (
        open?.percent === null &&
        isNeutral(withoutComparison(change.before)) &&
        (open.change === change.change || open.amount === 0)
      ) {
        open.percent = percent;
        open.raw = this.#raw(clause, stop, open.raw);
        this.#mergeable = null;
      } else if (this.#turnTo(withoutComparison(change.before)))
        this.#add(clause, stop, { measure: 'change', percent, change: change.change });
    } else if (SHARE.test(lead)) this.#ratio(clause, lead.replace(SHARE, ''), 'share', percent, stop);
    else if (COMPLETION.test(lead)) this.#ratio(clause, lead.replace(COMPLETION, ''), 'rate', percent, stop);
  }

  #ratio(clause: Clause, lead: string, measure: 'share' | 'rate', percent: number, stop: number): void {
    if (this.#turnTo(lead)) this.#add(clause, stop, { measure, percent });
  }

  /** 持平, 小于预算数: the comparison must be said in the clause, or the clause must be about the subject alone. */
  #wordOnly(clause: Clause, lead: string, word: string, stop: number): void {
    const compared = COMPARED.exec(word)?.[1];
    const before = withoutComparison(lead).replace(/与(?:年初)?预算数|与上年数?|保持/g, '');
    if (compared !== undefined) {
      if (this.#turnTo(before.replace(/(?:决算|本年|预算|执行)数$/, '')))
        this.#compared = this.#add(clause, stop, { measure: 'change', change: COMPARED_WORDS[compared] ?? null });
      return;
    }
    const said = COMPARISON.test(lead) || /预算数|上年|保持/.test(lead) || /持平/.test(word);
    if (!said || /应|《/.test(lead) || /"/.test(before.replace(/"?三公"?/, ''))) return;
    if (this.#mergeable?.change === 'unchanged' || !this.#turnTo(before)) return;
    this.#mergeable = this.#add(clause, stop, { measure: 'change', change: 'unchanged' });
  }

  #vehicles(clause: Clause, lead: string, digits: string, stop: number): void {
    const bare = lead.replace(/^.*[、(]/, '');
    const use = VEHICLE_PART.exec(bare)?.[1];
    if (VEHICLE_PURCHASE.test(lead)) this.#stock = false;
    else if (VEHICLE_STOCK.test(lead)) this.#stock = true;
    else if (use === undefined || !this.#stock) return;
    if (!this.#stock) return;
    this.#named = use !== undefined;
    this.#subject = { item: 'vehicles-count', code: null, labelPath: use === undefined ? [] : [use] };
    const year = yearIn(clause.text.slice(0, stop), this.context.fiscalYear);
    this.#add(clause, stop, { measure: 'amount', amount: Number(digits), ...(year === undefined ? {} : { year }) });
  }

  /** A clause without a figure may still name the functional item that the next ones speak of. */
  #nameOnly(text: string): void {
    const coded = codedItem(text);
    if (coded !== null) this.#subject = coded;
    else if (hasFunctionalMark(text)) this.#functional(text);
  }

  /** Makes the words before a figure the subject. False where they name something else. */
  #turnTo(lead: string): boolean {
    const named = hasFunctionalMark(lead) ? this.#functional(lead) : subjectIn(lead, this.#direction);
    this.#named = named !== 'inherit';
    if (named === 'inherit') return this.#changeSide(lead);
    this.#subject = named === 'unknown' ? null : named;
    this.#mergeable = null;
    if (named === 'unknown') return false;
    if (named.item === 'current-year-revenue' || named.item === 'current-year-expenditure') {
      this.#direction = named.item;
      this.#flow = named;
    }
    return true;
  }

  /** 政府性基金预算收入50万元，年初结转10万元，支出50万元: the bare word turns to the other side of the same fund. */
  #changeSide(lead: string): boolean {
    const side = BARE_SIDE.exec(lead)?.[1];
    if (this.#subject === null || side === undefined || !SIDED.has(this.#subject.item)) return this.#subject !== null;
    const item = side === '收入' ? 'current-year-revenue' : 'current-year-expenditure';
    if (this.#subject.item === item) return true;
    this.#mergeable = null;
    this.#subject = this.#flow === null ? null : { item, code: null, labelPath: fundOf(this.#flow) };
    return this.#subject !== null;
  }

  #functional(text: string): Named {
    const read = readFunctional(text);
    this.#subject = null;
    if (read.economic || !isNeutral(read.rest)) return 'unknown';
    if (read.levels.startsWith('类') && !read.levels.includes('项')) this.#class = read.names[0] ?? null;
    const labelPath =
      read.levels.startsWith('款') && this.#class !== null ? [this.#class, ...read.names] : [...read.names];
    this.#subject = { item: 'functional-item', code: read.code, labelPath };
    return this.#subject;
  }

  #defaultPhase(): Phase {
    return this.context.stage === 'budget' ? 'budget' : 'executed';
  }

  #add(clause: Clause, stop: number, found: Partial<Fact>): Fact | null {
    if (this.#subject === null || this.#passage === null) return null;
    const { item, code, labelPath } = this.#subject;
    const stock = item === 'vehicles-count' || item === 'fixed-assets';
    const fact: Fact = {
      item,
      code,
      labelPath: [...labelPath],
      measure: 'amount',
      phase: stock ? null : this.#defaultPhase(),
      year: this.context.fiscalYear,
      amount: null,
      percent: null,
      change: null,
      raw: this.#raw(clause, stop, null),
      source: this.context.source,
      ...this.#place(clause.from + stop - 1),
      ...found,
    };
    if (stock) fact.phase = null;
    this.facts.push(fact);
    return fact;
  }

  #place(position: number): Pick<Fact, 'page' | 'bbox' | 'confidence'> {
    const { page, bbox, confidence } = this.#passage?.placeOf(position) ?? { page: null, bbox: null, confidence: null };
    return { page, bbox: bbox === null ? null : [...bbox], confidence };
  }

  #raw(clause: Clause, stop: number, before: string | null): string {
    const from = this.#named && this.#leadFrom > 0 ? clause.from + this.#leadFrom : clause.rawFrom;
    const raw = (this.#passage?.raw(from, clause.from + stop) ?? '').replace(/^(?:[、和及]|[（(]?其中[:：]?)+/, '');
    return before === null || raw.startsWith(before) ? raw : `${before}，${raw}`;
  }
}

const ANNOUNCES = /\(\d*项\)"?[。.]?$/;
/** Subjects beside which the word for the other side may stand alone. */
const SIDED: ReadonlySet<Subject['item']> = new Set([
  'current-year-revenue',
  'current-year-expenditure',
  'opening-balance',
  'closing-balance',
]);

function isBracketed(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')') && text.includes(')', at);
}

const ZERO = { digits: '0', decimals: 0 };
