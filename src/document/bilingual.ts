/** One text in both languages of the project. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/** Puts values into {name} placeholders of both languages. A value may differ by language. */
export function fill(template: Bilingual, values: Readonly<Record<string, string | Bilingual>>): Bilingual {
  return { zh: fillOne(template.zh, 'zh', values), en: fillOne(template.en, 'en', values) };
}

function fillOne(text: string, language: Language, values: Readonly<Record<string, string | Bilingual>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'string' ? value : value[language];
  });
}
