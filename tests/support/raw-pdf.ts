// PDFs for tests of the extractor: pages given as content operators, so that every way of drawing can be tried.

export interface RawPage {
  /** Content operators. Text in F1 (UniGB-UCS2-H), F2 (GBK-EUC-H), neither embedded nor with ToUnicode, F3 Helvetica. */
  readonly content: string;
  /** MediaBox, A4 upright where absent. */
  readonly media?: readonly [number, number, number, number];
  readonly crop?: readonly [number, number, number, number];
  readonly rotate?: number;
  /** Form XObjects by name: /X1 Do. */
  readonly forms?: Readonly<Record<string, RawForm>>;
  /** Pictures by name: /I1 Do. */
  readonly images?: Readonly<Record<string, RawImage>>;
  /** Extended graphics states by name: /G1 gs. */
  readonly states?: Readonly<Record<string, string>>;
  /** Dictionaries of annotations; object 8 is the first form. */
  readonly annotations?: readonly string[];
  /** Patterns by name, each a form that is repeated: /Pattern cs /P1 scn. */
  readonly patterns?: Readonly<Record<string, RawForm>>;
}

export interface RawImage {
  /** Width, height, colours, filter. */
  readonly dictionary: string;
  readonly data: Uint8Array;
  /** The picture that is its soft mask. */
  readonly softMask?: RawImage;
}

export interface RawForm {
  readonly content: string;
  readonly matrix?: readonly number[];
  readonly bbox?: readonly number[];
}

const FONTS: Readonly<Record<number, string>> = {
  3: '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
  4: '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  6:
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>',
  7:
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
    '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
};
const FONT_RESOURCES = '/Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >>';

export function rawPdf(pages: readonly RawPage[]): Uint8Array {
  const objects: string[] = [];
  const put = (number: number, body: string): void => void (objects[number] = body);
  for (const [number, body] of Object.entries(FONTS)) put(Number(number), body);
  let next = 8;
  const stream = (dictionary: string, content: string): number => {
    put(next, `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`);
    return next++;
  };
  const picture = ({ dictionary, data, softMask }: RawImage): number => {
    const mask = softMask === undefined ? '' : ` /SMask ${picture(softMask)} 0 R`;
    return stream(`/Type /XObject /Subtype /Image ${dictionary}${mask}`, Buffer.from(data).toString('latin1'));
  };
  const kids = pages.map((page) => {
    const forms = Object.entries(page.forms ?? {}).map(([name, form]) => {
      const matrix = form.matrix ? `/Matrix [${form.matrix.join(' ')}]` : '';
      const bbox = (form.bbox ?? [0, 0, 10_000, 10_000]).join(' ');
      const dictionary = `/Type /XObject /Subtype /Form /BBox [${bbox}] ${matrix} /Resources << ${FONT_RESOURCES} >>`;
      return `/${name} ${stream(dictionary, form.content)} 0 R`;
    });
    for (const [name, image] of Object.entries(page.images ?? {})) forms.push(`/${name} ${picture(image)} 0 R`);
    const patterns = Object.entries(page.patterns ?? {}).map(([name, { content: tile, bbox = [0, 0, 600, 850] }]) => {
      const dictionary = `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [${bbox.join(' ')}]`;
      const steps = `/XStep ${bbox[2] ?? 0} /YStep ${bbox[3] ?? 0} /Resources << >>`;
      return `/${name} ${stream(`${dictionary} ${steps}`, tile)} 0 R`;
    });
    const states = Object.entries(page.states ?? {}).map(([name, body]) => `/${name} << ${body} >>`);
    const content = stream('', page.content);
    const self = next++;
    put(
      self,
      `<< /Type /Page /Parent 2 0 R /MediaBox [${(page.media ?? [0, 0, 595, 842]).join(' ')}] ` +
        (page.crop ? `/CropBox [${page.crop.join(' ')}] ` : '') +
        (page.rotate === undefined ? '' : `/Rotate ${page.rotate} `) +
        `/Annots [${(page.annotations ?? []).join(' ')}] ` +
        `/Contents ${content} 0 R /Resources << ${FONT_RESOURCES} /XObject << ${forms.join(' ')} >> ` +
        `/Pattern << ${patterns.join(' ')} >> /ExtGState << ${states.join(' ')} >> >> >>`,
    );
    return `${self} 0 R`;
  });
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`);
  return write(objects);
}

function write(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.5\n';
  const rows = ['0000000000 65535 f '];
  for (let number = 1; number < objects.length; number++) {
    rows.push(`${String(file.length).padStart(10, '0')} 00000 n `);
    file += `${number} 0 obj\n${objects[number] ?? 'null'}\nendobj\n`;
  }
  const xref = `xref\n0 ${rows.length}\n${rows.join('\n')}\ntrailer\n<< /Size ${rows.length} /Root 1 0 R >>\n`;
  return Buffer.from(`${file}${xref}startxref\n${file.length}\n%%EOF\n`, 'latin1');
}

/** UTF-16 codes of F1, as a hex string. */
export function hex(text: string): string {
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** One line of F1 text with its baseline's left end at (x, y) of user space. */
export function text(x: number, y: number, words: string, size = 10): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hex(words)} Tj ET\n`;
}

/** A stroked line. */
export function line(x0: number, y0: number, x1: number, y1: number): string {
  return `${x0} ${y0} m ${x1} ${y1} l S\n`;
}
