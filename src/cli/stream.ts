import type { Readable, Writable } from 'node:stream';
import { systemCode } from '../document/system-code.js';

/**
 * Writes to a stream and waits until it has taken it. False when nobody reads any more (`| head` has seen enough):
 * that is no error, only the end of the work.
 */
export function writeText(stream: Writable, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve(true);
      else if (isClosed(error)) resolve(false);
      else reject(error);
    });
  });
}

/** A closed pipe also raises an event, which would end the process with a stack if nobody listened. */
export function ignoreClosed(stream: Writable): void {
  stream.on('error', (error) => {
    if (!isClosed(error)) throw error;
  });
}

function isClosed(error: Error): boolean {
  const code = systemCode(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

export async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Uint8Array.from(Buffer.concat(chunks));
}
