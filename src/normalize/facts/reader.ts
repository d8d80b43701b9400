import type { Fact, Phase, Stage } from '../../schema/index.js';
import { readFigure, toYuan } from '../money.js';
import type { Passage } from './passage.js';
import {
  AGAINST_BUDGET,
  ASIDE,
  COMPARED,
  COMPARED_FIGURE,
  COMPARED_WORDS,
  COMPARISON,
  COMPLETION,
  RESUMES,
  SHARE,
} from './phrases.js';
import { isNeutral, type Subject } from './subject.js';
import { Topic } from './topic.js';
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
  readonly #topic = new Topic();
  #stock = false;
  #mergeable: Fact | null = null;
  /** 小于上年预算数, which a figure may follow. */
  #compared: Fact | null = null;
  /** Where in the clause the words before the figure begin. */
  #leadFrom = 0;
  /** What the last 其中 takes apart, and whether it was in the sentence before. */
  #whole: { subject: Subject; age: number } | null = null;
  /** The figure before was held against the subject's own budget. */
  #againstBudget = false;

  constructor(private readonly context: FactsContext) {}

  read(passage: Passage): void {
    this.#passage = passage;
    const { folded } = passage;
    this.#topic.begin(folded);
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
    this.#topic.end(folded);
  }

  /** False where the clause holds no figure. */
  #clause(clause: Clause): boolean {
    this.#compared = null;
    if (/^\(?其中/.test(clause.text) && this.#topic.subject !== null)
      this.#whole = { subject: this.#topic.subject, age: 0 };
    if (clause.first && this.#whole !== null && COMPARISON_FIRST.test(clause.text))
      this.#topic.subject = this.#whole.subject;
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
    if (end === 0) this.#topic.name(clause.text);
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
    this.#topic.named = use !== undefined;
    this.#topic.subject = { item: 'vehicles-count', code: null, labelPath: use === undefined ? [] : [use] };
    const year = yearIn(clause.text.slice(0, stop), this.context.fiscalYear);
    this.#add(clause, stop, { measure: 'amount', amount: Number(digits), ...(year === undefined ? {} : { year }) });
  }

  #turnTo(lead: string): boolean {
    const turned = this.#topic.turnTo(lead);
    if (this.#topic.changed) this.#mergeable = null;
    return turned;
  }

  #defaultPhase(): Phase {
    return this.context.stage === 'budget' ? 'budget' : 'executed';
  }

  #add(clause: Clause, stop: number, found: Partial<Fact>): Fact | null {
    if (this.#topic.subject === null || this.#passage === null) return null;
    const { item, code, labelPath } = this.#topic.subject;
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
    const from = this.#topic.named && this.#leadFrom > 0 ? clause.from + this.#leadFrom : clause.rawFrom;
    const raw = (this.#passage?.raw(from, clause.from + stop) ?? '').replace(/^(?:[、和及]|[（(]?其中[:：]?)+/, '');
    return before === null || raw.startsWith(before) ? raw : `${before}，${raw}`;
  }
}

function isBracketed(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')') && text.includes(')', at);
}

const ZERO = { digits: '0', decimals: 0 };
