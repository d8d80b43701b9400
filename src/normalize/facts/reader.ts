import type { Fact, Phase, Stage } from '../../schema/index.js';
import { readFigure, toYuan } from '../money.js';
import { sentencesOf, type Clause, type Token } from './clauses.js';
import type { Passage } from './passage.js';
import { AGAINST_BUDGET, COMPARED, COMPARED_FIGURE, COMPARED_WORDS, COMPARISON, COMPLETION, SHARE } from './phrases.js';
import { isNeutral, type Subject } from './subject.js';
import { Topic } from './topic.js';
import { VEHICLE_PART, VEHICLE_PURCHASE, VEHICLE_STOCK } from './vocabulary.js';
import { changeBefore, COMPARISON_FIRST, older, phaseIn, withoutComparison, yearIn } from './words.js';

/** What the document says of itself: its year and stage, and which of its sources the text is in. */
export interface FactsContext {
  readonly source: number;
  readonly fiscalYear: number | null;
  readonly stage: Stage;
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
    for (const { clauses, end } of sentencesOf(folded)) {
      for (const clause of clauses) this.#clause(clause);
      if (end === null) break;
      [this.#mergeable, this.#againstBudget] = [null, false];
      if (end === '。') this.#whole = older(this.#whole);
    }
    this.#topic.end(folded);
  }

  #clause(clause: Clause): void {
    this.#compared = null;
    if (/^\(?其中/.test(clause.text) && this.#topic.subject !== null)
      this.#whole = { subject: this.#topic.subject, age: 0 };
    if (clause.first && this.#whole !== null && COMPARISON_FIRST.test(clause.text))
      this.#topic.subject = this.#whole.subject;
    if (clause.tokens.length === 0) this.#topic.name(clause.text);
    for (const token of clause.tokens) {
      if (token.figure === null) this.#wordOnly(clause, token);
      else if (token.figure.unit === '%') this.#percent(clause, token, token.figure.digits);
      else if (token.figure.unit === '辆') this.#vehicles(clause, token, token.figure.digits);
      else this.#money(clause, token, token.figure.digits, token.figure.unit);
    }
  }

  #money(clause: Clause, token: Token, digits: string, unit: string): void {
    const printed = readFigure(digits);
    const amount = printed === null ? null : toYuan(printed, unit);
    if (amount === null) return;
    const { lead } = token;
    if (lead === '' && this.#compared !== null) {
      this.#compared.amount = amount;
      this.#compared.raw = this.#raw(clause, token, null);
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
      this.#mergeable = this.#add(clause, token, { measure: 'change', amount, change: change.change });
      return;
    }
    if (COMPARED_FIGURE.test(lead)) {
      if (!this.#turnTo(withoutComparison(lead))) return;
      const year = yearIn(lead, this.context.fiscalYear) ?? null;
      this.#add(clause, token, { measure: 'amount', amount, year, phase: phaseIn(lead) });
      return;
    }
    if (!this.#turnTo(lead)) return;
    const year = yearIn(lead, this.context.fiscalYear);
    this.#add(clause, token, {
      measure: 'amount',
      amount,
      phase: phaseIn(lead) ?? this.#defaultPhase(),
      ...(year === undefined ? {} : { year }),
    });
  }

  #percent(clause: Clause, token: Token, digits: string): void {
    const { lead } = token;
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
        open.raw = this.#raw(clause, token, open.raw);
        this.#mergeable = null;
      } else if (this.#turnTo(withoutComparison(change.before)))
        this.#add(clause, token, { measure: 'change', percent, change: change.change });
    } else if (SHARE.test(lead)) this.#ratio(clause, token, lead.replace(SHARE, ''), 'share', percent);
    else if (COMPLETION.test(lead)) this.#ratio(clause, token, lead.replace(COMPLETION, ''), 'rate', percent);
  }

  #ratio(clause: Clause, token: Token, about: string, measure: 'share' | 'rate', percent: number): void {
    if (this.#turnTo(about)) this.#add(clause, token, { measure, percent });
  }

  /** 持平, 小于预算数: the comparison must be said in the clause, or the clause must be about the subject alone. */
  #wordOnly(clause: Clause, token: Token): void {
    const { lead, text: word } = token;
    const compared = COMPARED.exec(word)?.[1];
    const before = withoutComparison(lead).replace(/与(?:年初)?预算数|与上年数?|保持/g, '');
    if (compared !== undefined) {
      if (this.#turnTo(before.replace(/(?:决算|本年|预算|执行)数$/, '')))
        this.#compared = this.#add(clause, token, { measure: 'change', change: COMPARED_WORDS[compared] ?? null });
      return;
    }
    const said = COMPARISON.test(lead) || /预算数|上年|保持/.test(lead) || /持平/.test(word);
    if (!said || /应|《/.test(lead) || /"/.test(before.replace(/"?三公"?/, ''))) return;
    if (this.#mergeable?.change === 'unchanged' || !this.#turnTo(before)) return;
    this.#mergeable = this.#add(clause, token, { measure: 'change', change: 'unchanged' });
  }

  #vehicles(clause: Clause, token: Token, digits: string): void {
    const { lead } = token;
    const bare = lead.replace(/^.*[、(]/, '');
    const use = VEHICLE_PART.exec(bare)?.[1];
    if (VEHICLE_PURCHASE.test(lead)) this.#stock = false;
    else if (VEHICLE_STOCK.test(lead)) this.#stock = true;
    else if (use === undefined || !this.#stock) return;
    if (!this.#stock) return;
    this.#topic.named = use !== undefined;
    this.#topic.subject = { item: 'vehicles-count', code: null, labelPath: use === undefined ? [] : [use] };
    const year = yearIn(clause.text.slice(0, token.stop), this.context.fiscalYear);
    this.#add(clause, token, { measure: 'amount', amount: Number(digits), ...(year === undefined ? {} : { year }) });
  }

  #turnTo(lead: string): boolean {
    const turned = this.#topic.turnTo(lead);
    if (this.#topic.changed) this.#mergeable = null;
    return turned;
  }

  #defaultPhase(): Phase {
    return this.context.stage === 'budget' ? 'budget' : 'executed';
  }

  #add(clause: Clause, token: Token, found: Partial<Fact>): Fact | null {
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
      raw: this.#raw(clause, token, null),
      source: this.context.source,
      ...this.#place(clause.from + token.stop - 1),
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

  #raw(clause: Clause, { leadFrom, stop }: Token, before: string | null): string {
    const from = this.#topic.named && leadFrom > 0 ? clause.from + leadFrom : clause.rawFrom;
    const raw = (this.#passage?.raw(from, clause.from + stop) ?? '').replace(/^(?:[、和及]|[（(]?其中[:：]?)+/, '');
    return before === null || raw.startsWith(before) ? raw : `${before}，${raw}`;
  }
}
