import type { Rule } from '../../../document/page.js';
import { multiply } from '../../pdf/matrix.js';
import type { Affine } from '../../../document/geometry.js';
import type { GrayImage, QuarterTurn, RawPicture, RuledPicture } from './types.js';

/** The image turned clockwise. */
export function turnImage(image: GrayImage, turn: QuarterTurn): GrayImage {
  const { width, height, data } = image;
  if (turn === 0) return image;
  const out = new Uint8Array(data.length);
  if (turn === 180) {
    for (let i = 0, j = data.length - 1; j >= 0; i++, j--) out[i] = data[j] ?? 0;
    return { width, height, data: out };
  }
  // (x, y) goes to (height − 1 − y, x) for 90°, to (y, width − 1 − x) for 270°.
  const [start, right, down] = turn === 90 ? [height - 1, height, -1] : [(width - 1) * height, -height, 1];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, j = start + y * down; x < width; x++, i++, j += right) out[j] = data[i] ?? 0;
  return { width: height, height: width, data: out };
}

/** A raw picture turned clockwise. */
export function turnRaw(picture: RawPicture, turn: QuarterTurn): RawPicture {
  const { image, red } = picture;
  return {
    ...picture,
    image: turnImage(image, turn),
    red: red && turnImage(red, turn),
    turn: sum(picture.turn, turn),
    toPoint: multiply(picture.toPoint, unturn(turn, image.width, image.height)),
  };
}

/** A picture that is ready to be read, turned clockwise with its rules: it need not be made ready again. */
export function turnRuled(picture: RuledPicture, turn: QuarterTurn): RuledPicture {
  if (turn === 0) return picture;
  const { image, width, height } = picture;
  const back = unturn(turn, image.width, image.height);
  return {
    ...picture,
    width: turn === 180 ? width : height,
    height: turn === 180 ? height : width,
    image: turnImage(image, turn),
    ink: turnImage(picture.ink, turn),
    turn: sum(picture.turn, turn),
    toPoint: multiply(picture.toPoint, back),
    rules: picture.rules.map((rule) => turnRule(rule, turn, image.width, image.height)),
  };
}

/** From a point of the turned image to the point of the image before, `width` by `height`. */
export function unturn(turn: QuarterTurn, width: number, height: number): Affine {
  if (turn === 90) return [0, -1, 1, 0, 0, height];
  if (turn === 180) return [-1, 0, 0, -1, width, height];
  if (turn === 270) return [0, 1, -1, 0, width, 0];
  return [1, 0, 0, 1, 0, 0];
}

function sum(a: QuarterTurn, b: QuarterTurn): QuarterTurn {
  return ((a + b) % 360) as QuarterTurn;
}

function turnRule(
  { axis, at, from, to, width }: Rule,
  turn: QuarterTurn,
  imageWidth: number,
  imageHeight: number,
): Rule {
  const across = turn === 180 ? axis : axis === 'horizontal' ? 'vertical' : 'horizontal';
  // Where x and y of the image go: 90° takes y to width' − y and x to y'; 270° takes x to height' − x.
  const flipX = turn === 180 || turn === 270;
  const flipY = turn === 180 || turn === 90;
  const [flipAt, flipAlong] = axis === 'horizontal' ? [flipY, flipX] : [flipX, flipY];
  const [sizeAt, sizeAlong] = axis === 'horizontal' ? [imageHeight, imageWidth] : [imageWidth, imageHeight];
  return {
    axis: across,
    at: flipAt ? sizeAt - at : at,
    from: flipAlong ? sizeAlong - to : from,
    to: flipAlong ? sizeAlong - from : to,
    width,
  };
}
