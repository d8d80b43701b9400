import { THREE_PUBLIC_ITEMS, type Line } from '../../schema/index.js';
import { isTotalWord } from '../../text/table-words.js';
import { place, type Draft } from './draft.js';
import { isSum } from './leaves.js';
import { isVehiclePart, OfWhich } from './of-which.js';
import { OpenLevels } from './open-levels.js';

const CODED = new Set<Line['classification']>(['function', 'economic-department', 'economic-government']);

/** Finds the parent (上级) of each line of one list, line by line from the top. Sets `parent`, `level` and `role`. */
export class Linker {
  readonly #levels: OpenLevels;
  readonly #ofWhich: OfWhich;
  #codes = new Map<string, number>();
  #unit: number | null = null;
  #units = new Map<string, number>();
  #balance: { index: number; next: number } | null = null;
  #threePublic: number | null = null;
  #group: { path: readonly string[]; head: number } | null = null;
  /** The last line that is no part told by 其中. */
  #last: number | null = null;
  readonly #hasCodes: boolean;
  readonly #hasTotal: boolean;

  constructor(private readonly drafts: readonly Draft[]) {
    this.#levels = new OpenLevels(drafts);
    this.#ofWhich = new OfWhich(drafts);
    this.#hasCodes = drafts.some(({ line }) => CODED.has(line.classification));
    this.#hasTotal = drafts.some(({ line }) => line.role === 'total');
  }

  link(i: number): void {
    const draft = this.drafts[i];
    if (draft === undefined) return;
    const { line } = draft;
    if (line.role === 'of-which') this.#ofWhich.start(draft, this.#groupHead(line) ?? this.#last, this.#last);
    else if (!this.#ofWhich.joins(draft, (mark) => this.#levels.has(mark))) {
      this.#linkOther(draft, i);
      this.#last = i;
      // 其中：（一）, （二）, 1., 2., （三）: what takes a part apart is of-which as well, and the list goes on.
      if (line.parent !== null && this.drafts[line.parent]?.line.role === 'of-which') line.role = 'of-which';
      else this.#ofWhich.end();
    }
  }

  #linkOther(draft: Draft, i: number): void {
    const { line } = draft;
    if (line.item === 'three-public-total' && line.role === 'item')
      line.role = this.#hasTotal ? 'subtotal' : this.#standsBeside() ? 'item' : 'total';
    if (this.#joinsBalance(draft)) return;
    this.#balance = null;
    if (this.#joinsGroup(line, i)) return;
    if (line.classification === 'unit') this.#linkUnit(line, i);
    else if (CODED.has(line.classification)) this.#linkCode(line, i);
    else if (this.#linkVehicle(line, i)) return;
    else if (line.role === 'total' || (line.ordinal === null && isSum(line))) this.#linkSum(line, i);
    else this.#linkLabel(draft, i);
    if (line.role === 'opening-balance' || line.role === 'closing-balance') this.#balance = { index: i, next: 1 };
    if (line.item === 'three-public-total') this.#threePublic = i;
  }

  /** 行政经费 | “三公”经费 | 会议费: where other money stands beside it, 三公 is no total of the list. */
  #standsBeside(): boolean {
    return this.drafts.some(
      ({ line }) => line.role === 'item' && !THREE_PUBLIC_ITEMS.has(line.item) && Object.keys(line.amounts).length > 0,
    );
  }

  /** Sums over the list stand outside its nesting. 支出合计 with an ordinal in a list is a part of it. */
  #linkSum(line: Line, i: number): void {
    line.parent = null;
    line.level = 0;
    const draft = this.drafts[i];
    if (line.role === 'total' && line.ordinal !== null && !this.#levels.isEmpty && draft !== undefined) {
      line.role = 'subtotal';
      this.#linkLabel(draft, i);
      const above = line.parent === null ? undefined : this.drafts[line.parent];
      if (above?.line.item === 'three-public-total') line.item = 'three-public-total';
      return;
    }
    this.#levels.close();
  }

  #linkCode(line: Line, i: number): void {
    const code = line.code ?? '';
    const parent = prefixes(code)
      .map((prefix) => this.#codes.get(prefix))
      .find((found) => found !== undefined);
    place(this.drafts, line, parent ?? this.#unit);
    line.level = Math.max(1, (code.length - 1) / 2);
    this.#codes.set(code, i);
    this.#levels.close();
  }

  /** 单位 lines: over the codes of each unit, a sum of them; without codes, the items themselves. */
  #linkUnit(line: Line, i: number): void {
    const code = line.code ?? '';
    const above = [...this.#units].filter(([prefix]) => code !== prefix && code.startsWith(prefix)).at(-1)?.[1] ?? null;
    place(this.drafts, line, above);
    if (this.#hasCodes) {
      line.role = 'subtotal';
      line.level = 0;
      this.#codes.clear();
      this.#unit = i;
    }
    this.#units.set(code, i);
    this.#levels.close();
  }

  /** 公务用车购置及运行费 has exactly these two parts, with or without ordinals. */
  #linkVehicle(line: Line, i: number): boolean {
    if (!isVehiclePart(line)) return false;
    for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
      if (this.drafts[j]?.line.item !== 'official-vehicles') continue;
      place(this.drafts, line, j);
      return true;
    }
    return false;
  }

  #linkLabel(draft: Draft, i: number): void {
    place(this.drafts, draft.line, this.#levels.enter(draft, i) ?? this.#base(draft.line));
  }

  /** What a label stands below that none of the list is over. */
  #base(line: Line): number | null {
    const parts: Line['item'][] = ['overseas-trips', 'official-vehicles', 'official-reception'];
    if (this.#threePublic !== null && parts.includes(line.item)) {
      const sum = this.drafts[this.#threePublic]?.line;
      if (sum?.role !== 'total') return this.#threePublic;
    }
    return this.#hasCodes ? null : this.#unit;
  }

  /** 一、二、三、 below 年初结转和结余, or the names of funds, are its parts. */
  #joinsBalance({ line, ordinal }: Draft): boolean {
    const balance = this.#balance;
    const fund = /一般公共预算|政府性?基金|国有资本经营/.test(line.label ?? '');
    if (balance === null || line.role !== 'item' || /(支出|收入)$/.test(line.label ?? '')) return false;
    if (ordinal === null ? !fund : ordinal.value !== balance.next) return false;
    place(this.drafts, line, balance.index);
    line.role = this.drafts[balance.index]?.line.role ?? line.role;
    line.direction = null;
    balance.next++;
    return true;
  }

  /** 一般公共预算资金 | 小计 and the rows beside the same merged label. */
  #joinsGroup(line: Line, i: number): boolean {
    const path = line.labelPath.slice(0, -1);
    if (path.length === 0 || line.role === 'total') {
      this.#group = null;
      return false;
    }
    if (isTotalWord(line.label ?? '')) {
      this.#group = { path, head: i };
      place(this.drafts, line, null);
      line.role = 'subtotal';
      return true;
    }
    if (this.#group === null || !this.#group.path.every((part, k) => part === path[k])) {
      this.#group = null;
      return false;
    }
    place(this.drafts, line, this.#group.head);
    return true;
  }

  /** The 小计 line of the merged label that a 其中 line stands beside. */
  #groupHead({ labelPath }: Line): number | null {
    const group = this.#group;
    if (group?.path.length !== labelPath.length - 1) return null;
    return group.path.every((part, k) => part === labelPath[k]) ? group.head : null;
  }
}

function prefixes(code: string): string[] {
  const out: string[] = [];
  for (let length = code.length - 2; length >= 3; length -= 2) out.push(code.slice(0, length));
  return out;
}
