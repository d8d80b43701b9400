// Writes the tables of options, rules, codes, tables and views of both READMEs from the code (`npm run docs`, after
// a build). With --check it writes nothing and fails where a table is not what the code says.
import { readFileSync, writeFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { createProgram } from '../dist/cli/program.js';
import { MESSAGES } from '../dist/cli/messages.js';
import { RULES } from '../dist/check/index.js';
import { WORDS } from '../dist/cli/words.js';
import { DIAGNOSTICS } from '../dist/document/diagnostic-codes.js';
import { ERRORS } from '../dist/document/error-codes.js';
import { VIEWS } from '../dist/output/dataset/views.js';
import { TABLES } from '../dist/output/tables/index.js';

const READMES = [
  {
    path: new URL('../README.md', import.meta.url),
    language: 'en',
    heads: {
      options: ['option', 'meaning'],
      errors: ['code', 'what is wrong', 'what to do'],
      diagnostics: ['code', 'meaning'],
      'check-options': ['option', 'meaning'],
      rules: ['rule', 'what must hold', 'severity'],
      tables: ['table', 'holds', 'columns'],
      views: ['view', 'answers with'],
    },
  },
  {
    path: new URL('../README.zh-CN.md', import.meta.url),
    language: 'zh',
    heads: {
      options: ['选项', '含义'],
      errors: ['代码', '问题', '办法'],
      diagnostics: ['代码', '含义'],
      'check-options': ['选项', '含义'],
      rules: ['规则', '应当成立的', '级别'],
      tables: ['表', '内容', '列数'],
      views: ['视图', '内容'],
    },
  },
];

const ROWS = {
  options: (language) => [
    ...createProgram(language, {}, new Chalk({ level: 0 })).options.map((option) => [option.flags, option.description]),
    ['-h, --help', MESSAGES.optionHelp[language]],
  ],
  'check-options': (language) => [
    ...(
      createProgram(language, {}, new Chalk({ level: 0 })).commands.find((command) => command.name() === 'check')
        ?.options ?? []
    ).map((option) => [option.flags, option.description]),
    ['-h, --help', MESSAGES.optionHelp[language]],
  ],
  tables: (language) =>
    TABLES.map(({ name, description, columns }) => [name, description[language], String(columns.length)]),
  views: (language) => VIEWS.map(({ name, description }) => [name, description[language]]),
  rules: (language) => RULES.map((rule) => [rule.id, rule.title[language], WORDS[rule.severity][language]]),
  errors: (language) =>
    Object.entries(ERRORS).map(([code, { problem, hint }]) => [
      code,
      problem[language].replace(/\{\w+\}/g, '…'),
      hint[language],
    ]),
  diagnostics: (language) => Object.entries(DIAGNOSTICS).map(([code, text]) => [code, text[language]]),
};

function table(head, rows) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('*', '\\*');
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map(([code, ...rest]) => line([`\`${code.replaceAll('|', '\\|')}\``, ...rest.map(cell)])),
  ].join('\n');
}

/** Widths of columns are the formatter's business. */
const folded = (text) => text.replace(/-{3,}/g, '---').replace(/ +/g, ' ').trim();

let stale = 0;
for (const { path, language, heads } of READMES) {
  let text = readFileSync(path, 'utf8');
  for (const [name, head] of Object.entries(heads)) {
    const wanted = table(head, ROWS[name](language));
    const section = new RegExp(`(<!-- ${name} -->\\n)([^]*?)(\\n<!-- /${name} -->)`);
    const found = section.exec(text)?.[2];
    if (found === undefined || folded(found) !== folded(wanted)) {
      console.error(`${path.pathname}: the table "${name}" is not what the code says`);
      stale++;
    }
    text = text.replace(section, (_all, before, _old, after) => `${before}\n${wanted}\n${after}`);
  }
  if (!process.argv.includes('--check')) writeFileSync(path, text);
}
process.exitCode = process.argv.includes('--check') && stale > 0 ? 1 : 0;
