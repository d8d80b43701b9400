import { readXml } from '../ooxml/xml.js';
import type { OfficeZip } from '../ooxml/zip.js';
import { formatNumber } from './number-format.js';

interface Level {
  start: number;
  format: string;
  /** lvlText: %1 stands for the number of the first level, "（%2）" … */
  text: string;
  /** tab | space | nothing */
  suffix: string;
  /** 0: never restarts. */
  restart: number | null;
  /** Paragraph style whose paragraphs stand on this level. */
  style: string | null;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  /** Another list holds the levels (w:numStyleLink → w:styleLink). */
  link: string | null;
  styleLink: string | null;
}

interface ListInstance {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

export interface NumberingDefinitions {
  readonly lists: ReadonlyMap<string, AbstractList>;
  readonly instances: ReadonlyMap<string, ListInstance>;
}

/** word/numbering.xml. */
export async function readNumbering(zip: OfficeZip, part: string): Promise<NumberingDefinitions> {
  const lists = new Map<string, AbstractList>();
  const instances = new Map<string, ListInstance>();
  let list: AbstractList | null = null;
  let instance: ListInstance | null = null;
  let override: number | null = null;
  let level: Level | null = null;
  await readXml(zip, part, {
    open({ name, attr }) {
      const value = attr('val') ?? '';
      if (name === 'w:abstractNum') {
        list = { levels: new Map(), link: null, styleLink: null };
        lists.set(attr('abstractNumId') ?? '', list);
      } else if (name === 'w:num') {
        instance = { abstract: '', starts: new Map(), levels: new Map() };
        instances.set(attr('numId') ?? '', instance);
      } else if (name === 'w:lvlOverride') override = toInt(attr('ilvl'));
      else if (name === 'w:abstractNumId' && instance !== null) instance.abstract = value;
      else if (name === 'w:startOverride' && instance !== null && override !== null)
        instance.starts.set(override, toInt(value) ?? 1);
      else if (name === 'w:numStyleLink' && list !== null) list.link = value;
      else if (name === 'w:styleLink' && list !== null) list.styleLink = value;
      else if (name === 'w:lvl') {
        level = { start: 1, format: 'decimal', text: '', suffix: 'tab', restart: null, style: null };
        (instance ?? list)?.levels.set(toInt(attr('ilvl')) ?? 0, level);
      } else if (level !== null) setLevel(level, name, value);
    },
    close(name) {
      if (name === 'w:lvl') level = null;
      else if (name === 'w:abstractNum') list = null;
      else if (name === 'w:lvlOverride') override = null;
      else if (name === 'w:num') instance = null;
    },
    text: () => undefined,
  });
  return { lists, instances };
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'w:start') level.start = toInt(value) ?? 1;
  else if (name === 'w:numFmt') level.format = value;
  else if (name === 'w:lvlText') level.text = value;
  else if (name === 'w:suff') level.suffix = value;
  else if (name === 'w:pStyle') level.style = value;
  else if (name === 'w:lvlRestart') level.restart = toInt(value);
}

/** Counts the automatic numbers (一、 （二） 3.) of a document: they are printed but stand nowhere in its text. */
export class ListCounter {
  readonly #definitions: NumberingDefinitions;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(definitions: NumberingDefinitions) {
    this.#definitions = definitions;
  }

  /** The label of the next paragraph of list `numId` at `depth`, with the gap that follows it. */
  next(numId: string, depth: number): string {
    const instance = this.#definitions.instances.get(numId);
    if (instance === undefined || depth < 0 || depth > 8) return '';
    const list = this.#resolve(instance.abstract);
    const levelAt = (i: number): Level | undefined => instance.levels.get(i) ?? list?.levels.get(i);
    const level = levelAt(depth);
    if (level === undefined) return '';

    const counts = this.#counts.get(instance.abstract) ?? [];
    this.#counts.set(instance.abstract, counts);
    this.#restart(numId, instance, counts);
    for (let i = 0; i < depth; i++) counts[i] ??= levelAt(i)?.start ?? 1;
    const last = counts[depth];
    counts[depth] = last === undefined ? level.start : last + 1;
    for (let i = depth + 1; i < counts.length; i++) {
      const restart = levelAt(i)?.restart ?? null;
      // lvlRestart names the level (counted from 1) whose number begins this one anew.
      if (restart === null || (restart > 0 && depth < restart)) counts[i] = undefined;
    }

    if (level.format === 'bullet') return '';
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const i = Number(digit) - 1;
      return formatNumber(levelAt(i)?.format ?? 'decimal', counts[i] ?? levelAt(i)?.start ?? 1);
    });
    return label + gap(label, level.suffix);
  }

  /** Level that a numbered style stands on, 0 where the list does not say. */
  depthOfStyle(numId: string, style: string): number {
    const abstract = this.#definitions.instances.get(numId)?.abstract;
    const levels = abstract === undefined ? undefined : this.#resolve(abstract)?.levels;
    for (const [depth, level] of levels ?? []) if (level.style === style) return depth;
    return 0;
  }

  /** A list that says where it starts begins there once, even when its counter is shared with another list. */
  #restart(numId: string, instance: ListInstance, counts: (number | undefined)[]): void {
    if (this.#begun.has(numId)) return;
    this.#begun.add(numId);
    for (const [depth, start] of instance.starts) counts[depth] = start - 1;
  }

  #resolve(id: string): AbstractList | undefined {
    const { lists } = this.#definitions;
    const list = lists.get(id);
    if (list === undefined || list.link === null) return list;
    // One step only: a chain of links, or a link to itself, is a defect.
    const { link } = list;
    return [...lists.values()].find((other) => other.styleLink === link) ?? list;
  }
}

/** After 一、 and （一） no gap is written; after 1. and (1) a space stands for the tab. */
function gap(label: string, suffix: string): string {
  if (label === '' || suffix === 'nothing') return '';
  return /[、，．。：）】〕]$/.test(label) ? '' : ' ';
}

function toInt(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}
