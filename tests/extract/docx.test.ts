import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import type { Grid } from '../../src/document/table.js';
import { extractDocx } from '../../src/extract/docx/index.js';
import { cell, docx, paragraph, row, table } from './office-files.js';

const read = async (body: string, parts?: Record<string, string>): Promise<readonly Block[]> =>
  (await extractDocx(docx(body, parts), 'test.docx')).body.blocks;

const texts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));

const grids = (blocks: readonly Block[]): Grid[] =>
  blocks.flatMap((block) => (block.type === 'table' ? [block.table] : []));

/** Every cell as row,col rowSpan×colSpan text. */
const shape = (grid: Grid | undefined): string[] =>
  (grid?.cells ?? []).map((c) => `${c.row},${c.col} ${c.rowSpan}x${c.colSpan} ${c.text}`);

const firstGrid = async (body: string): Promise<string[]> => shape(grids(await read(body))[0]);

describe('paragraphs and tables', () => {
  it('keeps their order', async () => {
    const blocks = await read(
      paragraph('收支总表') + table([1000, 1000], row(cell('甲'), cell('乙'))) + paragraph('注：无'),
    );
    expect(blocks.map((block) => block.type)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('splits prose at soft breaks and drops page breaks', async () => {
    const run =
      '<w:p><w:r><w:t>标题</w:t><w:br/><w:t>单位：</w:t><w:tab/><w:t>万元</w:t><w:br w:type="page"/></w:r></w:p>';
    expect(texts(await read(run))).toEqual(['标题', '单位： 万元']);
  });

  it('keeps paragraphs and breaks inside a cell as lines', async () => {
    const two =
      '<w:tc><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>三</w:t></w:r></w:p></w:tc>';
    expect(await firstGrid(table([1, 1], row(two, cell('值'))))).toEqual(['0,0 1x1 一\n二\n三', '0,1 1x1 值']);
  });

  it('takes inserted text, leaves deleted text, hidden text, field codes and footnotes', async () => {
    const body = `<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
      <w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p>`;
    expect(texts(await read(body))).toEqual(['新12页']);
  });

  it('joins a paragraph whose end mark was deleted to the next', async () => {
    const first = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上半</w:t></w:r></w:p>';
    expect(texts(await read(first + paragraph('下半')))).toEqual(['上半下半']);
  });

  it('keeps such a paragraph before a table in its place', async () => {
    const last = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>单位：万元</w:t></w:r></w:p>';
    const blocks = await read(paragraph('一') + last + table([1, 1], row(cell('甲'), cell('乙'))) + paragraph('二'));
    expect(blocks.map((block) => (block.type === 'paragraph' ? block.text : '表'))).toEqual([
      '一',
      '单位：万元',
      '表',
      '二',
    ]);
  });

  it('keeps every character and the font height of prose', async () => {
    const run = (size: number, text: string): string =>
      `<w:r><w:rPr><w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const [block] = await read(
      `<w:p>${run(21, '一')}${run(32, ' 甲&lt;b&gt; &amp;amp; $&amp; %\u{20BB7}\u2028乙 ')}</w:p>`,
    );
    expect(block).toMatchObject({ text: '一 甲<b> &amp; $& %\u{20BB7} 乙', size: 16 });
  });

  it('does not lose the rest of a document to a field that never ends', async () => {
    const open = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>码</w:t></w:r></w:p>';
    expect(texts(await read(open + paragraph('后文')))).toEqual(['后文']);
  });

  it('reads a text box once, after the paragraph it is anchored in', async () => {
    const box = `<w:txbxContent>${paragraph('单位：万元')}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>标题</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(texts(await read(body))).toEqual(['标题', '单位：万元']);
  });

  it('understands symbol fonts', async () => {
    const body = `<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:t>95%</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uF0FE</w:t></w:r></w:p>`;
    expect(texts(await read(body))).toEqual(['≥95%☑']);
  });

  it('reads documents that name the namespaces otherwise', async () => {
    const xml = `<a:document xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:body><a:p><a:r><a:t>正文</a:t></a:r></a:p></a:body></a:document>`;
    expect(texts(await read('', { 'word/document.xml': xml }))).toEqual(['正文']);
  });
});

describe('automatic numbers', () => {
  const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num></w:numbering>`;
  const item = (id: number, depth: number, text: string): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`);

  it('are printed as Word prints them, level by level', async () => {
    const body =
      item(1, 0, '甲') + item(1, 1, '乙') + item(1, 2, '丙') + item(1, 1, '丁') + item(1, 0, '戊') + item(1, 1, '己');
    expect(texts(await read(body, { 'word/numbering.xml': numbering }))).toEqual([
      '一、甲',
      '（一）乙',
      '1. 丙',
      '（二）丁',
      '二、戊',
      '（一）己',
    ]);
  });

  it('stand on the line of the text, not before a break', async () => {
    const body = item(1, 0, '甲').replace('<w:t', '<w:br/><w:t');
    expect(texts(await read(body, { 'word/numbering.xml': numbering }))).toEqual(['一、甲']);
  });

  it('start where the list says', async () => {
    expect(texts(await read(item(2, 0, '甲') + item(2, 0, '乙'), { 'word/numbering.xml': numbering }))).toEqual([
      '十、甲',
      '十一、乙',
    ]);
  });

  it('fill empty cells and come from styles', async () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
    const empty = `<w:tc><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p></w:tc>`;
    const blocks = await read(table([9, 9], row(empty, cell('x')), row(empty, cell('y'))), {
      'word/numbering.xml': numbering,
      'word/styles.xml': styles,
    });
    expect(shape(grids(blocks)[0])).toEqual(['0,0 1x1 一、', '0,1 1x1 x', '1,0 1x1 二、', '1,1 1x1 y']);
  });
});

describe('table geometry', () => {
  const restart = '<w:vMerge w:val="restart"/>';
  const go = '<w:vMerge/>';

  it('follows gridSpan and vMerge', async () => {
    const body = table(
      [900, 900, 900],
      row(cell('序号', restart), cell('收入', '<w:gridSpan w:val="2"/>')),
      row(cell('', go), cell('项目'), cell('金额')),
    );
    expect(await firstGrid(body)).toEqual(['0,0 2x1 序号', '0,1 1x2 收入', '1,1 1x1 项目', '1,2 1x1 金额']);
  });

  it('honours gridBefore and gridAfter', async () => {
    const short = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${cell('中')}</w:tr>`;
    expect(await firstGrid(table([900, 900, 900], row(cell('a'), cell('b'), cell('c')), short))).toEqual([
      '0,0 1x1 a',
      '0,1 1x1 b',
      '0,2 1x1 c',
      '1,0 1x1 ',
      '1,1 1x1 中',
      '1,2 1x1 ',
    ]);
  });

  it('begins a merge at a cell that goes on with nothing', async () => {
    expect(
      await firstGrid(
        table([900, 900], row(cell('a'), cell('b')), row(cell('c', go), cell('d')), row(cell('', go), cell('e'))),
      ),
    ).toEqual(['0,0 1x1 a', '0,1 1x1 b', '1,0 2x1 c', '1,1 1x1 d', '2,1 1x1 e']);
  });

  it('takes no hair-wide column and no row without cells of its own for a line of the grid', async () => {
    const wide = '<w:gridSpan w:val="2"/>';
    const body = table([900, 10, 900], row(cell('a', wide), cell('b')), row(cell('c'), cell('d', wide)));
    expect(await firstGrid(body)).toEqual(['0,0 1x1 a', '0,1 1x1 b', '1,0 1x1 c', '1,1 1x1 d']);
    const twice = table([900, 900], row(cell('a', restart), cell('b', restart)), row(cell('', go), cell('', go)));
    expect(await firstGrid(twice)).toEqual(['0,0 1x1 a', '0,1 1x1 b']);
  });

  it('uses cell widths where the spans are missing', async () => {
    const w = (width: number): string => `<w:tcW w:w="${width}" w:type="dxa"/>`;
    const body = table(
      [500, 600, 700],
      row(cell('a', w(500)), cell('b', w(600)), cell('c', w(700))),
      row(cell('d', w(1100)), cell('e', w(700))),
    );
    expect(await firstGrid(body)).toEqual(['0,0 1x1 a', '0,1 1x1 b', '0,2 1x1 c', '1,0 1x2 d', '1,2 1x1 e']);
  });

  it('leaves out deleted rows and cells', async () => {
    const gone = `<w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}${cell('行')}</w:tr>`;
    expect(await firstGrid(table([900, 900], row(cell('a'), cell('b')), gone))).toEqual(['0,0 1x1 a', '0,1 1x1 b']);
  });

  it('opens a nested table into the grid around it', async () => {
    const inner = `<w:tc>${table([450, 450], row(cell('x'), cell('1')), row(cell('y'), cell('2')))}<w:p/></w:tc>`;
    expect(await firstGrid(table([900, 900], row(cell('指标'), inner), row(cell('合计'), cell('3'))))).toEqual([
      '0,0 2x1 指标',
      '0,1 1x1 x',
      '0,2 1x1 1',
      '1,1 1x1 y',
      '1,2 1x1 2',
      '2,0 1x1 合计',
      '2,1 1x2 3',
    ]);
  });

  it('opens a frame around a table or a text', async () => {
    const framed = table(
      [900],
      row(`<w:tc>${paragraph('收支总表')}${table([450, 450], row(cell('a'), cell('b')))}</w:tc>`),
    );
    const blocks = await read(framed + table([900], row(cell('说明'))));
    expect(texts(blocks)).toEqual(['收支总表', '说明']);
    expect(shape(grids(blocks)[0])).toEqual(['0,0 1x1 a', '0,1 1x1 b']);
  });
});
