const TOKEN =
  /"([^"]*)"?|\\(.)|_.|\*.|\[\$[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(y+|m+|d+|h+|s+|a+|AM\/PM|上午\/下午)|([\s\S])/gi;

/** A format that shows a number as a date or a time. */
export function isDateCode(section: string): boolean {
  for (const match of section.matchAll(TOKEN)) if (match[4] !== undefined && !/^a/i.test(match[4])) return true;
  return false;
}

/** A serial day number as its format shows it. */
export function formatDate(serial: number, section: string, date1904: boolean): string {
  const when = dateOf(serial, date1904);
  if (when === null) return String(serial);
  const parts = [...section.matchAll(TOKEN)];
  const twelve = parts.some((match) => /^(AM\/PM|上午\/下午)$/i.test(match[4] ?? ''));
  let afterHour = false;
  return parts
    .map((match, i) => {
      const [, quoted, escaped, , unit, other] = match;
      if (unit === undefined) return quoted ?? escaped ?? other ?? '';
      const kind = unit[0]?.toLowerCase() ?? '';
      // m means minutes after an hour or before seconds.
      const next = parts.slice(i + 1).find((part) => part[4] !== undefined)?.[4] ?? '';
      const minutes = kind === 'm' && (afterHour || /^s/i.test(next));
      if (kind !== 'a') afterHour = kind === 'h';
      return unitText(when, unit, kind, minutes, twelve);
    })
    .join('');
}

function unitText(when: Date, unit: string, kind: string, minutes: boolean, twelve: boolean): string {
  const padded = (value: number): string => String(value).padStart(unit.length > 1 ? 2 : 1, '0');
  const hour = when.getUTCHours();
  switch (kind) {
    case 'y':
      return unit.length > 2 ? String(when.getUTCFullYear()) : String(when.getUTCFullYear() % 100).padStart(2, '0');
    case 'm':
      if (minutes) return padded(when.getUTCMinutes());
      return unit.length > 2 ? `${when.getUTCMonth() + 1}月` : padded(when.getUTCMonth() + 1);
    case 'd':
      return padded(when.getUTCDate());
    case 'h':
      return padded(twelve ? hour % 12 || 12 : hour);
    case 's':
      return padded(when.getUTCSeconds());
    default:
      return twelve ? (hour < 12 ? '上午' : '下午') : '';
  }
}

/** Day 60 of the 1900 calendar is a 29 February that never was. */
function dateOf(serial: number, date1904: boolean): Date | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date(Math.round((days - 25_569) * 86_400) * 1000);
}
