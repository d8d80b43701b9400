import { describe, expect, it } from 'vitest';
import { eachPagePicture, type RawPicture } from '../../../../src/extract/scan/picture/index.js';
import { rawPdf, type RawPage } from '../../../support/raw-pdf.js';

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
  const found: (RawPicture | null)[] = [];
  await eachPagePicture(
    rawPdf(pages),
    pages.map((_, i) => i + 1),
    (_, picture) => void found.push(picture),
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
    // 300 pixels on 36 points are 600 dpi.
    const [picture] = await picturesOf({
      media: [0, 0, 36, 48],
      content: `q 36 0 0 48 0 0 cm ${inline(GRAY, gray)} Q`,
    });
    expect(picture?.image).toMatchObject({ width: 150, height: 200 });
    expect([lightAt(picture, 1, 1), lightAt(picture, 35, 1)]).toEqual([32, 224]);
  });

  it('is none where a page has no picture, or a small one', async () => {
    const small = `q 30 0 0 40 0 0 cm ${inline(GRAY, gray)} Q`;
    expect(await picturesOf({ content: 'q Q' }, { content: small })).toEqual([null, null]);
  });
});
