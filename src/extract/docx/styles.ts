import { readXml } from '../ooxml/xml.js';
import type { OfficeZip } from '../ooxml/zip.js';

/** Properties of a style that change what is read. Null: not said here, ask the style it is based on. */
export interface Style {
  basedOn: string | null;
  /** w:sz, half points. */
  size: number | null;
  hidden: boolean | null;
  numId: string | null;
  depth: number | null;
}

export class Styles {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #defaultSize: number | null;
  readonly #defaultParagraph: string | null;

  constructor(styles: ReadonlyMap<string, Style>, defaultSize: number | null, defaultParagraph: string | null) {
    this.#styles = styles;
    this.#defaultSize = defaultSize;
    this.#defaultParagraph = defaultParagraph;
  }

  /** First value of a property along basedOn. */
  of<K extends keyof Style>(id: string | null, property: K): Style[K] | null {
    const seen = new Set<string>();
    for (let at = id ?? this.#defaultParagraph; at !== null && !seen.has(at);) {
      seen.add(at);
      const style = this.#styles.get(at);
      if (style === undefined) return null;
      if (style[property] !== null) return style[property];
      at = style.basedOn;
    }
    return null;
  }

  /** Half points of a run of paragraph style `paragraph` and character style `run`. */
  size(paragraph: string | null, run: string | null): number | null {
    return (run === null ? null : this.of(run, 'size')) ?? this.of(paragraph, 'size') ?? this.#defaultSize;
  }
}

/** word/styles.xml. */
export async function readStyles(zip: OfficeZip, part: string): Promise<Styles> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  let inDefaults = false;
  let defaultSize: number | null = null;
  let defaultParagraph: string | null = null;
  await readXml(zip, part, {
    open({ name, attr }) {
      if (name === 'w:rPrDefault') inDefaults = true;
      else if (name === 'w:style') {
        style = { basedOn: null, size: null, hidden: null, numId: null, depth: null };
        const id = attr('styleId') ?? '';
        styles.set(id, style);
        if (attr('type') === 'paragraph' && isOn(attr('default'), false)) defaultParagraph = id;
      } else if (inDefaults && name === 'w:sz') defaultSize = Number(attr('val')) || null;
      else if (style !== null) setStyle(style, name, attr('val'));
    },
    close(name) {
      if (name === 'w:style') style = null;
      else if (name === 'w:rPrDefault') inDefaults = false;
    },
    text: () => undefined,
  });
  return new Styles(styles, defaultSize, defaultParagraph);
}

function setStyle(style: Style, name: string, value: string | null): void {
  if (name === 'w:basedOn') style.basedOn = value;
  else if (name === 'w:sz') style.size = Number(value) || null;
  else if (name === 'w:vanish') style.hidden = isOn(value);
  else if (name === 'w:numId') style.numId = value;
  else if (name === 'w:ilvl') style.depth = Number(value) || 0;
}

/** On/off properties: present without a value means on. */
export function isOn(value: string | null, absent = true): boolean {
  return value === null ? absent : !['0', 'false', 'off', 'none'].includes(value.toLowerCase());
}
