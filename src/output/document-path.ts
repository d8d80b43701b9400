import { createHash } from 'node:crypto';
import type { BudgetDocument } from '../schema/index.js';

/**
 * Bytes of UTF-8 that a part of a path may have. File systems allow 255 (Linux) or 255 UTF-16 units (Windows, macOS);
 * sixty Chinese characters are a longer name than any department has, and keep a path of three parts under the 260
 * characters of a plain Windows program.
 */
const MAX_PART_BYTES = 180;

/** Hexadecimal digits of the id's hash: one collision in 10^12 pairs of ids that read alike. */
const HASH_DIGITS = 10;

const UNKNOWN = 'unknown';

/** What Windows forbids, separators, controls, invisible and direction-turning characters, halves of surrogates; ~ is ours. */
const FORBIDDEN = /[<>:"/\\|?*~\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/**
 * Where the JSON of a department-year goes in a folder: `130400-邯郸市/邯郸市医疗保障局/2022-budget.json`, with `/`
 * on every system. Safe to create on any file system, and no two ids have the same path, not even where case or
 * Unicode normalisation does not count: wherever the path does not spell the id out, a hash of the id follows (`~…`).
 */
export function documentPath(document: BudgetDocument): string {
  const { id, department, fiscalYear, stage } = document;
  const region = department.region;
  const spelled = [region?.code, department.name, fiscalYear, stage].join('/') === id;
  const wanted = [
    [region?.code, region?.name].filter(Boolean).join('-'),
    department.name,
    fiscalYear === null ? '' : String(fiscalYear),
  ];
  const [regionPart = '', departmentPart = '', yearPart = ''] = wanted.map(safePart);
  const unchanged = [regionPart, departmentPart, yearPart].every(
    (part, index) => part === wanted[index] && part === part.toUpperCase().toLowerCase(),
  );
  const hash = spelled && unchanged ? '' : `~${shortHash(id)}`;
  return `${regionPart}/${departmentPart}/${yearPart}-${stage}${hash}.json`;
}

/** The first digits of a text's SHA-256, to tell apart what reads alike. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
}

/** A name that every file system takes as one part of a path. */
function safePart(name: string): string {
  const clean = trim(name.normalize('NFC').replace(FORBIDDEN, '_'));
  const part = trim(cut(DEVICE.test(clean) ? `_${clean}` : clean));
  return part === '' ? UNKNOWN : part;
}

/** No dot that hides a file or climbs, no dash that a command takes for an option, no dot or blank that Windows drops. */
function trim(name: string): string {
  return name.replace(/^[\s.-]+|[\s.]+$/gu, '');
}

function cut(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const char of name) {
    bytes += Buffer.byteLength(char);
    if (bytes > MAX_PART_BYTES) break;
    kept += char;
  }
  return kept;
}
