/** LaTeX commands that recognition software writes for signs of plain text. */
const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geq?slant|geqq?|ge)(?![a-z])/g, '≥'],
  [/\\(?:leq?slant|leqq?|le)(?![a-z])/g, '≤'],
  [/\\(?:neq|ne)(?![a-z])/g, '≠'],
  [/\\times(?![a-z])/g, '×'],
  [/\\(?:sim|approx)(?![a-z])/g, '～'],
  [/\\pm(?![a-z])/g, '±'],
  [/\\(?:cdots|ldots|dots)(?![a-z])/g, '…'],
  [/\^\s*\{?\s*\\circ\s*\}?/g, '°'],
  [/\\(?:mathrm|text|textbf|mathbf|textit|mathit)\s*\{([^{}]*)\}/g, '$1'],
  [/\\([%$#&_{}])/g, '$1'],
  [/\\[,;:! ]/g, ''],
  [/[{}]/g, ''],
];

const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&nbsp;|&#160;/g, ' '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&ge;/g, '≥'],
  [/&le;/g, '≤'],
  [/&amp;/g, '&'],
];

/** Marks of Markdown and LaTeX around the text of one line; the text itself stays as it is. */
export function undoNoise(line: string): string {
  let out = line.replace(/\$([^$\t]{1,80})\$/g, (whole, inner: string) =>
    /\\|\^/.test(inner) ? unLatex(inner) : whole,
  );
  out = undoEntities(out);
  return out
    .replace(/<\/?(?:b|strong|i|em|u|sup|sub|font|span|p|div)(?:\s[^<>]*)?>/gi, '')
    .replace(/\*\*([^*\t]+)\*\*/g, '$1')
    .replace(/^(\s*)#{1,6}\s+/, '$1')
    .replace(/^\s*[-*+]\s+(?=\S)/, '')
    .replace(/\\([%$#&_*.\-()[\]])/g, '$1');
}

/** &ge;95% → ≥95% */
export function undoEntities(text: string): string {
  return ENTITIES.reduce((out, [pattern, sign]) => out.replace(pattern, sign), text);
}

function unLatex(formula: string): string {
  return LATEX.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), formula).replace(
    /(?<=[≥≤≠×～±]) | (?=%)/g,
    '',
  );
}

/** A row of a Markdown table (| a | b |) as cells, null for any other line; `rule` is the line of dashes under its head. */
export function markdownRow(line: string): string[] | 'rule' | null {
  const text = line.trim();
  if (!/^\|.*\|$/.test(text) || text.length < 3) return null;
  if (/^\|(?:\s*:?-+:?\s*\|)+$/.test(text)) return 'rule';
  return text
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replace(/\\\|/g, '|')
        .replace(/<br\s*\/?>/gi, '\n')
        .trim(),
    );
}
