// PDFs that are right and far too much (drawn in each other, deep, or by the hundred thousand), and what locks one.
import { CATALOG, DISCLOSURE, FONT, hex, onePage, pdf, stream, TITLE } from './pdf-files.mjs';

/** Numbers that look random and are the same in every run. */
export function random(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

/** Forms that draw each other: `width` times each, `depth` deep. */
export function formTower(width, depth) {
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

export function manyLines(count) {
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

export function manyGlyphs(count) {
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

export function manyPages(count) {
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
export function readableThenEndless() {
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

export function deepPageTree(depth) {
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
/** An encryption dictionary whose passwords nobody knows. */
export const LOCK = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O ${PADDING} /U ${PADDING} >>`;
