import type { Language } from '../document/bilingual.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of messages: --lang, else the locale (LC_ALL over LC_MESSAGES over LANG, as everywhere), else the
 * system's. Asked before the command line is parsed, because errors on the command line need a language too.
 */
export function chooseLanguage(argv: readonly string[], env: Environment): Language {
  const asked = askedLanguage(argv);
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

function askedLanguage(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.lastIndexOf('--lang');
  if (at !== -1) return options[at + 1];
  return options.findLast((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
}
