import { dieWithParent } from '../batch/guard.js';
import type { Ended } from './supervision.js';

// The process that does the work of a command, started by start.ts: the parent's id, how earlier tries ended, and
// what the user typed. The guard comes first: the rest takes a while to load.

const [parent = '', ended = '[]', ...argv] = process.argv.slice(2);
dieWithParent(Number(parent), null);
const [{ main }, { Supervision }] = await Promise.all([import('./main.js'), import('./supervision.js')]);
process.exitCode = await main(argv, new Supervision(JSON.parse(ended) as Ended[]));
