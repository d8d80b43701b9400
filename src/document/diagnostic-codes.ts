import type { Bilingual } from './bilingual.js';

/** Every code of a document's `diagnostics` and what it means. The codes are stable; the README lists them. */
export const DIAGNOSTICS = {
  'department-unknown': { zh: '看不出是哪个部门', en: 'no department was found' },
  'year-unknown': { zh: '看不出是哪一年度', en: 'no fiscal year was found' },
  'page-not-read': {
    zh: '该页是图片（扫描页），没有文字层，未读取',
    en: 'a page is a picture (a scan) without a text layer and was not read',
  },
  'picture-not-read': {
    zh: '页上有图片未读取，其中可能有表格或文字',
    en: 'a picture on a page that may hold a table or text was not read',
  },
  'ocr-missing': {
    zh: '文字识别（OCR）组件没有安装，扫描页未读取',
    en: 'the packages for text recognition (OCR) are not installed: scanned pages were not read',
  },
  'ocr-unread': { zh: '扫描页上有未能识别的字迹', en: 'print on a scanned page could not be recognised' },
  'unreadable-characters': {
    zh: '有字符无法识别（字体没有给出文字编码）',
    en: 'characters cannot be read: the font does not say what they are',
  },
  'canvas-missing': {
    zh: '字体没有给出文字编码的页需要画布组件（@napi-rs/canvas）才能按印出的样子识别，而它没有安装',
    en: 'pages whose fonts do not say what their characters are can be recognised as printed only with @napi-rs/canvas, which is not installed',
  },
  'table-repeated': {
    zh: '同一表格在另一文件中也有，只列一次',
    en: 'a table stands in another file of the run as well and is listed once',
  },
  'sources-disagree': {
    zh: '两个文件中的同一表格不一致',
    en: 'two files of the run hold the same table with different texts',
  },
  'other-edition': {
    zh: '另一文件是同一部门年度的另一版（更正版，或总数不同），单独成一份结果',
    en: 'another file is another edition of this department-year (corrected, or with other totals): a document of its own',
  },
  'pdf-truncated': {
    zh: 'PDF 尾部缺失，只读到一部分',
    en: 'the end of the PDF is missing: only a part of it was read',
  },
  'page-limit': {
    zh: '页数超过每个文件的限度，只读了前面的页',
    en: 'there are more pages than the limit of a file: only the first were read',
  },
  'time-limit': {
    zh: '解析超过时限，只读了前面的页',
    en: 'reading took longer than the limit of a file: only the first pages were read',
  },
  'memory-limit': {
    zh: '解析所占内存超过限度，只读了前面的页',
    en: 'reading took more memory than the limit of a file: only the first pages were read',
  },
  'no-table': { zh: '有文字，没有表格', en: 'there is text, but no table' },
  'table-unrecognised': {
    zh: '表格只按原样列入 tables，看不出是哪一种表',
    en: 'a table stands in `tables` as it is, but what it states was not recognised',
  },
  'table-torn': {
    zh: '表格横向分在两页上，只找到一侧',
    en: 'a table was cut sideways over two pages, and only one side of it was found',
  },
  'unit-unknown': {
    zh: '找不到金额单位，金额为 null',
    en: 'no unit of money was found: the amounts are null',
  },
  'amount-unreadable': {
    zh: '金额单元格无法读取，金额为 null',
    en: 'a cell of an amount could not be read: the amount is null',
  },
  'amount-unplaced': {
    zh: '文本没有说明金额属于哪一列，金额为 null',
    en: 'a text dump does not say which column an amount belongs to: the amount is null',
  },
  'reading-corrected': {
    zh: '没有读准的数字按勾稽关系改读，原读数见说明',
    en: 'a figure that was not read with certainty was read again so that the sums hold; the message keeps the first reading',
  },
  'embedded-part-skipped': {
    zh: 'DOCX 中嵌入的其他文件没有读取',
    en: 'another file embedded in a DOCX was not read',
  },
  'sheet-hidden-skipped': {
    zh: '隐藏的工作表没有读取',
    en: 'a hidden sheet was not read',
  },
  'cells-hidden-skipped': {
    zh: '隐藏的行或列没有读取',
    en: 'hidden rows or columns of a sheet were not read',
  },
  'formula-without-value': {
    zh: '工作表中有没有存储结果的公式，单元格按空白读取',
    en: 'formulas of a sheet have no stored result: their cells were read as blank',
  },
  'text-header-moved': {
    zh: '文本中错位的表头单元格已移回原列',
    en: 'a column head that a text dump displaced was moved to its column',
  },
  'text-row-joined': {
    zh: '文本中被分页断开的行已接回',
    en: 'a row of a text dump that a page break cut was put together',
  },
  'text-row-guessed': {
    zh: '文本没有列分隔，该行按用词推测',
    en: 'a text dump does not say where its columns are: the row was guessed from its words',
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
