import { TextDecoder } from 'node:util';
import { ParseError } from '../../document/errors.js';

/** Larger than any disclosure as text by far; a dump of 300 pages has about one megabyte. */
const MAX_BYTES = 20_000_000;

/** Text in the encodings that Chinese files have: by its mark, else UTF-8, else GB18030 (which holds GBK and GB2312). */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length > MAX_BYTES) throw unsupported(file, 'text > 20 MB');
  const text = decode(bytes);
  if (text === null) throw unsupported(file, 'binary data');
  return text;
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = new TextDecoder(encoding).decode(bytes);
    if (isReadable(text)) return text;
  }
  return null;
}

/** A single broken byte must not send a UTF-8 file to GB18030, where every character would turn out wrong. */
function isReadable(text: string): boolean {
  const broken = text.replace(/[\t\n\v\f\r]/g, '').match(/[\uFFFD\p{Cc}]/gu)?.length ?? 0;
  return broken * 1000 <= text.length;
}

function unsupported(file: string, found: string): ParseError {
  return new ParseError('unsupported-format', { file, values: { found } });
}
