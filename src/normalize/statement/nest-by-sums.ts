import { UNIT_NAME } from '../../recognize/statement-catalogue-columns.js';
import type { Line } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { addUp } from './leaves.js';

/**
 * 基本支出 | 人员经费 | 公用经费 | 项目支出 printed as a flat list, without codes, ordinals or indents: where the
 * lines do not add up to the total as they stand, the lines that add up to the one before them are its parts.
 * Nothing is changed unless the list adds up afterwards.
 */
export function nestBySums(lines: readonly Line[]): void {
  const total = lines.find(({ role }) => role === 'total');
  const items = lines.filter(({ role }) => role !== 'total');
  if (total === undefined || items.length < 2 || !items.every(isFlat) || addUp(total, items)) return;
  const parentOf = new Map<Line, number>();
  for (let i = 0; i < items.length; i++) {
    const whole = items[i];
    if (whole === undefined) continue;
    // One part alone may be equal by chance; below the name of a unit it is what the unit spends.
    for (let end = i + (isUnitName(whole.label) ? 2 : 3); end <= items.length; end++) {
      const parts = items.slice(i + 1, end);
      if (!addUp(whole, parts)) continue;
      for (const part of parts) parentOf.set(part, lines.indexOf(whole));
      i = end - 1;
      break;
    }
  }
  if (
    parentOf.size === 0 ||
    !addUp(
      total,
      items.filter((line) => !parentOf.has(line)),
    )
  )
    return;
  for (const [line, parent] of parentOf) {
    line.parent = parent;
    line.level = 2;
  }
}

function isFlat(line: Line): boolean {
  return line.role === 'item' && line.parent === null && line.code === null && line.ordinal === null;
}

function isUnitName(label: string | null): boolean {
  return label !== null && UNIT_NAME.test(fold(label));
}
