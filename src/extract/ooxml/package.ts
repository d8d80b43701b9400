import { forbiddenXml } from './failures.js';
import { readXml } from './xml.js';
import type { OfficeZip } from './zip.js';

/** A link of a part (_rels/*.rels) to another. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type address: officeDocument, styles, numbering, worksheet, sharedStrings … */
  readonly type: string;
  /** Part name in the zip, or the address itself where external. */
  readonly target: string;
  readonly external: boolean;
}

/** Relationships of a part ('' for those of the package). External targets are listed, and never opened. */
export async function relationshipsOf(zip: OfficeZip, part: string): Promise<Relationship[]> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const out: Relationship[] = [];
  await readXml(zip, `${folder}_rels/${part.slice(cut)}.rels`, {
    open(element) {
      if (element.name !== 'rel:Relationship') return;
      const target = element.attr('Target') ?? '';
      const external = element.attr('TargetMode')?.toLowerCase() === 'external';
      out.push({
        id: element.attr('Id') ?? '',
        type: (element.attr('Type') ?? '').replace(/^.*\//, ''),
        target: external ? target : resolvePart(folder, target),
        external,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return out;
}

/** The part that holds the document itself. */
export async function mainPart(zip: OfficeZip, usual: string): Promise<string> {
  const main = (await relationshipsOf(zip, '')).find((relationship) => relationship.type === 'officeDocument');
  if (main?.external === true) throw forbiddenXml(zip.file, `external document ${main.target}`);
  return main !== undefined && zip.has(main.target) ? main.target : usual;
}

/** Program that wrote the file (docProps/app.xml), with its version. */
export async function producerOf(zip: OfficeZip): Promise<string | null> {
  const found: Record<string, string> = {};
  let current = '';
  await readXml(zip, 'docProps/app.xml', {
    open: (element) => (current = element.name),
    close: () => (current = ''),
    text(text) {
      if (current === 'app:Application' || current === 'app:AppVersion')
        found[current] = ((found[current] ?? '') + text).slice(0, 200);
    },
  });
  const name = found['app:Application']?.trim() ?? '';
  if (name === '') return null;
  const version = found['app:AppVersion']?.trim() ?? '';
  return version === '' ? name : `${name} ${version}`;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const out: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return out.join('/');
}
