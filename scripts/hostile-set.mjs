// Files that are broken or made to do harm, each with what must become of it. Nothing of them is taken from
// anywhere: they are made here, the small ones byte by byte.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  deepPageTree,
  formTower,
  LOCK,
  manyGlyphs,
  manyLines,
  manyPages,
  random,
  readableThenEndless,
} from './hostile-pdf.mjs';
import { docx, ole, W, xlsx, zip } from './office-files.mjs';
import { CATALOG, FONT, latin1, onePage, pdf, stream, TITLE } from './pdf-files.mjs';

const repeat = (megabytes, piece) => Buffer.alloc(megabytes * 1e6, piece);
const twice = (data) => deflateSync(deflateSync(data));
const TWO_FILTERS = '/Filter [/FlateDecode /FlateDecode]';

/**
 * The files: `name`, `data` (or `make`, which puts something at a path), and what must become of each: the code of
 * its error, `limit` for either of the limits (which is met first depends on the machine), `read:limit` for a document
 * that ends early because of one, two of them with | between where a fast machine is done before a limit, or `skipped`.
 * `slow` ones take a limit to end and are left out of the short run.
 */
function hostileSet(whole) {
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
