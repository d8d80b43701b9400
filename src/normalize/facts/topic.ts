import { BARE_SIDE } from './phrases.js';
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

/** A paragraph that ends with the name of a functional item: 1、教育支出（类）普通教育（款）小学教育（项）。 */
const ANNOUNCES = /\(\d*项\)"?[。.]?$/;
const OPENS_LIST = /(?:包括|如下|其中):$/;
/** Subjects beside which the word for the other side may stand alone. */
const SIDED: ReadonlySet<Subject['item']> = new Set([
  'current-year-revenue',
  'current-year-expenditure',
  'opening-balance',
  'closing-balance',
]);

/** What the text speaks of at each figure: what one clause names holds on in the next, until another thing is named. */
export class Topic {
  subject: Subject | null = null;
  /** The words before the last figure named its subject: what stands before them is another figure's. */
  named = false;
  /** The last turn brought another subject. */
  changed = false;
  #direction: Subject['item'] | null = null;
  #class: string | null = null;
  /** What a paragraph that only names a functional item announces. */
  #announced: Subject | null = null;
  /** The revenue or expenditure last spoken of. */
  #flow: Subject | null = null;

  begin(passage: string): void {
    if (/^[一二三四五六七八九十]+、|^第[一二三四五六七八九十]+部分/.test(passage)) this.#class = null;
    this.subject = this.#announced;
  }

  end(passage: string): void {
    // 1.一般公共服务支出500.00万元，具体包括：the 款 and 项 of the next paragraphs are of this 类.
    if (OPENS_LIST.test(passage) && this.subject?.item === 'functional-item' && this.subject.labelPath.length === 1)
      this.#class = this.subject.labelPath[0] ?? null;
    this.#announced = ANNOUNCES.test(passage) ? this.subject : null;
  }

  /** A clause without a figure may still name the functional item that the next ones speak of. */
  name(text: string): void {
    const coded = codedItem(text);
    if (coded !== null) this.subject = coded;
    else if (hasFunctionalMark(text)) this.#functional(text);
  }

  /** Makes the words before a figure the subject. False where they name something else. */
  turnTo(lead: string): boolean {
    const named = hasFunctionalMark(lead) ? this.#functional(lead) : subjectIn(lead, this.#direction);
    this.named = named !== 'inherit';
    this.changed = this.named;
    if (named === 'inherit') return this.#changeSide(lead);
    this.subject = named === 'unknown' ? null : named;
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
    if (this.subject === null || side === undefined || !SIDED.has(this.subject.item)) return this.subject !== null;
    const item = side === '收入' ? 'current-year-revenue' : 'current-year-expenditure';
    if (this.subject.item === item) return true;
    this.changed = true;
    this.subject = this.#flow === null ? null : { item, code: null, labelPath: fundOf(this.#flow) };
    return this.subject !== null;
  }

  #functional(text: string): Named {
    const read = readFunctional(text);
    this.subject = null;
    if (read.economic || !isNeutral(read.rest)) return 'unknown';
    if (read.levels.startsWith('类') && !read.levels.includes('项')) this.#class = read.names[0] ?? null;
    const labelPath =
      read.levels.startsWith('款') && this.#class !== null ? [this.#class, ...read.names] : [...read.names];
    this.subject = { item: 'functional-item', code: read.code, labelPath };
    return this.subject;
  }
}
