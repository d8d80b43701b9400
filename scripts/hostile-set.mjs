// Files that are broken or made to do harm, each with what must become of it. Nothing of them is taken from
// anywhere: they are made here, the small ones byte by byte.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

const latin1 = (text) => Buffer.from(text, 'latin1');

/** A PDF of these objects (from number 1 on), with a correct cross-reference table. */
function pdf(objects, trailer = '') {
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

function stream(data, dictionary = '') {
  const bytes = Buffer.isBuffer(data) ? data : latin1(data);
  return Buffer.concat([latin1(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, latin1('\nendstream')]);
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font ' +
  '/Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName ' +
  '/STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 ' +
  '/StemV 93 >> /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) ' +
  '/Supplement 4 >> >> ] >>';

/** One page with this content stream (object 4); font F1 is object 5; further objects from 6 on. */
function onePage(content, { page = '/MediaBox [0 0 595 842]', resources = '', more = [], font = FONT } = {}) {
  return pdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> >>`,
    Buffer.isBuffer(content) && content.includes('endstream') ? content : stream(content),
    font,
    ...more,
  ]);
}

const hex = (text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
const say = (text, y = 800) => `BT /F1 10 Tf 1 0 0 1 40 ${y} Tm ${hex(text)} Tj ET\n`;
/** Text that is read, and then found to be no disclosure. */
const TITLE = `${say('某某局公开信息')}${say('联系电话', 780)}`;
/** Text that makes a document, so that what was read before a limit is kept. */
const DISCLOSURE = `${say('巨鹿县教育局2023年部门预算公开')}${say('巨鹿县教育局2023年收入5873.35万元。', 780)}`;

/** A small disclosure of a department: a page of prose that says who it is of and which year. */
export function disclosure(department, year) {
  const lines = [`${department}${year}年部门预算公开`, `${department}${year}年收入5873.35万元。`];
  return onePage(lines.map((line, index) => say(line, 800 - 20 * index)).join(''));
}

/** Numbers that look random and are the same in every run. */
function random(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, data, claimed = data.length } of entries) {
    const packed = deflateRawSync(data);
    const file = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimed, 18);
    head.writeUInt16LE(file.length, 22);
    parts.push(latin1('PK\x03\x04'), head, file, packed);
    const offset = Buffer.alloc(16);
    offset.writeUInt32LE(at, 12);
    // Central directory: version made by, the same head, comment, disk, attributes, offset.
    directory.push(latin1('PK\x01\x02'), Buffer.from([20, 0]), head, offset.subarray(2), file);
    at += 30 + file.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, latin1('PK\x05\x06'), end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const rels = (target) =>
  `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="${target}"/></Relationships>`;

function docx(body, { head = '', more = [], claimed } = {}) {
  const xml = Buffer.from(`${head}<w:document ${W}><w:body>${body}</w:body></w:document>`);
  return zip([
    { name: '[Content_Types].xml', data: Buffer.from(TYPES) },
    { name: '_rels/.rels', data: Buffer.from(rels('word/document.xml')) },
    { name: 'word/document.xml', data: xml, ...(claimed === undefined ? {} : { claimed }) },
    ...more,
  ]);
}

function xlsx(sheet, more = []) {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const book = `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`;
  const sheets = `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
  return zip([
    { name: '[Content_Types].xml', data: Buffer.from(TYPES) },
    { name: '_rels/.rels', data: Buffer.from(rels('xl/workbook.xml')) },
    { name: 'xl/workbook.xml', data: Buffer.from(book) },
    { name: 'xl/_rels/workbook.xml.rels', data: Buffer.from(sheets) },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: Buffer.from(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
    },
    ...more,
  ]);
}

/** The directory of an OLE container with a stream of this name; no reader needs more to tell what it is. */
function ole(name) {
  const file = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  const text = Buffer.from(`${name}\0`, 'utf16le');
  text.copy(file, 512);
  file.writeUInt16LE(text.length, 512 + 64);
  file[512 + 66] = 2;
  return file;
}

const repeat = (megabytes, piece) => Buffer.alloc(megabytes * 1e6, piece);
const twice = (data) => deflateSync(deflateSync(data));
const TWO_FILTERS = '/Filter [/FlateDecode /FlateDecode]';

/** Forms that draw each other: `width` times each, `depth` deep. */
function formTower(width, depth) {
  const more = Array.from({ length: depth }, (_, level) => {
    const next = level + 1 < depth ? `/XObject << /X ${7 + level} 0 R >>` : '';
    const content = level + 1 < depth ? '/X Do\n'.repeat(width) : '0 0 m 9 9 l S\n';
    return stream(
      content,
      `/Type /XObject /Subtype /Form /BBox [0 0 999 999] /Resources << /Font << /F1 5 0 R >> ${next} >>`,
    );
  });
  return onePage(`${TITLE}/X Do\n`, { resources: '/XObject << /X 6 0 R >>', more });
}

function manyLines(count) {
  const next = random(1);
  const point = () => `${(next() * 590).toFixed(2)} ${(next() * 840).toFixed(2)}`;
  return onePage(
    TITLE +
      Array.from({ length: count }, () => {
        const [x, y] = point().split(' ');
        return next() < 0.5
          ? `${x} ${y} m ${point().split(' ')[0]} ${y} l S\n`
          : `${x} ${y} m ${x} ${point().split(' ')[1]} l S\n`;
      }).join(''),
  );
}

function manyGlyphs(count) {
  const next = random(2);
  return onePage(
    TITLE +
      Array.from(
        { length: count / 10 },
        () =>
          `BT /F1 8 Tf 1 0 0 1 ${(next() * 590).toFixed(1)} ${(next() * 840).toFixed(1)} Tm ${hex('预算收入支出合计项目')} Tj ET\n`,
      ).join(''),
  );
}

function manyPages(count) {
  const kids = Array.from({ length: count }, (_, i) => `${5 + i} 0 R`).join(' ');
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>';
  return pdf([
    CATALOG,
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    stream(TITLE),
    FONT,
    ...Array.from({ length: count }, () => page),
  ]);
}

/** Two pages that can be read and one that draws a tower of forms. */
function readableThenEndless() {
  const tower = Array.from({ length: 9 }, (_, level) => {
    const next = level < 8 ? `/XObject << /X ${10 + level} 0 R >>` : '';
    return stream('/X Do\n'.repeat(10), `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${next} >>`);
  });
  const page = (content, more = '') =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 6 0 R >> ${more} >> >>`;
  return pdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
    page(7),
    page(7),
    page(8, '/XObject << /X 9 0 R >>'),
    FONT,
    stream(DISCLOSURE),
    stream('/X Do\n'),
    ...tower,
  ]);
}

function deepPageTree(depth) {
  const nodes = Array.from(
    { length: depth },
    (_, i) => `<< /Type /Pages /Kids [${i + 3} 0 R] /Count 1 ${i > 0 ? `/Parent ${i + 1} 0 R` : ''} >>`,
  );
  return pdf([
    CATALOG,
    ...nodes,
    `<< /Type /Page /Parent ${depth + 1} 0 R /MediaBox [0 0 595 842] /Contents ${depth + 3} 0 R >>`,
    stream(TITLE),
  ]);
}

const PADDING = '<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>';
const LOCK = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O ${PADDING} /U ${PADDING} >>`;

/**
 * The files: `name`, `data` (or `make`, which puts something at a path), and what must become of each: the code of
 * its error, `limit` for either of the limits (which is met first depends on the machine), `read:limit` for a document
 * that ends early because of one, two of them with | between where a fast machine is done before a limit, or `skipped`.
 * `slow` ones take a limit to end and are left out of the short run.
 */
export function hostileSet(whole) {
  const set = [];
  const add = (name, data, expected, more = {}) => set.push({ name, data, expected, ...more });

  // Bombs.
  add('bomb-twice-deflated.pdf', onePage(stream(twice(repeat(200, 'q Q ')), TWO_FILTERS)), 'pdf-too-large');
  add(
    'bomb-deflated.pdf',
    onePage(stream(deflateSync(repeat(100, '0 0 m ')), '/Filter /FlateDecode')),
    'pdf-too-large',
  );
  add(
    'bomb-run-length.pdf',
    onePage(stream(deflateSync(repeat(30, '\x81 ')), '/Filter [/FlateDecode /RunLengthDecode]')),
    'limit|no-text-layer',
    { slow: true },
  );
  add(
    'bomb-under-the-limit.pdf',
    onePage(stream(deflateSync(repeat(60, '1 0 0 1 0 0 cm ')), '/Filter /FlateDecode')),
    'limit',
    {
      slow: true,
    },
  );
  add('bomb.docx', docx('<w:p><w:r><w:t>text</w:t></w:r></w:p>'.repeat(1_500_000)), 'docx-too-large');
  add('bomb-that-lies.docx', docx(' '.repeat(100e6), { claimed: 1000 }), 'docx-damaged');
  add(
    'bomb-in-styles.docx',
    docx('<w:p/>', { more: [{ name: 'word/styles.xml', data: repeat(60, '<a/>') }] }),
    'docx-too-large',
  );
  add('bomb.xlsx', xlsx('<row><c t="inlineStr"><is><t>text</t></is></c></row>'.repeat(1_200_000)), 'docx-too-large');

  // Loops.
  add('page-tree-is-its-own-child.pdf', pdf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']), 'pdf-damaged');
  add(
    'page-tree-in-a-ring.pdf',
    pdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 9 >>', '<< /Type /Pages /Kids [2 0 R] /Count 9 >>']),
    'pdf-damaged',
  );
  add(
    'page-is-its-own-parent.pdf',
    pdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 3 0 R >>']),
    'no-text-layer',
  );
  add(
    'form-draws-itself.pdf',
    onePage(`${TITLE}/X Do`, {
      resources: '/XObject << /X 6 0 R >>',
      more: [
        stream('/X Do /X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>'),
      ],
    }),
    'no-budget-content',
  );
  add('forms-ten-to-the-ninth.pdf', formTower(10, 9), 'limit', { slow: true });
  add('third-page-never-ends.pdf', readableThenEndless(), 'read:limit', { slow: true });
  add('previous-table-is-itself.pdf', pdf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>'], '/Prev 9'), 'pdf-damaged');
  add(
    'glyph-draws-itself.pdf',
    onePage('BT /F1 10 Tf (aaaa) Tj ET', {
      font: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>',
      more: [stream('9 0 d0 BT /F1 10 Tf (aa) Tj ET')],
    }),
    'no-budget-content',
  );
  add(
    'style-of-a-list-is-itself.docx',
    docx('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>', {
      more: [
        {
          name: 'word/numbering.xml',
          data: Buffer.from(
            `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/><w:styleLink w:val="s"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
          ),
        },
      ],
    }),
    'no-budget-content',
  );

  // Truncations.
  for (const share of [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])
    add(
      `cut-at-${String(share * 100).padStart(2, '0')}-percent.pdf`,
      whole.subarray(0, Math.round(whole.length * share)),
      'pdf-truncated',
    );
  add('only-a-header.pdf', latin1('%PDF-1.7\n'), 'pdf-truncated');
  add('cut.docx', docx('<w:p/>').subarray(0, 300), 'not-a-pdf');
  add(
    'cut-in-the-xml.docx',
    zip([{ name: 'word/document.xml', data: Buffer.from(`<w:document ${W}><w:body>`) }]),
    'docx-damaged',
  );

  // Deep nesting.
  add('arrays-in-arrays.pdf', onePage(`${TITLE}${'['.repeat(300_000)}`), 'no-budget-content');
  add(
    'dictionaries-in-dictionaries.pdf',
    pdf([`<< /Type /Catalog /Pages 2 0 R /A ${'<< /A '.repeat(100_000)}`, '<< >>']),
    'pdf-damaged',
  );
  add('page-tree-ten-thousand-deep.pdf', deepPageTree(10_000), 'no-budget-content');
  add('states-in-states.pdf', onePage(`${TITLE}${'q '.repeat(4000)}`), 'no-budget-content');
  add(
    'elements-in-elements.docx',
    docx('<w:sdt><w:sdtContent>'.repeat(5000) + '</w:sdtContent></w:sdt>'.repeat(5000)),
    'docx-too-large',
  );
  add(
    'tables-in-tables.docx',
    docx('<w:tbl><w:tr><w:tc>'.repeat(900) + '<w:p/>' + '</w:tc></w:tr></w:tbl>'.repeat(900)),
    'docx-too-large',
  );
  add(
    'entities-in-entities.docx',
    docx('<w:p>&b;</w:p>', { head: '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' }),
    'docx-forbidden-xml',
  );

  // Numbers beyond reason.
  add(
    'two-thousand-million-pages.pdf',
    pdf([
      CATALOG,
      '<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(TITLE),
      FONT,
    ]),
    'no-budget-content',
  );
  add('twenty-thousand-pages.pdf', manyPages(20_000), 'limit|no-budget-content', { slow: true });
  add('no-pages.pdf', pdf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>']), 'pdf-damaged');
  add('huge-page.pdf', onePage(TITLE, { page: '/MediaBox [0 0 1e12 1e12]' }), 'no-budget-content');
  add('page-of-no-size.pdf', onePage(TITLE, { page: '/MediaBox [0 0 0 0]' }), 'no-budget-content');
  add('page-of-no-numbers.pdf', onePage(TITLE, { page: '/MediaBox [(a) /b null 1e999]' }), 'no-budget-content');
  add('coordinates-beyond-numbers.pdf', onePage(`1e38 0 0 1e38 1e38 1e38 cm\n${TITLE}`), 'no-budget-content');
  add('lines-by-the-hundred-thousand.pdf', manyLines(200_000), 'limit|no-budget-content', { slow: true });
  add('a-million-characters.pdf', manyGlyphs(1_000_000), 'limit|no-budget-content', { slow: true });
  add('a-million-columns.xlsx', xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'no-budget-content');
  add(
    'a-million-cells.docx',
    docx(`<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(1000)}</w:tr>`.repeat(1000)}</w:tbl>`),
    'docx-too-large',
  );
  add('one-line-of-fifty-megabytes.txt', repeat(50, '预算'), 'unsupported-format', { slow: true });

  // Fonts.
  add('font-is-missing.pdf', onePage(TITLE, { font: 'null' }), 'no-budget-content');
  add('font-is-a-number.pdf', onePage(TITLE, { font: '42' }), 'no-budget-content');
  add(
    'characters-mapped-without-end.pdf',
    onePage(TITLE, {
      font: FONT.replace('/Type /Font ', '/Type /Font /ToUnicode 6 0 R '),
      more: [
        stream(
          '1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange',
        ),
      ],
    }),
    'no-budget-content',
  );
  add(
    'embedded-font-is-noise.pdf',
    onePage('BT /F1 10 Tf (budget) Tj ET', {
      font: '<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 6 0 R >> >>',
      more: [stream(Buffer.from(Array.from({ length: 5000 }, random(3)).map((x) => x * 256)))],
    }),
    'no-budget-content',
  );

  // Locked.
  add(
    'locked.pdf',
    pdf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>'], `/Encrypt ${LOCK} /ID [<00> <00>]`),
    'pdf-password',
  );
  add(
    'lock-without-key.pdf',
    pdf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>'], '/Encrypt << /Filter /Nobody >>'),
    'pdf-damaged',
  );
  add('locked.docx', ole('EncryptedPackage'), 'office-password');

  // Other things under the name of a document.
  add('old-word.doc', ole('WordDocument'), 'unsupported-format');
  add('old-excel.xls', ole('Workbook'), 'unsupported-format');
  add('layout.ofd', zip([{ name: 'OFD.xml', data: Buffer.from('<ofd:OFD/>') }]), 'unsupported-format');
  add('web-page.pdf', Buffer.from('<!DOCTYPE html><html><title>404</title></html>'), 'not-a-pdf');
  add('picture.pdf', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'picture-damaged');
  add('archive.docx', zip([{ name: 'a.txt', data: Buffer.from('a') }]), 'not-a-pdf');
  add('noise.pdf', Buffer.from(Array.from({ length: 9000 }, random(4)).map((x) => x * 256)), 'not-a-pdf');
  add('noise.txt', Buffer.from(Array.from({ length: 9000 }, random(5)).map((x) => x * 256)), 'not-a-pdf');
  add('empty.pdf', Buffer.alloc(0), 'empty-file');
  add('empty.docx', Buffer.alloc(0), 'empty-file');
  add('root-is-nothing.pdf', pdf(['null', 'null']), 'pdf-damaged');

  // The file system.
  add('folder.pdf', null, 'is-directory', { make: (path) => mkdirSync(path) });
  add('pipe.pdf', null, 'not-a-file', { make: (path) => execFileSync('mkfifo', [path]) });
  add('link.pdf', null, 'skipped', { make: (path) => symlinkSync('/etc/passwd', path) });
  add('.hidden.pdf', Buffer.from('hidden'), 'skipped');
  // Nobody is kept from reading by a mode where the superuser runs this: the runner then takes another user.
  add('nobody-may-read.pdf', Buffer.from('secret'), 'file-unreadable', {
    make: (path) => {
      writeFileSync(path, 'secret');
      chmodSync(path, 0);
    },
  });
  add('line\nbreak.pdf', Buffer.from('a line break in the name'), 'no-budget-content');
  add('"quotes" and \'more\' $(x) `y`.pdf', Buffer.from('quotes in the name'), 'no-budget-content');
  add('-o.pdf', Buffer.from('an option for a name'), 'no-budget-content');
  add('[a-z]*.pdf', Buffer.from('a pattern for a name'), 'no-budget-content');
  add('\u001b[31mred\u202e.pdf', Buffer.from('controls in the name'), 'no-budget-content');
  return set;
}

/** Puts the set into a folder and gives it back. */
export function writeHostileSet(folder, wholePdf, { slow = true } = {}) {
  const set = hostileSet(readFileSync(wholePdf)).filter((one) => slow || one.slow !== true);
  for (const { name, data, make } of set) {
    const path = join(folder, name);
    if (make) make(path);
    else writeFileSync(path, data);
  }
  return set;
}
