import type { Bilingual } from './bilingual.js';

/** Every code of a document's `diagnostics` and what it means. The codes are stable; the README lists them. */
export const DIAGNOSTICS = {
  'pdf-truncated': {
    zh: 'PDF 尾部缺失，只读到一部分',
    en: 'the end of the PDF is missing: only a part of it was read',
  },
  'no-table': { zh: '有文字，没有表格', en: 'there is text, but no table' },
  'table-unrecognised': {
    zh: '表格只按原样列入 tables，看不出是哪一种表',
    en: 'a table stands in `tables` as it is, but what it states was not recognised',
  },
  'unit-unknown': {
    zh: '找不到金额单位，金额为 null',
    en: 'no unit of money was found: the amounts are null',
  },
  'amount-unreadable': {
    zh: '金额单元格无法读取，金额为 null',
    en: 'a cell of an amount could not be read: the amount is null',
  },
  'embedded-part-skipped': {
    zh: 'DOCX 中嵌入的其他文件没有读取',
    en: 'another file embedded in a DOCX was not read',
  },
  'performance-head-lost': {
    zh: '绩效表只剩后半部分，项目名称缺失',
    en: 'the tail of a performance form whose head and project name are lost',
  },
  'performance-figure-unread': {
    zh: '绩效表中有未能读取的数字',
    en: 'a figure of a performance form could not be read',
  },
  'indicator-value-unread': {
    zh: '指标值含数字，但未能解析',
    en: 'an indicator value holds digits that were not read',
  },
  'indicator-operator-unfilled': {
    zh: '指标值的运算符号未选择',
    en: 'the operator menu of an indicator was left unfilled',
  },
} as const satisfies Record<string, Bilingual>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;
