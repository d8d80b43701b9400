// Part of the build: the contract as a file, dist/schema.json, for those who validate without running the CLI.
import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../dist/output/schema.js';
import { toJson } from '../dist/output/json.js';

writeFileSync(new URL('../dist/schema.json', import.meta.url), toJson(jsonSchema()));
