import { dieWithParent } from '../batch/guard.js';

// A process that reads files for another one: the parent's id and a folder to remove with it. The guard comes first:
// the rest takes a while to load.

const [parent = '', temporary = ''] = process.argv.slice(2);
dieWithParent(Number(parent), temporary === '' ? null : temporary);
(await import('../batch/serve.js')).serve();
