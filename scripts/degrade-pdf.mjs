// Pictures as the pages of a PDF, the way scanners write them.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** The picture encoded by the lots' filter, as strips from top to bottom. */
export async function encodePage({ width, height, data }, { mode, filter, quality, threshold }) {
  const picture = () => {
    const raw = sharp(data, { raw: { width, height, channels: 3 } });
    return mode === 'colour' ? raw : raw.grayscale().toColourspace('b-w');
  };
  const colours = mode === 'colour' ? '/DeviceRGB' : '/DeviceGray';
  const common = `/Width ${width} /ColorSpace ${colours}`;
  if (filter === 'jpeg')
    return {
      strips: [
        strip(height, `${common} /BitsPerComponent 8 /Filter /DCTDecode`, await picture().jpeg({ quality }).toBuffer()),
      ],
    };
  if (filter === 'flate') {
    const pixels = await picture().raw().toBuffer();
    return { strips: [strip(height, `${common} /BitsPerComponent 8 /Filter /FlateDecode`, deflateSync(pixels))] };
  }
  const tiff = await picture().threshold(threshold).tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer();
  return { strips: faxStrips(tiff, common) };
}

const strip = (height, entries, bytes) => ({ height, entries, bytes });

const TAG = { imageLength: 257, photometric: 262, stripOffsets: 273, rowsPerStrip: 278, stripByteCounts: 279 };

/** The CCITT G4 strips of a little-endian TIFF, as they are. */
function faxStrips(tiff, common) {
  const at = tiff.readUInt32LE(4);
  const tags = new Map();
  for (let i = 0; i < tiff.readUInt16LE(at); i++) {
    const entry = at + 2 + 12 * i;
    const size = tiff.readUInt16LE(entry + 2) === 3 ? 2 : 4;
    const count = tiff.readUInt32LE(entry + 4);
    const from = count * size <= 4 ? entry + 8 : tiff.readUInt32LE(entry + 8);
    const values = Array.from({ length: count }, (_, k) => tiff.readUIntLE(from + k * size, size));
    if (Object.values(TAG).includes(tiff.readUInt16LE(entry))) tags.set(tiff.readUInt16LE(entry), values);
  }
  const height = tags.get(TAG.imageLength)[0];
  const rows = Math.min(height, tags.get(TAG.rowsPerStrip)?.[0] ?? height);
  // Photometric 1: black is zero, as the filter has it with BlackIs1 true.
  const blackIs1 = tags.get(TAG.photometric)[0] === 1;
  const width = /Width (\d+)/.exec(common)[1];
  return tags.get(TAG.stripOffsets).map((offset, i) => {
    const own = Math.min(rows, height - i * rows);
    const parameters = `/DecodeParms << /K -1 /Columns ${width} /Rows ${own} /BlackIs1 ${blackIs1} >>`;
    const bytes = tiff.subarray(offset, offset + tags.get(TAG.stripByteCounts)[i]);
    return strip(own, `${common} /BitsPerComponent 1 /Filter /CCITTFaxDecode ${parameters}`, bytes);
  });
}

/** Pages of strips as a PDF file. */
export function writePdf(pages) {
  const chunks = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = [];
  let length = chunks[0].length;
  const put = (bytes) => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const object = (number, dictionary, bytes = null) => {
    offsets[number] = length;
    const head = bytes ? `<< ${dictionary} /Length ${bytes.length} >>\nstream\n` : `<< ${dictionary} >>\n`;
    put(Buffer.from(`${number} 0 obj\n${head}`, 'latin1'));
    if (bytes) {
      put(bytes);
      put(Buffer.from('\nendstream\n'));
    }
    put(Buffer.from('endobj\n'));
  };
  let number = 2;
  const kids = [];
  for (const { width, height, strips } of pages) {
    const pixels = strips.reduce((sum, { height: rows }) => sum + rows, 0);
    let top = 0;
    let content = '';
    const names = strips.map(({ height: rows, entries, bytes }, i) => {
      object(++number, `/Type /XObject /Subtype /Image ${entries} /Height ${rows}`, bytes);
      const share = (height * rows) / pixels;
      content += `q ${width} 0 0 ${share.toFixed(4)} 0 ${(height - top - share).toFixed(4)} cm /I${i} Do Q\n`;
      top += share;
      return `/I${i} ${number} 0 R`;
    });
    object(++number, '', Buffer.from(content));
    object(
      ++number,
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${number - 1} 0 R /Resources << /XObject << ${names.join(' ')} >> >>`,
    );
    kids.push(`${number} 0 R`);
  }
  object(1, '/Type /Catalog /Pages 2 0 R');
  object(2, `/Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}]`);
  const table = Array.from({ length: number }, (_, i) => `${String(offsets[i + 1]).padStart(10, '0')} 00000 n \n`);
  put(
    Buffer.from(
      `xref\n0 ${number + 1}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${number + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}
