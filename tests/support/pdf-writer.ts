import { createHash } from 'node:crypto';

/**
 * A JPEG in colours that covers its page, as a scanner writes it; `hidden` are lines of text laid invisibly over it,
 * `under` such as it is painted over, `shown` such as are printed on it.
 */
export interface ScannedPage {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly hidden?: readonly string[];
  readonly under?: readonly string[];
  readonly shown?: readonly string[];
}

/** One page: lines of text from the top, or a picture that covers it (a scan). */
export type TestPage = { readonly lines: readonly string[] } | { readonly picture: true } | ScannedPage;

export interface TestPdfOptions {
  /** Encrypts the file, so that it opens with this password only. */
  readonly userPassword?: string;
}

const PAGE = { width: 595, height: 842 };

/**
 * A small, correct PDF. Strings are not encrypted with the streams: a file with a password is there to be refused.
 * The font is not embedded and has no ToUnicode: UniGB-UCS2-H codes are UTF-16.
 */
export function writePdf(pages: readonly TestPage[], { userPassword }: TestPdfOptions = {}): Uint8Array {
  const objects = new Map<number, Buffer>();
  const font = { type0: 3, cid: 4, descriptor: 5 };
  const first = 10;
  const seal = userPassword === undefined ? null : encryption(userPassword);
  const put = (number: number, text: string): void => void objects.set(number, Buffer.from(text, 'latin1'));
  const stream = (number: number, dictionary: string, data: Buffer): void => {
    const body = seal === null ? data : rc4(objectKey(seal.key, number), data);
    const head = Buffer.from(`<< ${dictionary} /Length ${body.length} >>\nstream\n`, 'latin1');
    objects.set(number, Buffer.concat([head, body, Buffer.from('\nendstream', 'latin1')]));
  };

  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, i) => `${first + 3 * i} 0 R`).join(' ');
  put(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  put(
    font.type0,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [${font.cid} 0 R] >>`,
  );
  put(
    font.cid,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor ${font.descriptor} 0 R /DW 1000 ` +
      '/CIDSystemInfo << /Registry <41646F6265> /Ordering <474231> /Supplement 4 >> >>',
  );
  put(
    font.descriptor,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  pages.forEach((page, i) => {
    const [self, content, picture] = [first + 3 * i, first + 3 * i + 1, first + 3 * i + 2];
    put(
      self,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} 0 R ` +
        `/Resources << /Font << /F1 ${font.type0} 0 R >> /XObject << /P ${picture} 0 R >> >> >>`,
    );
    const [entries, pixels] =
      'jpeg' in page
        ? [`/Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /Filter /DCTDecode`, page.jpeg]
        : ['/Width 2 /Height 2 /ColorSpace /DeviceGray', [200, 210, 220, 230]];
    stream(picture, `/Type /XObject /Subtype /Image /BitsPerComponent 8 ${entries}`, Buffer.from(pixels));
    stream(content, '', Buffer.from(contentOf(page), 'latin1'));
  });
  if (seal !== null) put(6, seal.dictionary);
  return assemble(objects, seal === null ? '' : `/Encrypt 6 0 R /ID [<${FILE_ID}> <${FILE_ID}>]`);
}

function contentOf(page: TestPage): string {
  if ('lines' in page) return textOperators(page.lines);
  if (!('jpeg' in page)) return pictureOperators();
  const { under = [], hidden = [], shown = [] } = page;
  return `${textOperators(under)} ${pictureOperators()} ${textOperators(hidden, INVISIBLE)} ${textOperators(shown)}`;
}

/** Text rendering mode (PDF 32000-1, 9.3.6). */
const INVISIBLE = 3;

function textOperators(lines: readonly string[], mode = 0): string {
  const shown = lines.map((line) => `<${utf16Hex(line)}> Tj 0 -24 Td`);
  return `BT ${mode} Tr /F1 12 Tf 60 780 Td ${shown.join('\n')} ET`;
}

function utf16Hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function pictureOperators(): string {
  return `q ${PAGE.width} 0 0 ${PAGE.height} 0 0 cm /P Do Q`;
}

function assemble(objects: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const numbers = [...objects.keys()].sort((a, b) => a - b);
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  let at = parts[0]?.length ?? 0;
  for (const number of numbers) {
    offsets.set(number, at);
    const part = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      objects.get(number) ?? Buffer.alloc(0),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    at += part.length;
  }
  const size = (numbers.at(-1) ?? 0) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

// The standard security handler, revision 2 (RC4, 40 bits): PDF 32000-1, 7.6.3, algorithms 1 to 4.

const FILE_ID = '00112233445566778899aabbccddeeff';
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -4;
const KEY_LENGTH = 5;

function encryption(userPassword: string): { key: Buffer; dictionary: string } {
  const user = Buffer.concat([Buffer.from(userPassword, 'latin1'), PADDING]).subarray(0, 32);
  const owner = rc4(md5(user).subarray(0, KEY_LENGTH), user);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const seed = Buffer.concat([user, owner, permissions, Buffer.from(FILE_ID, 'hex')]);
  const key = md5(seed).subarray(0, KEY_LENGTH);
  const proof = rc4(key, PADDING);
  const dictionary =
    `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> ` +
    `/U <${proof.toString('hex')}> /P ${PERMISSIONS} >>`;
  return { key, dictionary };
}

function objectKey(key: Buffer, number: number): Buffer {
  const salt = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
  return md5(Buffer.concat([key, salt])).subarray(0, KEY_LENGTH + 5);
}

function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest();
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
