import { Worker } from 'node:worker_threads';

/** How often a child looks whether its parent still lives, in ms. */
const INTERVAL = 300;

/**
 * Ends this process soon after its parent has ended, however that came about (kill -9 too), and removes a folder of
 * temporary files that is of no use to anybody then. A thread of its own looks after it: pdf.js may be in an endless
 * loop, and then no event of the main thread is ever handled.
 */
export function dieWithParent(parent: number, temporary: string | null): void {
  const remove = temporary === null ? '' : `fs.rmSync(${JSON.stringify(temporary)}, { recursive: true, force: true });`;
  const watch = `
    const fs = require('node:fs');
    setInterval(() => {
      if (process.ppid === ${parent}) return;
      try { ${remove} } finally { process.kill(process.pid, 'SIGKILL'); }
    }, ${INTERVAL});`;
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };
  new Worker(watch, { eval: true, env: {}, resourceLimits }).unref();
}
