import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { eachImagePage, ImageError } from '../../../src/extract/image/index.js';
import type { RawPicture } from '../../../src/extract/scan/picture/index.js';

const [WIDTH, HEIGHT] = [400, 600];

/** 150 dpi, in pixels per millimetre. */
const AT_150 = { xres: 150 / 25.4, yres: 150 / 25.4 };

/** Dark in its left upper quarter, white elsewhere. */
function drawn(): Sharp {
  const data = Buffer.alloc(WIDTH * HEIGHT * 3, 255);
  for (let y = 0; y < HEIGHT / 2; y++) data.fill(20, 3 * y * WIDTH, 3 * (y * WIDTH + WIDTH / 2));
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

async function pagesOf(
  bytes: Uint8Array,
  ranges: readonly (readonly [number, number])[] | null = null,
): Promise<RawPicture[]> {
  const pages: RawPicture[] = [];
  await eachImagePage(bytes, ranges, (_, picture) => void pages.push(picture));
  return pages;
}

function corners({ image: { width, height, data } }: RawPicture): (number | undefined)[] {
  return [data[5 * width + 5], data[5 * width + width - 5], data[(height - 5) * width + 5]];
}

describe('a picture file', () => {
  it.each([
    ['PNG', () => drawn().png().withMetadata({ density: 150 })],
    ['JPEG', () => drawn().jpeg({ quality: 100 }).withMetadata({ density: 150 })],
    ['TIFF, LZW', () => drawn().tiff({ compression: 'lzw', ...AT_150 })],
    ['TIFF, Deflate', () => drawn().tiff({ compression: 'deflate', ...AT_150 })],
    ['TIFF, JPEG', () => drawn().tiff({ compression: 'jpeg', quality: 100, ...AT_150 })],
    [
      'TIFF, CCITT G4',
      () =>
        drawn()
          .threshold(128)
          .toColourspace('b-w')
          .tiff({ compression: 'ccittfax4', bitdepth: 1, ...AT_150 }),
    ],
  ])('is read: %s', async (_, encode) => {
    const [page, ...more] = await pagesOf(await encode().toBuffer());
    expect(more).toEqual([]);
    expect(page?.image).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect((page?.pixelsPerPoint ?? 0) * 72).toBeCloseTo(150, 0);
    const [dark, right, below] = page ? corners(page) : [];
    expect(dark).toBeLessThan(30);
    expect([right, below]).toEqual([255, 255]);
  });

  it('has the pages of its TIFF, those asked for', async () => {
    const page = (value: number): Promise<Buffer> =>
      sharp({ create: { width: 200, height: 300, channels: 3, background: { r: value, g: value, b: value } } })
        .png()
        .toBuffer();
    const pages = await Promise.all([10, 120, 240].map(page));
    const bytes = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect((await pagesOf(bytes)).map(({ image }) => image.data[0])).toEqual([10, 120, 240]);
    expect((await pagesOf(bytes, [[2, 2]])).map(({ page: number, image }) => [number, image.data[0]])).toEqual([
      [2, 120],
    ]);
  });

  it('stands as its tag says, clear where it is clear', async () => {
    const turned = await drawn().jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toBuffer();
    const [page] = await pagesOf(turned);
    expect(page?.image).toMatchObject({ width: HEIGHT, height: WIDTH });
    const clear = await sharp({
      create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await pagesOf(clear))[0]?.image.data[0]).toBe(255);
  });

  it('is a sheet of A4 where it does not say how large it is', async () => {
    const [page] = await pagesOf(await drawn().png().toBuffer());
    expect(HEIGHT / (page?.pixelsPerPoint ?? 1)).toBeCloseTo(842, 0);
  });

  it('is refused where it is damaged or too large', async () => {
    const png = await drawn().png().toBuffer();
    await expect(pagesOf(png.subarray(0, 60))).rejects.toThrow(ImageError);
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await expect(pagesOf(bomb)).rejects.toThrow(ImageError);
    const large = await sharp({ create: { width: 9500, height: 9500, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(pagesOf(large)).rejects.toMatchObject({ reason: 'too-large' });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
    await expect(pagesOf(svg)).rejects.toThrow(ImageError);
  });
});
