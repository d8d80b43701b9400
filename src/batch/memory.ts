import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident memory of a process in megabytes; null where it is gone or the system does not tell. */
export function residentMemory(pid: number): number | null {
  try {
    if (process.platform === 'linux') return fromStatus(readFileSync(`/proc/${pid}/status`, 'latin1'));
    if (process.platform === 'win32') return null;
    const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'latin1' }));
    return kilobytes > 0 ? kilobytes / 1024 : null;
  } catch (error) {
    // The process has just ended: its exit is told elsewhere.
    if (error instanceof Error) return null;
    throw error;
  }
}

function fromStatus(status: string): number | null {
  const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** How often memory is looked at, in ms: a file of the kind that fills it gains about 100 MB a second, at worst 1 GB. */
export const MEMORY_INTERVAL = process.platform === 'linux' ? 50 : 1000;
