import type { Bilingual, Language } from '../document/bilingual.js';
import type { BudgetDocument, Check } from '../schema/index.js';

type Evidence = Check['evidence'][number];

/** Where a finding stands, as far as a reader needs to find it on paper. */
export interface Place {
  /** Index into the document's sources, null where no one source is meant. */
  readonly source: number | null;
  readonly page: number | null;
  readonly text: Bilingual;
}

/** The place of a check: that of its first piece of evidence. */
export function placeOf(document: BudgetDocument, { evidence }: Check): Place {
  const [first] = evidence;
  if (first === undefined) return { source: null, page: null, text: { zh: '全文', en: 'document' } };
  if (first.table !== undefined) return tablePlace(document, first, first.table);
  if (first.fact !== undefined) return factPlace(document, first.fact);
  if (first.performance !== undefined) return sheetPlace(document, first, first.performance);
  const page = typeof first.page === 'number' ? first.page : null;
  return { source: null, page, text: onPage(page) };
}

export function placeText(document: BudgetDocument, check: Check, language: Language): string {
  return placeOf(document, check).text[language];
}

function tablePlace(document: BudgetDocument, { row, col }: Evidence, index: number): Place {
  const table = document.tables[index];
  const cell =
    table?.cells.find((one) => one.row === row && one.col === col) ?? table?.cells.find((one) => one.row === row);
  const page = cell?.page ?? table?.pages[0] ?? null;
  const at = onPage(page);
  return {
    source: table?.source ?? null,
    page,
    text: {
      zh: [at.zh, row === undefined ? '' : `第 ${row + 1} 行`, col === undefined ? '' : `第 ${col + 1} 列`]
        .filter(Boolean)
        .join(' '),
      en: [at.en, row === undefined ? '' : `row ${row + 1}`, col === undefined ? '' : `column ${col + 1}`]
        .filter(Boolean)
        .join(', '),
    },
  };
}

function factPlace(document: BudgetDocument, index: number): Place {
  const fact = document.facts[index];
  const at = onPage(fact?.page ?? null);
  return {
    source: fact?.source ?? null,
    page: fact?.page ?? null,
    text: { zh: `${at.zh} 文字`.trim(), en: `${at.en} text`.trim() },
  };
}

function sheetPlace(document: BudgetDocument, { row }: Evidence, index: number): Place {
  const sheet = document.performance[index];
  const at = onPage(sheet?.page ?? null);
  return {
    source: sheet?.source ?? null,
    page: sheet?.page ?? null,
    text: {
      zh: [at.zh, '绩效表', row === undefined ? '' : `第 ${row + 1} 行`].filter(Boolean).join(' '),
      en: [at.en, 'performance form', row === undefined ? '' : `row ${row + 1}`].filter(Boolean).join(', '),
    },
  };
}

function onPage(page: number | null): Bilingual {
  return page === null ? { zh: '', en: '' } : { zh: `第 ${page} 页`, en: `p. ${page}` };
}
