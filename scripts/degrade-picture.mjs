// What happens to a page on its way through printer, stamp, copier and scanner. Pictures are RGB, 3 bytes a pixel.
import sharp from 'sharp';

/** Numbers in [0, 1) from a seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How one page is damaged, in the colours of `wanted` where given. Degrees, pixels at 200 dpi, levels of 255. */
export function drawLots(next, wanted = null) {
  const between = (from, to) => from + (to - from) * next();
  const choose = (...weighted) => {
    let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    return weighted.find(([, weight]) => (left -= weight) < 0)[0];
  };
  const drawn = choose(['colour', 5], ['gray', 3], ['bilevel', 2]);
  const mode = wanted ?? drawn;
  return {
    dpi: choose([150, 2], [200, 5], [300, 3], [400, 1]),
    mode,
    degrees: between(-2, 2),
    blur: between(0.3, 0.9),
    noise: between(0, 10),
    quality: Math.round(between(40, 90)),
    paper: between(225, 255),
    ink: between(0, 60),
    specks: next() < 0.3 ? between(20, 200) : 0,
    dropouts: next() < 0.25 ? between(50, 400) : 0,
    shadow: next() < 0.3 ? { right: next() < 0.5, depth: between(0.15, 0.5) } : null,
    stamp: mode === 'colour' && next() < 0.5 ? { x: between(0.15, 0.85), y: between(0.15, 0.85) } : null,
    filter: mode === 'bilevel' ? 'ccitt' : next() < 0.15 ? 'flate' : 'jpeg',
    threshold: Math.round(between(120, 175)),
  };
}

/** The page damaged as the lots say, its size kept. */
export async function degrade(page, lots, next) {
  const scale = lots.dpi / 200;
  const raw = { width: page.width, height: page.height, channels: 3 };
  const printed = Buffer.from(page.data);
  fade(printed, lots);
  if (lots.dropouts > 0) dropOut(printed, raw, lots.dropouts, scale, next);
  if (lots.stamp) stamp(printed, raw, lots, next);
  let picture = sharp(printed, { raw });
  if (lots.mode !== 'colour') picture = picture.grayscale().toColourspace('srgb');
  const turned = await picture
    .rotate(lots.degrees, { background: { r: lots.paper, g: lots.paper, b: lots.paper } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info } = turned;
  const data = await sharp(turned.data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .extract({
      left: Math.floor((info.width - raw.width) / 2),
      top: Math.floor((info.height - raw.height) / 2),
      width: raw.width,
      height: raw.height,
    })
    .blur(Math.max(0.3, lots.blur * scale))
    .raw()
    .toBuffer();
  if (lots.shadow) shade(data, raw, lots.shadow);
  roughen(data, raw, lots, next);
  return { ...raw, data };
}

/** Ink and paper of a copy: black comes out as `ink`, white as `paper`. */
function fade(data, { ink, paper }) {
  for (let i = 0; i < data.length; i++) data[i] = ink + (data[i] * (paper - ink)) / 255;
}

/** Spots where the toner did not stick: lines break, strokes thin. */
function dropOut(data, { width, height }, count, scale, next) {
  for (let k = 0; k < count; k++) {
    const [cx, cy, radius] = [next() * width, next() * height, (0.8 + 2 * next()) * scale];
    for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(height, cy + radius); y++)
      for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(width, cx + radius); x++)
        for (let c = 0; c < 3; c++) {
          const i = 3 * (y * width + x) + c;
          data[i] = Math.max(data[i], 200);
        }
  }
}

const STAMP_RADIUS_INCHES = 0.79;
const RED = [222, 40, 45];

/** A round seal: a ring, a star, blots for characters; red ink is transparent over black. */
function stamp(data, { width, height }, { dpi, stamp: { x, y } }, next) {
  const radius = STAMP_RADIUS_INCHES * dpi;
  const [cx, cy] = [x * width, y * height];
  const blots = Array.from({ length: 14 }, (_, i) => {
    const angle = Math.PI * (0.75 + (1.5 * i) / 13);
    return [cx + 0.76 * radius * Math.cos(angle), cy + 0.76 * radius * Math.sin(angle)];
  });
  const dull = 0.55 + 0.4 * next();
  for (let py = Math.max(0, Math.floor(cy - radius)); py < Math.min(height, cy + radius); py++)
    for (let px = Math.max(0, Math.floor(cx - radius)); px < Math.min(width, cx + radius); px++) {
      const [dx, dy] = [px - cx, py - cy];
      const r = Math.hypot(dx, dy) / radius;
      const spike = 0.2 + 0.12 * Math.cos(5 * (Math.atan2(dy, dx) + Math.PI / 2));
      const blot = blots.some(([bx, by]) => {
        const [u, v] = [Math.abs(px - bx) / radius, Math.abs(py - by) / radius];
        return u < 0.09 && v < 0.12 && Math.sin(px * 0.9) + Math.cos(py * 1.1) > -0.3;
      });
      if (!((r > 0.94 && r < 1) || r < spike || blot)) continue;
      const i = 3 * (py * width + px);
      for (let c = 0; c < 3; c++)
        data[i + c] = Math.min(data[i + c], data[i + c] * (1 - dull) + (data[i + c] * dull * RED[c]) / 255);
    }
}

/** The shadow of a book's fold along one side. */
function shade(data, { width, height }, { right, depth }) {
  const reach = width * 0.18;
  for (let x = 0; x < width; x++) {
    const distance = right ? width - 1 - x : x;
    if (distance > reach) continue;
    const light = 1 - depth * (1 - distance / reach) ** 2;
    for (let y = 0; y < height; y++) for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c] *= light;
  }
}

/** Noise of the sensor, and specks of dust. */
function roughen(data, { width, height }, { noise, specks, mode, dpi }, next) {
  for (let i = 0; i < data.length; i += 3) {
    // Near enough to a normal distribution: the sum of three even ones.
    const shared = (next() + next() + next() - 1.5) * 2 * noise;
    for (let c = 0; c < 3; c++) {
      const own = mode === 'colour' ? (next() - 0.5) * noise : 0;
      data[i + c] = Math.max(0, Math.min(255, data[i + c] + shared + own));
    }
  }
  for (let k = 0; k < specks; k++) {
    const size = 1 + Math.floor(next() * 2 * (dpi / 200));
    const [x0, y0] = [Math.floor(next() * (width - size)), Math.floor(next() * (height - size))];
    for (let y = y0; y < y0 + size; y++) data.fill(50, 3 * (y * width + x0), 3 * (y * width + x0 + size));
  }
}
