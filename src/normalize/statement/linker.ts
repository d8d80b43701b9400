import { THREE_PUBLIC_ITEMS, type Statement } from '../../schema/index.js';
import type { Ordinal } from '../../text/ordinal.js';
import { isTotalWord } from '../../text/table-words.js';
import { addUp, isSum } from './leaves.js';

export type Line = Statement['lines'][number];

/** A line with what its place in the list is told by. */
export interface Draft {
  readonly line: Line;
  readonly ordinal: Ordinal | null;
  readonly depth: number;
}

interface Open {
  readonly key: string;
  readonly index: number;
  readonly depth: number;
  readonly ordinal: Ordinal | null;
}

const CODED = new Set<Line['classification']>(['function', 'economic-department', 'economic-government']);

/** Finds the parent of each line of one list, line by line from the top. */
export class Linker {
  #open: Open[] = [];
  #codes = new Map<string, number>();
  #unit: number | null = null;
  #units = new Map<string, number>();
  #balance: { index: number; next: number } | null = null;
  #ofWhich: { parent: number; key: string; plain: boolean } | null = null;
  #threePublic: number | null = null;
  #group: { path: readonly string[]; head: number } | null = null;
  #last: number | null = null;
  readonly #hasCodes: boolean;
  readonly #hasTotal: boolean;

  constructor(private readonly drafts: readonly Draft[]) {
    this.#hasCodes = drafts.some(({ line }) => CODED.has(line.classification));
    this.#hasTotal = drafts.some(({ line }) => line.role === 'total');
  }

  link(i: number): void {
    const draft = this.drafts[i];
    if (draft === undefined) return;
    const { line } = draft;
    if (line.role === 'of-which') this.#startOfWhich(draft, i);
    else if (this.#continuesOfWhich(draft)) this.#joinOfWhich(line);
    else {
      const open = this.#ofWhich;
      this.#ofWhich = null;
      this.#linkOther(draft, i);
      this.#last = i;
      // 其中：（一）, （二）, 1., 2., （三）: what takes a part apart is of-which as well, and the list goes on.
      if (line.parent !== null && this.drafts[line.parent]?.line.role === 'of-which') {
        line.role = 'of-which';
        this.#ofWhich = open;
      }
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
    else this.#linkPlain(draft, i);
    if (line.role === 'opening-balance' || line.role === 'closing-balance') this.#balance = { index: i, next: 1 };
    if (line.item === 'three-public-total') this.#threePublic = i;
  }

  /** 行政经费 | “三公”经费 | 会议费: where other money stands beside it, 三公 is no total of the list. */
  #standsBeside(): boolean {
    return this.drafts.some(
      ({ line }) => line.role === 'item' && !THREE_PUBLIC_ITEMS.has(line.item) && Object.keys(line.amounts).length > 0,
    );
  }

  #place(line: Line, parent: number | null): void {
    line.parent = parent;
    line.level = parent === null ? 1 : (this.drafts[parent]?.line.level ?? 0) + 1;
  }

  /** Sums over the list stand outside its nesting. 支出合计 with an ordinal in a list is a part of it. */
  #linkSum(line: Line, i: number): void {
    line.parent = null;
    line.level = 0;
    const draft = this.drafts[i];
    if (line.role === 'total' && line.ordinal !== null && this.#open.length > 0 && draft !== undefined) {
      line.role = 'subtotal';
      this.#linkPlain(draft, i);
      const above = line.parent === null ? undefined : this.drafts[line.parent];
      if (above?.line.item === 'three-public-total') line.item = 'three-public-total';
      return;
    }
    this.#open = [];
  }

  #linkCode(line: Line, i: number): void {
    const code = line.code ?? '';
    const parent = prefixes(code)
      .map((prefix) => this.#codes.get(prefix))
      .find((found) => found !== undefined);
    this.#place(line, parent ?? this.#unit);
    line.level = Math.max(1, (code.length - 1) / 2);
    this.#codes.set(code, i);
    this.#open = [];
  }

  /** 单位 lines: over the codes of each unit, a sum of them; without codes, the items themselves. */
  #linkUnit(line: Line, i: number): void {
    const code = line.code ?? '';
    const above = [...this.#units].filter(([prefix]) => code !== prefix && code.startsWith(prefix)).at(-1)?.[1] ?? null;
    this.#place(line, above);
    if (this.#hasCodes) {
      line.role = 'subtotal';
      line.level = 0;
      this.#codes.clear();
      this.#unit = i;
    }
    this.#units.set(code, i);
    this.#open = [];
  }

  /** 公务用车购置及运行费 has exactly these two parts, with or without ordinals. */
  #linkVehicle(line: Line, i: number): boolean {
    if (line.item !== 'vehicle-purchase' && line.item !== 'vehicle-operation') return false;
    for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
      if (this.drafts[j]?.line.item !== 'official-vehicles') continue;
      this.#place(line, j);
      return true;
    }
    return false;
  }

  #linkPlain(draft: Draft, i: number): void {
    const { line, depth, ordinal } = draft;
    const key = keyOf(draft);
    const base = this.#base(line);
    const known = this.#open.findIndex((open) => open.key === key);
    if (known >= 0) this.#open.length = known;
    else {
      while ((this.#open.at(-1)?.depth ?? -1) > depth) this.#open.pop();
      const top = this.#open.at(-1);
      const nests =
        top !== undefined &&
        (top.depth < depth ||
          (ordinal === null ? addUp(this.drafts[top.index]?.line, this.#plainRun(i)) : ordinal.value === 1));
      if (top !== undefined && !nests) this.#dropLevel(top.depth, ordinal);
    }
    this.#place(line, this.#open.at(-1)?.index ?? base);
    this.#open.push({ key, index: i, depth, ordinal });
  }

  /** The labels without ordinal from line `from` on. */
  #plainRun(from: number): Line[] {
    const rest = this.drafts.slice(from);
    const end = rest.findIndex(({ line, ordinal }) => ordinal !== null || line.role !== 'item');
    return rest.slice(0, end < 0 ? rest.length : end).map(({ line }) => line);
  }

  /** A label without ordinal after ordinals stands beside the outermost of them; a stray ordinal beside the last. */
  #dropLevel(depth: number, ordinal: Ordinal | null): void {
    if (ordinal !== null) this.#open.pop();
    else this.#open = this.#open.filter((open) => open.depth < depth);
  }

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
    this.#place(line, balance.index);
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
      this.#place(line, null);
      line.role = 'subtotal';
      return true;
    }
    if (this.#group === null || !this.#group.path.every((part, k) => part === path[k])) {
      this.#group = null;
      return false;
    }
    this.#place(line, this.#group.head);
    return true;
  }

  #startOfWhich(draft: Draft, i: number): void {
    const { line } = draft;
    const vehicles = line.item === 'vehicle-purchase' || line.item === 'vehicle-operation';
    const group = this.#group;
    const grouped =
      group?.path.length === line.labelPath.length - 1 && group.path.every((p, k) => p === line.labelPath[k]);
    const parent = grouped ? group.head : this.#last;
    if (this.#ofWhich === null || !vehicles) {
      const above = parent === null ? null : (this.drafts[parent] ?? null);
      this.#ofWhich =
        parent === null || isSumOfAll(above?.line)
          ? null
          : { parent, key: keyOf(draft), plain: draft.ordinal === null && above?.ordinal !== null };
    }
    this.#place(line, this.#ofWhich?.parent ?? (i > 0 ? this.#last : null));
  }

  #continuesOfWhich(draft: Draft): boolean {
    const open = this.#ofWhich;
    const { line } = draft;
    if (open === null || line.role !== 'item' || line.code !== null) return false;
    if (line.item === 'vehicle-purchase' || line.item === 'vehicle-operation')
      return this.drafts[open.parent]?.line.item === 'official-vehicles';
    const sameStyle = keyOf(draft) === open.key;
    return sameStyle && (draft.ordinal !== null ? !this.#open.some(({ key }) => key === open.key) : open.plain);
  }

  #joinOfWhich(line: Line): void {
    line.role = 'of-which';
    this.#place(line, this.#ofWhich?.parent ?? null);
  }
}

function keyOf({ depth, ordinal }: Draft): string {
  return `${depth}:${ordinal?.style ?? 'plain'}`;
}

function isSumOfAll(line: Line | undefined): boolean {
  return line?.role === 'total' && line.level === 0 && line.labelPath.length === 0;
}

function prefixes(code: string): string[] {
  const out: string[] = [];
  for (let length = code.length - 2; length >= 3; length -= 2) out.push(code.slice(0, length));
  return out;
}
