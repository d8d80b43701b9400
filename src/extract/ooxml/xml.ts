import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { damaged, forbiddenXml, tooLarge } from './failures.js';
import { LIMITS } from './limits.js';
import type { OfficeZip } from './zip.js';

/** Short names for the namespaces that are read, in both editions of the standard (transitional and strict). */
const PREFIX: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/extended-properties', 'app'],
  ['http://purl.oclc.org/ooxml/officeDocument/extendedProperties', 'app'],
]);

/** A start tag. */
export interface XmlElement {
  /** Prefix of the table above and local name: w:tbl. Elements of other namespaces are `?:name`. */
  readonly name: string;
  /** Attribute by local name, whatever its namespace; null where absent. */
  readonly attr: (local: string) => string | null;
}

/** What gets the elements of a part in document order. */
export interface XmlHandler {
  open(element: XmlElement): void;
  close(name: string): void;
  text(text: string): void;
}

/** Streams one XML part into a handler, within the bounds; false where there is no such part. */
export async function readXml(zip: OfficeZip, part: string, handler: XmlHandler): Promise<boolean> {
  const { file } = zip;
  const parser = new SaxesParser({ xmlns: true, position: false });
  const names: string[] = [];
  parser.on('doctype', () => {
    throw forbiddenXml(file, 'DOCTYPE');
  });
  parser.on('error', (error) => {
    // Some converters forget to declare a prefix of theirs; the element is then simply not ours.
    if (!/unbound namespace prefix/.test(error.message)) throw damaged(file, `${part}: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    const name = `${PREFIX.get(tag.uri) ?? '?'}:${tag.local}`;
    names.push(name);
    if (names.length > LIMITS.xmlDepth) throw tooLarge(file, `${part}: more than ${LIMITS.xmlDepth} nested elements`);
    handler.open({ name, attr: (local) => attribute(tag, local) });
  });
  parser.on('closetag', () => {
    handler.close(names.pop() ?? '');
  });
  const onText = (text: string): void => {
    handler.text(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);

  const chunks = await zip.read(part);
  if (chunks === null) return false;
  const decoder = new TextDecoder(encodingOf(chunks[0]));
  for (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
  return true;
}

function attribute(tag: SaxesTagNS, local: string): string | null {
  for (const key in tag.attributes) {
    const attribute = tag.attributes[key];
    if (attribute?.local === local) return attribute.value;
  }
  return null;
}

/** UTF-16 parts are allowed and begin with a byte order mark; everything else is UTF-8. */
function encodingOf(chunk: Uint8Array | undefined): string {
  if (chunk?.[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk?.[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
