// What runs on this machine, from /proc (Linux).
import { readdirSync, readFileSync } from 'node:fs';

function read(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    // It has just ended.
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}

/** The processes that a process has started, and those that they have. */
export function descendants(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // pid (name) state parent …: the name may hold brackets and spaces.
    const parent = /.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const found = [];
  for (let next = [pid]; next.length > 0;) {
    next = [...parents].filter(([, parent]) => next.includes(parent)).map(([child]) => child);
    found.push(...next);
  }
  return found;
}

/** The most memory that a process has had so far; 0 once it has ended. */
export function residentMegabytes(pid) {
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

export function isAlive(pid) {
  const state = /.*\) (\S)/s.exec(read(`/proc/${pid}/stat`))?.[1];
  return state !== undefined && state !== 'Z' && state !== 'X';
}
