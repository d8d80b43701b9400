import { spawn, type ChildProcess } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { limitedNode } from '../../src/batch/launch.js';
import { Watch, type Stop } from '../../src/batch/watch.js';

interface Stopped {
  readonly stop: Stop;
  readonly seconds: number;
}

/** Runs a script in a process under watch until it is stopped. */
function stopped(
  script: string,
  limits: { timeout: number; memory: number },
  pages: readonly number[],
): Promise<Stopped> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    child.once('error', reject);
    child.once('spawn', () => {
      const started = performance.now();
      const watch = new Watch(child.pid ?? 0, { ...limits, pages: 9 }, (stop) => {
        child.kill('SIGKILL');
        resolve({ stop, seconds: (performance.now() - started) / 1000 });
      });
      watch.at({ input: 0, page: null });
      for (const page of pages) watch.at({ input: 0, page });
    });
  });
}

describe.skipIf(process.platform === 'win32')('a process', () => {
  it('is stopped when its time is up, with the pages before the last one to keep', async () => {
    const { stop, seconds } = await stopped('for (;;);', { timeout: 1, memory: 1000 }, [1, 2, 3]);
    expect(stop).toEqual({ reason: 'time-limit', input: 0, page: 3, keep: 2 });
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThan(5);
  });

  it('is stopped when it takes too much memory, which is not the heap alone', async () => {
    const script = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(2e7, 1)), 20);';
    const { stop } = await stopped(script, { timeout: 60, memory: 300 }, [1]);
    expect(stop).toEqual({ reason: 'memory-limit', input: 0, page: 1, keep: null });
  });
});

describe.skipIf(process.platform === 'win32')('a process that keeps to one core', () => {
  it('has no helper threads of V8', async () => {
    const { command, args } = limitedNode('-p', ['process.execArgv.includes("--single-threaded")'], 256, {
      oneThread: true,
    });
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let printed = '';
    for await (const chunk of child.stdout) printed += String(chunk);
    expect(printed).toBe('true\n');
  });
});

describe.skipIf(process.platform !== 'linux')('the address space', () => {
  // 20 GB that are never touched.
  const reserve = 'Array.from({ length: 5 }, () => new Uint8Array(4e9))';

  it.each([
    ['ends a process that reserves far more than it may take', true, false],
    ['is left alone where that is asked for', false, true],
  ])('%s', async (_, addressSpace, survives) => {
    const { command, args } = limitedNode('-e', [reserve], 256, { addressSpace });
    const status = await new Promise<number | null>((resolve) => {
      spawn(command, args, { stdio: 'ignore' }).once('exit', resolve);
    });
    expect(status === 0).toBe(survives);
  });
});
