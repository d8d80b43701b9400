import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { eachPagePicture, type PagePictures, type RawPicture } from '../../../../src/extract/scan/picture/index.js';
import { hex, rawPdf, type RawImage, type RawPage } from '../../../support/raw-pdf.js';

const [WIDTH, HEIGHT] = [300, 400];

/** A picture within the content: dark in its left upper quarter, light elsewhere. */
function inline(
  entries: string,
  pixel: (dark: boolean) => string,
  rows: readonly [number, number] = [0, HEIGHT],
): string {
  let hex = '';
  for (let y = rows[0]; y < rows[1]; y++) for (let x = 0; x < WIDTH; x++) hex += pixel(x < WIDTH / 2 && y < HEIGHT / 2);
  return `BI /W ${WIDTH} /H ${rows[1] - rows[0]} ${entries} /F /AHx ID ${hex}> EI`;
}

const GRAY = '/CS /G /BPC 8';
const gray = (dark: boolean): string => (dark ? '20' : 'e0');
const onPage = (picture: string): string => `q 300 0 0 400 0 0 cm ${picture} Q`;
const MEDIA = [0, 0, 300, 400] as const;

async function picturesOf(...pages: RawPage[]): Promise<(RawPicture | null)[]> {
  return (await pagesOf(...pages)).map(({ picture }) => picture);
}

async function pagesOf(...pages: RawPage[]): Promise<PagePictures[]> {
  const found: PagePictures[] = [];
  await eachPagePicture(
    rawPdf(pages),
    pages.map((_, i) => i + 1),
    (_, pictures) => void found.push(pictures),
  );
  return found;
}

/** Lightness at a point of the page as displayed. */
function lightAt(picture: RawPicture | null | undefined, x: number, y: number): number | undefined {
  if (!picture) return undefined;
  const [a, , , d, e, f] = picture.toPoint;
  return picture.image.data[Math.floor((y - f) / d) * picture.image.width + Math.floor((x - e) / a)];
}

describe('the picture of a page', () => {
  it('is the embedded one, pixel for pixel', async () => {
    const [picture] = await picturesOf({ media: MEDIA, content: onPage(inline(GRAY, gray)) });
    expect(picture?.image).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(picture?.pixelsPerPoint).toBeCloseTo(1);
    expect(picture?.red).toBeNull();
    expect([lightAt(picture, 10, 10), lightAt(picture, 290, 10), lightAt(picture, 10, 390)]).toEqual([32, 224, 224]);
  });

  it('comes from colours and from bits', async () => {
    const pages = [
      onPage(inline('/CS /RGB /BPC 8', (dark) => (dark ? 'c81e1e' : 'ffffff'))),
      `q 304 0 0 400 0 0 cm BI /W 304 /H 400 /CS /G /BPC 1 /F /AHx ID ${`${'00'.repeat(19)}${'ff'.repeat(19)}`.repeat(400)}> EI Q`,
    ];
    const [colour, bits] = await picturesOf(...pages.map((content) => ({ media: MEDIA, content })));
    expect(lightAt(colour, 10, 10)).toBe((77 * 200 + 150 * 30 + 29 * 30) >> 8);
    expect(colour?.red?.data[0]).toBe(200);
    expect([lightAt(bits, 10, 10), lightAt(bits, 290, 10)]).toEqual([0, 255]);
  });

  it('is put together from strips', async () => {
    const strip = (from: number, to: number): string =>
      `q 300 0 0 ${to - from} 0 ${HEIGHT - to} cm ${inline(GRAY, gray, [from, to])} Q`;
    const content = [strip(0, 130), strip(130, 260), strip(260, 400)].join(' ');
    const [picture] = await picturesOf({ media: MEDIA, content });
    expect(picture?.image).toMatchObject({ width: WIDTH, height: HEIGHT });
    const [whole] = await picturesOf({ media: MEDIA, content: onPage(inline(GRAY, gray)) });
    expect(picture?.image.data).toEqual(whole?.image.data);
  });

  it('is a mask painted in its colour', async () => {
    const rows = `${'00'.repeat(19)}${'ff'.repeat(19)}`.repeat(400);
    const mask = `0.5 g q 304 0 0 400 0 0 cm BI /W 304 /H 400 /IM true /BPC 1 /F /AHx ID ${rows}> EI Q`;
    const [picture] = await picturesOf({ media: [0, 0, 304, 400], content: mask });
    expect(lightAt(picture, 10, 10)).toBeGreaterThan(120);
    expect(lightAt(picture, 10, 10)).toBeLessThan(135);
    expect(lightAt(picture, 290, 10)).toBe(255);
  });

  it.each([
    [90, 390, 10],
    [180, 290, 390],
    [270, 10, 290],
  ])('stands as displayed where the page is turned by %s degrees', async (rotate, x, y) => {
    const [picture] = await picturesOf({ media: MEDIA, rotate, content: onPage(inline(GRAY, gray)) });
    expect(lightAt(picture, x, y)).toBe(32);
    const dark = picture?.image.data.filter((value) => value < 100).length ?? 0;
    expect(dark / (WIDTH * HEIGHT)).toBeCloseTo(0.25, 2);
  });

  it('is brought down to what reading needs', async () => {
    // 300 pixels on 60 points are 360 dpi.
    const [picture] = await picturesOf({ media: MEDIA, content: `q 60 0 0 80 0 0 cm ${inline(GRAY, gray)} Q` });
    expect(picture?.image).toMatchObject({ width: 1250, height: 1667 });
    expect([lightAt(picture, 10, 330), lightAt(picture, 50, 330), lightAt(picture, 10, 310)]).toEqual([32, 224, 255]);
  });

  it('is none where a page has no picture, or a small one', async () => {
    const small = `q 30 0 0 40 0 0 cm ${inline(GRAY, gray)} Q`;
    expect(await picturesOf({ content: 'q Q' }, { content: small })).toEqual([null, null]);
  });

  it('is put together from tiles that are small each', async () => {
    // 12 by 16 tiles of 25 pixels: each covers half a hundredth of the page.
    const tiles: string[] = [];
    for (let y = 0; y < HEIGHT; y += 25)
      for (let x = 0; x < WIDTH; x += 25) {
        const pixel = x < WIDTH / 2 && y < HEIGHT / 2 ? '20' : 'e0';
        tiles.push(
          `q 25 0 0 25 ${x} ${HEIGHT - y - 25} cm BI /W 25 /H 25 ${GRAY} /F /AHx ID ${pixel.repeat(625)}> EI Q`,
        );
      }
    const [picture] = await picturesOf({ media: MEDIA, content: tiles.join(' ') });
    const [whole] = await picturesOf({ media: MEDIA, content: onPage(inline(GRAY, gray)) });
    expect(picture?.image).toEqual(whole?.image);
  });

  it('shows no more than its clip and its page', async () => {
    const clipped = `q 0 0 100 400 re W n ${onPage(inline(GRAY, gray))} Q`;
    const [clip, crop] = await picturesOf(
      { media: MEDIA, content: clipped },
      { media: MEDIA, crop: [100, 100, 300, 400], content: onPage(inline(GRAY, gray)) },
    );
    expect([lightAt(clip, 90, 10), lightAt(clip, 110, 10)]).toEqual([32, 255]);
    expect(crop?.image).toMatchObject({ width: 200, height: 300 });
    expect([lightAt(crop, 40, 10), lightAt(crop, 60, 10)]).toEqual([32, 224]);
  });

  it.each([
    ['as many points as the picture has pixels', 5],
    ['as small as a stamp', 0.5],
  ])('is as fine as a sheet of paper makes it where the page is %s', async (_, scale) => {
    const [w, h] = [300 * scale, 400 * scale];
    const content = `q ${w} 0 0 ${h} 0 0 cm ${inline(GRAY, gray)} Q`;
    const [picture] = await picturesOf({ media: [0, 0, w, h], content });
    expect(picture?.image).toMatchObject({ width: WIDTH, height: HEIGHT });
    // The short side of A4.
    expect(picture?.pixelsPerPoint).toBeCloseTo(WIDTH / 595);
    expect([lightAt(picture, 0.1 * w, 0.1 * h), lightAt(picture, 0.9 * w, 0.1 * h)]).toEqual([32, 224]);
  });

  it('is the same whatever it is packed in', async () => {
    const rows = Array.from({ length: HEIGHT }, (_, y) =>
      Uint8Array.from({ length: WIDTH }, (_, x) => (x < WIDTH / 2 && y < HEIGHT / 2 ? 0 : 255)),
    );
    const pixels = Buffer.concat(rows);
    const size = `/Width ${WIDTH} /Height ${HEIGHT}`;
    const grey = `${size} /ColorSpace /DeviceGray /BitsPerComponent 8`;
    const invert = (data: Uint8Array): Buffer => Buffer.from(data.map((value) => 255 - value));
    const alpha = { dictionary: `${grey} /Filter /FlateDecode`, data: deflateSync(invert(pixels)) };
    const ways: RawImage[] = [
      { dictionary: grey, data: pixels },
      { dictionary: `${grey} /Decode [1 0]`, data: invert(pixels) },
      // PNG rows, each the difference to the one above.
      {
        dictionary: `${grey} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns ${WIDTH} >>`,
        data: deflateSync(
          Buffer.concat(
            rows.map((row, y) => Buffer.from([2, ...row.map((value, x) => value - (rows[y - 1]?.[x] ?? 0))])),
          ),
        ),
      },
      {
        dictionary: `${size} /ColorSpace [/Indexed /DeviceRGB 1 <ffffff000000>] /BitsPerComponent 8`,
        data: pixels.map((value) => (value === 0 ? 1 : 0)),
      },
      {
        dictionary: `${size} /ColorSpace /DeviceCMYK /BitsPerComponent 8`,
        data: Buffer.concat(
          Array.from(pixels, (value) => (value === 0 ? Buffer.from([255, 255, 255, 255]) : Buffer.alloc(4))),
        ),
      },
      // Black seen through a soft mask.
      {
        dictionary: `/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`,
        data: Buffer.alloc(1),
        softMask: alpha,
      },
    ];
    for (const image of ways) {
      const [page] = await pagesOf({ media: MEDIA, content: onPage('/I Do'), images: { I: image } });
      expect(page?.more).toBe(false);
      const light = [lightAt(page?.picture, 10, 10), lightAt(page?.picture, 290, 10), lightAt(page?.picture, 10, 390)];
      expect(light[0], image.dictionary).toBeLessThan(45); // CMYK's black is not quite black
      expect(light.slice(1), image.dictionary).toEqual([255, 255]);
    }
  });

  it('says where there is more to see than it shows', async () => {
    const picture = onPage(inline(GRAY, gray));
    const more = async (page: Partial<RawPage>): Promise<boolean | undefined> =>
      (await pagesOf({ media: MEDIA, content: '', ...page }))[0]?.more;
    expect(await more({ content: `1 g 0 0 300 400 re f ${picture}` })).toBe(false); // paper below it
    expect(await more({ content: `${picture} BT 3 Tr /F1 9 Tf 20 20 Td ${hex('隐')} Tj ET` })).toBe(false);
    expect(await more({ content: `${picture} 1 g 20 20 100 100 re f` })).toBe(true);
    expect(await more({ content: `${picture} BT /F1 9 Tf 20 20 Td ${hex('见')} Tj ET` })).toBe(true);
    expect(await more({ content: `/G gs ${picture}`, states: { G: '/BM /Multiply' } })).toBe(true);
    expect(await more({ content: `/G gs ${picture}`, states: { G: '/ca 0.5' } })).toBe(true);
    expect(await more({ content: '/Pattern cs /P scn 0 0 300 400 re f', patterns: { P: { content: picture } } })).toBe(
      true,
    );
    // A page without text: a few drawn lines are no print, characters turned into outlines are.
    const outline = (x: number): string => `${x} 50 m ${x} 60 ${x + 5} 60 ${x + 5} 50 c f`;
    expect(await more({ content: '20 20 m 200 20 l S' })).toBe(false);
    expect(await more({ content: Array.from({ length: 60 }, (_, i) => outline(4 * i)).join(' ') })).toBe(true);
  });

  it('says where one of its pictures could not be decoded, and is none where that is a part of a scan', async () => {
    const broken: RawImage = {
      dictionary: '/Width 300 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode',
      data: Buffer.from('no picture'),
    };
    const content = (width: number, height: number): string =>
      `${onPage(inline(GRAY, gray))} q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
    const page = { media: MEDIA, images: { I: broken } };
    const [seal, strip] = await pagesOf({ ...page, content: content(30, 30) }, { ...page, content: content(300, 100) });
    expect(seal).toMatchObject({ lost: true, more: false });
    expect(lightAt(seal?.picture, 10, 10)).toBe(32);
    expect(strip).toEqual({ picture: null, more: false, lost: true });
  });
});
