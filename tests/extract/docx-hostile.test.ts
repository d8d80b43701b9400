import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/document/errors.js';
import { extractDocx } from '../../src/extract/docx/index.js';
import { docx, documentXml, paragraph, zip } from './office-files.js';

/** Code of the error, and that it came in time and without filling the memory. */
async function failure(bytes: Uint8Array): Promise<string> {
  const memory = process.memoryUsage().rss;
  const start = performance.now();
  const error: unknown = await extractDocx(bytes, 'hostile.docx').then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(performance.now() - start).toBeLessThan(5000);
  expect(process.memoryUsage().rss - memory).toBeLessThan(500e6);
  expect(error).toBeInstanceOf(ParseError);
  return error instanceof ParseError ? error.code : '';
}

const megabytes = (n: number, piece: string): string => piece.repeat(Math.ceil((n * 1e6) / piece.length));

describe('hostile documents end in a typed error', () => {
  it('50 MB of document.xml out of 150 KB', async () => {
    const bytes = docx(megabytes(50, '<w:p><w:r><w:t>text</w:t></w:r></w:p>'));
    expect(bytes.length).toBeLessThan(300_000);
    expect(await failure(bytes)).toBe('docx-too-large');
  });

  it('a bomb that claims to be small', async () => {
    const data = documentXml(megabytes(200, ' '));
    expect(await failure(zip([{ name: 'word/document.xml', data, claimed: 1000 }]))).toBe('docx-damaged');
  });

  it('a bomb in styles.xml', async () => {
    expect(await failure(docx(paragraph('x'), { 'word/styles.xml': megabytes(60, '<a/>') }))).toMatch(/^docx-/);
  });

  it.each([
    ['paragraphs', 60_000, '<w:p><w:r><w:t>text</w:t></w:r></w:p>'],
    ['line breaks', 60_000, '<w:r><w:t>text</w:t><w:br/></w:r>'],
    ['runs', 25_000, '<w:r><w:t>text</w:t></w:r><w:r><w:rPr><w:sz w:val="9"/></w:rPr><w:t>x</w:t></w:r>'],
  ])('more prose than any document has: %s', async (_, count, piece) => {
    // Unlike in a bomb, every number differs, so that it does not pack too well.
    const varied = Array.from({ length: count }, (_, i) => piece.replace('text', String((i * 7919) ** 3))).join('');
    const body = piece.startsWith('<w:p>') ? varied : `<w:p>${varied}</w:p>`;
    expect(await failure(docx(body))).toBe('docx-too-large');
  });

  it('runs without end in one paragraph of a cell', async () => {
    const runs = Array.from({ length: 900_000 }, (_, i) => `<w:r><w:t>${(i * 7919) % 1_000_003}</w:t></w:r>`).join('');
    const start = performance.now();
    const bytes = docx(`<w:tbl><w:tr><w:tc><w:p>${runs}</w:p></w:tc></w:tr></w:tbl>`);
    const packing = performance.now() - start;
    expect(await failure(bytes)).toBe('docx-too-large');
    // Refused long before it is read to its end.
    expect(performance.now() - start - packing).toBeLessThan(2500);
  });

  it('empty paragraphs without end', async () => {
    const empty = Array.from({ length: 200_000 }, (_, i) => `<w:p><w:pPr><w:ind w:left="${i * 7919}"/></w:pPr></w:p>`);
    expect(await failure(docx(empty.join('')))).toBe('docx-too-large');
  });

  it('5,000 nested elements', async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(2500) + '</w:sdtContent></w:sdt>'.repeat(2500);
    expect(await failure(docx(deep))).toBe('docx-too-large');
  });

  it('millions of cells', async () => {
    expect(await failure(docx(`<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(1000)}</w:tr>`.repeat(300)}</w:tbl>`))).toBe(
      'docx-too-large',
    );
  });

  it('too many zip entries', async () => {
    const entries = Array.from({ length: 10_001 }, (_, i) => ({ name: `x${i}`, data: '' }));
    expect(await failure(zip(entries))).toBe('docx-too-large');
  });

  it.each([
    ['external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    ['billion laughs', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'],
    ['bare', '<!DOCTYPE x>'],
  ])('a DOCTYPE: %s', async (_, doctype) => {
    expect(
      await failure(
        docx('', { 'word/document.xml': doctype + documentXml(paragraph('&e;')).replace(/^<\?.*?\?>/, '') }),
      ),
    ).toBe('docx-forbidden-xml');
  });

  it('a document that lies outside the file', async () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="http://example.invalid/x.xml" TargetMode="External"/></Relationships>';
    expect(await failure(docx(paragraph('x'), { '_rels/.rels': rels }))).toBe('docx-forbidden-xml');
  });

  it('a truncated zip, a cut XML, an empty file, a zip of something else', async () => {
    const whole = docx(paragraph('x'));
    expect(await failure(whole.subarray(0, whole.length - 30))).toBe('docx-damaged');
    expect(await failure(docx('', { 'word/document.xml': documentXml(paragraph('x')).slice(0, -20) }))).toBe(
      'docx-damaged',
    );
    expect(await failure(new Uint8Array())).toBe('docx-damaged');
    expect(await failure(zip([{ name: 'a.txt', data: 'x' }]))).toBe('unsupported-format');
  });

  it('an old .doc and a document with a password', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await failure(compound)).toBe('unsupported-format');
    expect(await failure(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'office-password',
    );
  });
});

describe('harmless oddities are read', () => {
  it('external links and pictures are never opened', async () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/hyperlink" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="r2" Type="x/styles" Target="http://example.invalid/s.xml" TargetMode="External"/></Relationships>';
    const { body } = await extractDocx(docx(paragraph('正文'), { 'word/_rels/document.xml.rels': rels }), 'x.docx');
    expect(body.blocks).toHaveLength(1);
  });

  it('styles based on themselves and lists linked to themselves end', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const parts = {
      'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>`,
      'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/><w:styleLink w:val="s"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    };
    const body = paragraph('正文', '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr>');
    expect((await extractDocx(docx(body, parts), 'x.docx')).body.blocks).toHaveLength(1);
  });
});
