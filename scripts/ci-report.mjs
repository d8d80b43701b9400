// The last line of .ci/run: what passed and what failed, of the tests and of the floor together.
//
//   node scripts/ci-report.mjs TEST_STATUS VITEST.json FLOOR_STATUS FLOOR.json
//
// A step that ended badly without saying which part (lint, types, a crash) counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

const [testStatus, testPath, floorStatus, floorPath] = process.argv.slice(2);
const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);
const tests = read(testPath);
const floor = read(floorPath);
let passed = (tests?.numPassedTests ?? 0) + (floor?.passed ?? 0);
let failed = (tests?.numFailedTests ?? 0) + (floor?.failed ?? 0);
if (testStatus !== '0' && (tests?.numFailedTests ?? 0) === 0) failed++;
if (floorStatus !== '0' && (floor?.failed ?? 0) === 0) failed++;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
