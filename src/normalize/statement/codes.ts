import { UNIT_NAME } from '../../recognize/statement-catalogue-columns.js';
import type { Line } from '../../schema/index.js';
import { fold } from '../../text/fold.js';

type Classification = Line['classification'];

export interface Code {
  readonly code: string | null;
  readonly raw: string | null;
}

/**
 * One code from its printed parts: 301 | 2 → 30102, 201 | 06 | 01 → 2010601, 208-05-05 → 2080505. A part that
 * repeats the parts before it (208 | 20805) stands for them.
 */
export function joinCode(parts: readonly string[]): Code {
  const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (filled.length === 0) return { code: null, raw: null };
  const raw = filled.join(' ');
  let code = '';
  for (const part of filled) {
    const digits = joinPrinted(fold(part));
    if (!/^\d+$/.test(digits)) return { code: null, raw };
    if (code !== '' && digits.length > code.length && digits.startsWith(code)) code = digits;
    else code += code !== '' && digits.length === 1 ? `0${digits}` : digits;
  }
  return { code, raw };
}

/** 208-05-05 and 208.05.05; white space is folded away before. */
function joinPrinted(text: string): string {
  return /^\d{3}([-.]\d{1,2}){1,2}$/.test(text)
    ? text
        .split(/[-.]/)
        .map((part, i) => (i > 0 ? part.padStart(2, '0') : part))
        .join('')
    : text;
}

const FUNCTION = /^2[0-3]\d(\d\d){0,3}$/;
const DEPARTMENT_ECONOMIC = /^(30\d|31\d|399)(\d\d)?$/;
const GOVERNMENT_ECONOMIC = /^(50\d|51\d|599)(\d\d)?$/;

/** 支出功能分类 2xx, 部门预算经济分类 3xx, 政府预算经济分类 5xx; codes of six digits or with a body's name are units. */
export function classify(
  code: string,
  label: string | null,
  hint: Exclude<Classification, 'unit' | 'other'>,
): Exclude<Classification, null> {
  if (isUnit(code, label)) return 'unit';
  if (hint === 'economic-government' && GOVERNMENT_ECONOMIC.test(code)) return hint;
  if (FUNCTION.test(code)) return 'function';
  if (DEPARTMENT_ECONOMIC.test(code)) return 'economic-department';
  if (GOVERNMENT_ECONOMIC.test(code)) return 'economic-government';
  return 'other';
}

function isUnit(code: string, label: string | null): boolean {
  const named = label !== null && UNIT_NAME.test(fold(label)) && !/支出|经费|事务|资金$/.test(fold(label));
  if (code.length === 6 || code.length === 9) return named || code.length === 6;
  return (
    code.length === 3 &&
    named &&
    /(局|委|院|厅|署|办公室|大学|学院|法院|检察院|政府|委员会|中心|街道)/.test(fold(label))
  );
}

/** A code in front of its name in one cell: 2010101行政运行, [208]社会保障和就业支出. */
export function splitCodedLabel(label: string): { code: string; label: string } | null {
  const match =
    /^[[(（【]?\s*((?:2[0-3]\d|30\d|31\d|399|50\d|51\d|599)(?:\d\d){0,2})\s*[\])）】]?[-—_\s]*([\u4e00-\u9fff“"].*)$/.exec(
      label,
    );
  const [, code, name] = match ?? [];
  if (code === undefined || name === undefined || /^[万亿千百元年月日个台辆人次号项家平余多]/.test(name)) return null;
  return { code, label: name };
}
