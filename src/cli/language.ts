import type { Language } from '../document/bilingual.js';
import { askedFor } from './asked.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of messages: --lang, else the locale (LC_ALL over LC_MESSAGES over LANG, as everywhere), else the
 * system's.
 */
export function chooseLanguage(argv: readonly string[], env: Environment): Language {
  const asked = askedFor('--lang', argv);
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
