// 部门预算 is a department's budget with its units, 单位预算 a unit's own; 本级 is the department's own unit.

export type Scope = 'consolidated' | 'unit';

/** The scope that a printed name ends with. */
export function scopeOfName(name: string): Scope | null {
  if (/本级$|[（(](?:本级|机关|本部)[)）]$/.test(name)) return 'unit';
  return /[（(](?:汇总|部门)[)）]$/.test(name) ? 'consolidated' : null;
}

/** The scope that a title or a file's name says: 2023年单位预算. */
export function scopeOfLine(line: string): Scope | null {
  if (!/(?:部门|单位)(?:综合)?(?:预算|决算)(?!编制|主管|单位)/.test(line)) return null;
  return /单位(?:综合)?(?:预算|决算)/.test(line) ? 'unit' : 'consolidated';
}
