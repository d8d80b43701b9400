// PDFs made byte by byte: what is in them is chosen, right or wrong.

export const latin1 = (text) => Buffer.from(text, 'latin1');

/** A PDF of these objects (from number 1 on), with a correct cross-reference table. */
export function pdf(objects, trailer = '') {
  const parts = [latin1('%PDF-1.7\n')];
  const offsets = [];
  let length = parts[0].length;
  const put = (part) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((body, index) => {
    offsets.push(length);
    put(latin1(`${index + 1} 0 obj\n`));
    put(Buffer.isBuffer(body) ? body : latin1(body));
    put(latin1('\nendobj\n'));
  });
  const at = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n `);
  const size = objects.length + 1;
  put(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('\n')}\n`));
  put(latin1(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

export function stream(data, dictionary = '') {
  const bytes = Buffer.isBuffer(data) ? data : latin1(data);
  return Buffer.concat([latin1(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, latin1('\nendstream')]);
}

export const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
export const FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font ' +
  '/Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName ' +
  '/STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 ' +
  '/StemV 93 >> /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) ' +
  '/Supplement 4 >> >> ] >>';

/** One page with this content stream (object 4); font F1 is object 5; further objects from 6 on. */
export function onePage(content, { page = '/MediaBox [0 0 595 842]', resources = '', more = [], font = FONT } = {}) {
  return pdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> >>`,
    Buffer.isBuffer(content) && content.includes('endstream') ? content : stream(content),
    font,
    ...more,
  ]);
}

export const hex = (text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
const say = (text, y = 800) => `BT /F1 10 Tf 1 0 0 1 40 ${y} Tm ${hex(text)} Tj ET\n`;
/** Text that is read, and then found to be no disclosure. */
export const TITLE = `${say('某某局公开信息')}${say('联系电话', 780)}`;
/** Text that makes a document, so that what was read before a limit is kept. */
export const DISCLOSURE = `${say('巨鹿县教育局2023年部门预算公开')}${say('巨鹿县教育局2023年收入5873.35万元。', 780)}`;

/** A small disclosure of a department: a page of prose that says who it is of and which year. */
export function disclosure(department, year) {
  const lines = [`${department}${year}年部门预算公开`, `${department}${year}年收入5873.35万元。`];
  return onePage(lines.map((line, index) => say(line, 800 - 20 * index)).join(''));
}
