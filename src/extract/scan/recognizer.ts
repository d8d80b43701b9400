import { decode, type ReadCharacter } from './ctc.js';
import { INPUT_HEIGHT, scaledWidth, writeLine, type LineBox } from './line-image.js';
import { loadOcr, type OcrRuntime, type OnnxRuntime } from './models.js';
import type { GrayImage } from './picture/types.js';

/** A line of text as recognised. */
export interface LineReading {
  readonly characters: readonly ReadCharacter[];
  /** Pixels of the picture that one time step covers: character n stands at box.x0 + (at + ½)·stepWidth. */
  readonly stepWidth: number;
}

/** Reads lines of printed text. One model a process; `release` frees its memory. */
export interface Recognizer {
  /** Readings in the order of the boxes. */
  read(image: GrayImage, boxes: readonly LineBox[]): Promise<LineReading[]>;
  release(): Promise<void>;
}

/** Columns of the input that become one time step of the output. */
const STEP = 8;
/** Columns of one batch: larger ones save no time and take memory (6,625 numbers a step come out). */
const BATCH_COLUMNS = 2560;
/** Lines of a batch are padded to the widest: to a multiple of this, since every new width is planned anew. */
const WIDTH_GRAIN = 32;

/** Loads runtime and model. Throws OcrUnavailable where the optional packages are missing. */
export async function createRecognizer(threads: number): Promise<Recognizer> {
  const ocr = await loadOcr();
  const session = await ocr.onnx.InferenceSession.create(ocr.recognitionModel, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Waiting threads that spin double the time as soon as anything else runs on the machine.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return new OnnxRecognizer(ocr, session);
}

type Session = Awaited<ReturnType<OnnxRuntime['InferenceSession']['create']>>;

class OnnxRecognizer implements Recognizer {
  readonly #ocr: OcrRuntime;
  readonly #session: Session;

  constructor(ocr: OcrRuntime, session: Session) {
    this.#ocr = ocr;
    this.#session = session;
  }

  async read(image: GrayImage, boxes: readonly LineBox[]): Promise<LineReading[]> {
    const readings = new Array<LineReading>(boxes.length);
    for (const batch of batches(boxes)) await this.#run(image, boxes, batch, readings);
    return readings;
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  async #run(
    image: GrayImage,
    boxes: readonly LineBox[],
    { indices, width }: Batch,
    readings: LineReading[],
  ): Promise<void> {
    const size = 3 * INPUT_HEIGHT * width;
    const input = new Float32Array(indices.length * size);
    indices.forEach((index, i) => {
      const box = boxes[index];
      if (box) writeLine(image, box, input, i * size, width);
    });
    const tensor = new this.#ocr.onnx.Tensor('float32', input, [indices.length, 3, INPUT_HEIGHT, width]);
    const outputs = await this.#session.run({ [this.#session.inputNames[0] ?? 'x']: tensor });
    const output = outputs[this.#session.outputNames[0] ?? ''];
    if (!output || !(output.data instanceof Float32Array)) throw new Error('the recogniser gave no output');
    const [, steps = 0, classes = 0] = output.dims;
    indices.forEach((index, i) => {
      const box = boxes[index];
      if (!box || !(output.data instanceof Float32Array)) return;
      const own = Math.min(steps, Math.ceil(scaledWidth(box) / STEP));
      const line = { data: output.data, offset: i * steps * classes, steps: own, classes };
      readings[index] = {
        characters: decode(line, this.#ocr.characters),
        stepWidth: (STEP * (box.x1 - box.x0)) / scaledWidth(box),
      };
    });
    tensor.dispose();
    output.dispose();
  }
}

interface Batch {
  readonly indices: readonly number[];
  readonly width: number;
}

/** Lines of about the same width together: padding is work as well. */
function batches(boxes: readonly LineBox[]): Batch[] {
  const order = boxes
    .map((box, index) => ({ index, width: Math.ceil(scaledWidth(box) / WIDTH_GRAIN) * WIDTH_GRAIN }))
    .sort((a, b) => a.width - b.width);
  const out: { indices: number[]; width: number }[] = [];
  for (const { index, width } of order) {
    const last = out.at(-1);
    if (last && last.width === width && (last.indices.length + 1) * width <= BATCH_COLUMNS) last.indices.push(index);
    else out.push({ indices: [index], width });
  }
  return out;
}
