export * from './common.js';
export * from './table.js';
export * from './statement.js';
export * from './performance.js';
export * from './findings.js';
export * from './budget-document.js';
