import { createRequire } from 'node:module';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import type * as PdfJsModule from 'pdfjs-dist/legacy/build/pdf.mjs';

// Everything that reaches around pdf.js stands in this file. Each trick only saves time or memory: without it
// the glyphs and rules are the same (tests/extract/pdf/runtime.test.ts compares both ways).

type PdfJs = typeof PdfJsModule;

/** Inflated bytes that one document may unfold to: a disclosure of 100 pages needs a few MB, a bomb gigabytes. */
const MAX_INFLATED_BYTES = 512 * 1024 * 1024;
/** One stream: the largest of real files are embedded fonts of 20 MB; 100 MB of operators take pdf.js to 7 GB. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;

/** core-js in the legacy build overwrites these process-wide; slow, and it touches everybody's code. */
const OVERWRITTEN: readonly (readonly [object, string])[] = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Function.prototype, 'toString'],
];

let loading: Promise<PdfJs> | null = null;

/** pdf.js, loaded once per process, its globals put back afterwards. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= importPdfJs();
  return loading;
}

async function importPdfJs(): Promise<PdfJs> {
  const saved = OVERWRITTEN.map(([owner, key]) => [owner, key, Object.getOwnPropertyDescriptor(owner, key)] as const);
  const undo = withoutCanvas();
  try {
    // The minified builds are the same code and load in a third of the time.
    // @ts-expect-error the package ships types for the readable build only
    const pdfjs = (await import('pdfjs-dist/legacy/build/pdf.min.mjs')) as PdfJs;
    // The worker runs in this thread: importing it registers globalThis.pdfjsWorker.
    // @ts-expect-error the package ships no types for its worker
    await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    return pdfjs;
  } finally {
    undo();
    for (const [owner, key, descriptor] of saved) if (descriptor) Object.defineProperty(owner, key, descriptor);
  }
}

/**
 * At import pdf.js loads a native canvas for DOMMatrix, ImageData and Path2D (0.3 s); reading operators needs none
 * of the three. Returns the function that takes the stand-ins away again.
 */
function withoutCanvas(): () => void {
  const absent = ['DOMMatrix', 'ImageData', 'Path2D'].filter((name) => !(name in globalThis));
  for (const name of absent) Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
  const builtin = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule');
  const noCanvas = { createRequire: () => () => ({}) };
  Object.defineProperty(process, 'getBuiltinModule', {
    ...builtin,
    value: (name: string): unknown =>
      name === 'module' ? noCanvas : (builtin?.value as (id: string) => unknown)(name),
  });
  return () => {
    if (builtin) Object.defineProperty(process, 'getBuiltinModule', builtin);
    for (const name of absent) Reflect.deleteProperty(globalThis, name);
  };
}

/** getDocument options that say where the installed package keeps its character maps and fonts. */
export function resourceOptions(): { cMapUrl: string; standardFontDataUrl: string; wasmUrl: string } {
  const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const folder = (name: string): string => `${path.join(root, name)}${path.sep}`;
  return { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), wasmUrl: folder('wasm') };
}

type Listener = (event: { data: unknown }) => void;

/**
 * One end of a message channel within this thread. pdf.js' own copies every message (structuredClone takes a
 * tenth of the reading time); nothing here needs a copy but the arrays of a stream's chunks, which the sender
 * empties and fills again.
 */
class DirectPort {
  other: DirectPort | null = null;
  readonly #listeners = new Set<Listener>();

  constructor(readonly leftOut?: LeftOutPictures) {}

  postMessage(data: unknown): void {
    const message = withOwnArrays(this.leftOut?.listenIn(data) ?? data);
    const { other } = this;
    queueMicrotask(() => other?.deliver(message));
  }

  deliver(data: unknown): void {
    for (const listener of this.#listeners) listener({ data });
  }

  addEventListener(_type: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#listeners.clear();
  }
}

function withOwnArrays(data: unknown): unknown {
  const { chunk } = data as { chunk?: unknown };
  if (typeof chunk !== 'object' || chunk === null || ArrayBuffer.isView(chunk)) return data;
  const own = Object.entries(chunk).map(([key, value]): [string, unknown] => [
    key,
    Array.isArray(value) ? [...(value as unknown[])] : value,
  ]);
  return { ...(data as object), chunk: Object.fromEntries(own) };
}

/**
 * Counts the pictures that pdf.js leaves out for their size: sent in place of that size, it is asked for its value each
 * time that a picture is compared with it. Without it every page may have pictures.
 */
export class LeftOutPictures {
  #count: number | null = null;

  constructor(readonly maxImageSize: number) {}

  /** How many there were since this was asked last; null where that is not known. */
  take(): number | null {
    const count = this.#count;
    if (count !== null) this.#count = 0;
    return count;
  }

  /** The message that opens a document, asking here; every other as it is. */
  listenIn(message: unknown): unknown {
    const { action, data } = message as { action?: string; data?: { evaluatorOptions?: object } };
    if (action !== 'GetDocRequest' || data?.evaluatorOptions === undefined) return message;
    this.#count = 0;
    const evaluatorOptions = { ...data.evaluatorOptions, maxImageSize: this };
    return { ...(message as object), data: { ...data, evaluatorOptions } };
  }

  valueOf(): number {
    this.#count = (this.#count ?? 0) + 1;
    return this.maxImageSize;
  }
}

/** A worker of pdf.js in this thread, its messages passed on without copies; null where pdf.js offers no way in. */
export function directWorker(pdfjs: PdfJs, leftOut?: LeftOutPictures): InstanceType<PdfJs['PDFWorker']> | null {
  const { pdfjsWorker } = globalThis as {
    pdfjsWorker?: { WorkerMessageHandler?: { initializeFromPort?: (port: DirectPort) => void } };
  };
  const handler = pdfjsWorker?.WorkerMessageHandler;
  if (typeof handler?.initializeFromPort !== 'function') return null;
  const [near, far] = [new DirectPort(leftOut), new DirectPort()];
  near.other = far;
  far.other = near;
  const verbosity = pdfjs.VerbosityLevel.ERRORS;
  const worker = new pdfjs.PDFWorker({ port: near, verbosity } as unknown as ConstructorParameters<
    PdfJs['PDFWorker']
  >[0]);
  handler.initializeFromPort(far);
  return worker;
}

class FontFaceStub {
  readonly loaded = Promise.resolve(this);
  load(): Promise<this> {
    return Promise.resolve(this);
  }
}

/**
 * With `disableFontFace` (its default on Node) pdf.js builds and posts an outline for every glyph. Told that
 * there are font faces, it does not; these stand-ins take them.
 */
export const fontFaceOptions = {
  disableFontFace: false,
  ownerDocument: { fonts: { add: (): void => undefined, delete: (): void => undefined } },
};

/**
 * Before it decodes JPEG 2000, pdf.js tries how large a canvas may be, and without canvases it halves pictures of more
 * than 2048 pixels. Nothing is drawn on this one: it only has what it takes to pass that trial.
 */
class CanvasOfAnySize {
  getContext(): object {
    return { fillRect: (): void => undefined, getImageData: () => ({ data: [0, 0, 0, 255] }) };
  }
}

/** Counts what the page streams of one document inflate to. */
export class InflateBudget {
  exceeded = false;
  #left: number;

  constructor(limit = MAX_INFLATED_BYTES) {
    this.#left = limit;
  }

  inflate(bytes: Uint8Array): Uint8Array {
    if (this.exceeded) return new Uint8Array(0);
    try {
      const out = inflateSync(bytes, { maxOutputLength: Math.max(1, Math.min(this.#left, MAX_STREAM_BYTES)) });
      this.#left -= out.byteLength;
      return out;
    } catch (error) {
      if (error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
        // An empty stream, not an error: on an error pdf.js would inflate the bomb itself.
        this.exceeded = true;
        return new Uint8Array(0);
      }
      throw error; // a damaged stream: pdf.js falls back to its own lenient inflate
    }
  }
}

/**
 * Runs `work` with stand-ins for FontFace and OffscreenCanvas, and with a DecompressionStream that inflates in one call (the streaming
 * one costs a quarter of the reading time) and keeps to the budget. Globals are put back afterwards.
 */
export async function withFastGlobals<T>(budget: InflateBudget, work: () => Promise<T>): Promise<T> {
  // One at a time: two that overlap would put back each other's stand-ins. pdf.js keeps the thread busy anyway.
  const before = turn;
  let done = (): void => undefined;
  turn = new Promise((resolve) => (done = resolve));
  await before;
  try {
    return await runWithStandIns(budget, work);
  } finally {
    done();
  }
}

let turn: Promise<void> = Promise.resolve();

async function runWithStandIns<T>(budget: InflateBudget, work: () => Promise<T>): Promise<T> {
  const names = ['FontFace', 'DecompressionStream', 'OffscreenCanvas'] as const;
  const saved = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const native = globalThis.DecompressionStream;
  set('FontFace', FontFaceStub);
  set('OffscreenCanvas', CanvasOfAnySize);
  // A plain function: called with `new` it returns the object it makes, for other formats the native stream.
  set('DecompressionStream', function (format: string): object {
    return format === 'deflate' ? inflateInOneCall(budget) : new native(format as 'deflate');
  });
  try {
    return await work();
  } finally {
    for (const [name, descriptor] of saved) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}

/** The part of DecompressionStream that pdf.js uses. */
function inflateInOneCall(budget: InflateBudget): object {
  let input: Uint8Array = new Uint8Array(0);
  const done = Promise.resolve();
  const writer = {
    ready: done,
    write: (bytes: Uint8Array): Promise<void> => {
      input = bytes;
      return done;
    },
    close: (): Promise<void> => done,
  };
  return {
    writable: { getWriter: () => writer },
    readable: {
      // eslint-disable-next-line @typescript-eslint/require-await -- pdf.js iterates with for await
      async *[Symbol.asyncIterator]() {
        yield budget.inflate(input);
      },
    },
  };
}

function set(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
}
