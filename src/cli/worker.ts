import { serve } from '../batch/serve.js';

// A process that reads files for another one: the parent's id and a folder to remove with it.

const [parent = '', temporary = ''] = process.argv.slice(2);
serve(Number(parent), temporary === '' ? null : temporary);
