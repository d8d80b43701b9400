import type { Box } from '../../document/geometry.js';
import type { Rule } from '../../document/page.js';
import type { FontFacts } from './fonts.js';
import { Graphics, PATTERN } from './graphics.js';
import { imageHandlers } from './images.js';
import { IDENTITY, toMatrix, type Matrix } from './matrix.js';
import { Painter } from './painter.js';
import { TextPen, type DrawnGlyph, type ShownText } from './text-pen.js';

/** The codes of pdf.js' operators by their names. */
type OperatorCodes = Readonly<Record<string, number>>;

/** pdf.js' operator list: codes, and the arguments of each. */
interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

/** What a page draws, in page space as displayed: points, y grows downward. */
export interface Drawn extends Pick<Painter, 'images' | 'imageCount' | 'painted' | 'patterned' | 'outlines'> {
  readonly glyphs: readonly DrawnGlyph[];
  readonly rules: readonly Rule[];
}

/** What pdf.js calls painting over what was there. */
const NORMAL_BLEND = 'source-over';

type Handler = (args: readonly unknown[]) => void;

/**
 * One pass over a page's operators: every glyph with its box, every table line and every picture. pdf.js emits all show operators as
 * showText and all painted paths as constructPath. `viewport` maps user space to `page`, the page as displayed; `fonts`
 * are all that the operators name.
 */
export function walkOperators(
  codes: OperatorCodes,
  operators: OperatorList,
  fonts: ReadonlyMap<string, FontFacts>,
  viewport: Matrix,
  page: Box,
): Drawn {
  const graphics = new Graphics(viewport, page);
  const pen = new TextPen(graphics, page);
  const painter = new Painter(graphics, codes);
  const handlers = new Map<number, Handler>();
  for (const [name, handler] of Object.entries(handlersOf(graphics, pen, painter, fonts))) {
    const code = codes[name];
    if (code !== undefined) handlers.set(code, handler);
  }
  const { fnArray, argsArray } = operators;
  for (let i = 0; i < fnArray.length; i++) handlers.get(fnArray[i] ?? -1)?.((argsArray[i] ?? []) as readonly unknown[]);
  const { images, imageCount, painted, patterned, outlines } = painter;
  return { glyphs: pen.glyphs, rules: painter.rules(), images, imageCount, painted, patterned, outlines };
}

function handlersOf(
  graphics: Graphics,
  pen: TextPen,
  painter: Painter,
  fonts: ReadonlyMap<string, FontFacts>,
): Record<string, Handler> {
  const number = (args: readonly unknown[], i = 0): number => Number(args[i] ?? 0);
  const setFont = ([name, size]: readonly unknown[]): void => {
    graphics.state.font = fonts.get(String(name)) ?? null;
    graphics.state.size = Number(size ?? 0);
  };
  return {
    save: () => graphics.save(),
    restore: () => graphics.restore(),
    transform: (args) => graphics.transform(toMatrix(args as number[])),
    paintFormXObjectBegin: (args) => graphics.beginForm(args),
    paintFormXObjectEnd: () => graphics.endForm(),
    beginGroup: (args) => graphics.beginGroup(args),
    endGroup: (args) => graphics.endGroup(args),

    clip: () => painter.clip(),
    eoClip: () => painter.clip(),
    constructPath: (args) => painter.path(args),
    shadingFill: () => painter.shading(),
    ...imageHandlers((source, inner, mask) => painter.image(source, inner, mask, pen.glyphs.length)),

    setLineWidth: (args) => (graphics.state.lineWidth = number(args)),
    setFillRGBColor: (args) => (graphics.state.fill = String(args[0])),
    setStrokeRGBColor: (args) => (graphics.state.stroke = String(args[0])),
    setFillColorN: () => (graphics.state.fill = PATTERN),
    setStrokeColorN: () => (graphics.state.stroke = PATTERN),
    setFillTransparent: () => (graphics.state.fill = null),
    setStrokeTransparent: () => (graphics.state.stroke = null),
    setGState: (args) => {
      for (const [key, value] of (args[0] ?? []) as [string, unknown][]) {
        if (key === 'Font') setFont(value as unknown[]);
        else if (key === 'LW') graphics.state.lineWidth = Number(value);
        else if (key === 'ca') graphics.state.fillAlpha = Number(value);
        else if (key === 'CA') graphics.state.strokeAlpha = Number(value);
        else if (key === 'BM') graphics.state.blended = value !== NORMAL_BLEND;
        else if (key === 'SMask') graphics.state.softMasked = value !== false;
      }
    },

    setFont,
    setCharSpacing: (args) => (graphics.state.charSpacing = number(args)),
    setWordSpacing: (args) => (graphics.state.wordSpacing = number(args)),
    setHScale: (args) => (graphics.state.horizontalScale = number(args) / 100),
    setLeading: (args) => (graphics.state.leading = -number(args)),
    setTextRise: (args) => (graphics.state.rise = number(args)),
    setTextRenderingMode: (args) => (graphics.state.renderMode = number(args)),
    beginText: () => pen.reset(IDENTITY),
    setTextMatrix: (args) =>
      pen.reset(toMatrix((ArrayBuffer.isView(args[0]) || Array.isArray(args[0]) ? args[0] : args) as number[])),
    moveText: (args) => pen.move(number(args), number(args, 1)),
    setLeadingMoveText: (args) => {
      graphics.state.leading = number(args, 1);
      pen.move(number(args), number(args, 1));
    },
    nextLine: () => pen.move(0, graphics.state.leading),
    showText: (args) => pen.show(args[0] as ShownText | undefined),
  };
}
