// Programs that put scans into PDFs do not always say how large the sheet was: phone applications and picture viewers
// make the page as many points as the picture has pixels, or as small as a stamp.

/** Short sides that sheets have, points: A6 has 298, A2 1191. */
const SHEETS = [290, 1200] as const;
/** Short side of A4, points. */
const A4 = 595;

/** How many points of paper a point of the page stands for: 1, or where no sheet is of its size, what makes it A4. */
export function paperScale({ width, height }: { readonly width: number; readonly height: number }): number {
  const side = Math.min(width, height);
  return side >= SHEETS[0] && side <= SHEETS[1] ? 1 : A4 / side;
}
