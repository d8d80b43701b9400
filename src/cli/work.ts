import { dieWithParent } from '../batch/guard.js';
import { main } from './main.js';
import { Supervision, type Ended } from './supervision.js';

// The process that does the work of a command, started by start.ts: the parent's id, how earlier tries ended, and
// what the user typed.

const [parent = '', ended = '[]', ...argv] = process.argv.slice(2);
dieWithParent(Number(parent), null);
process.exitCode = await main(argv, new Supervision(JSON.parse(ended) as Ended[]));
