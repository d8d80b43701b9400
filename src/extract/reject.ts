import type { Bilingual } from '../document/bilingual.js';
import type { ErrorCode } from '../document/error-codes.js';
import { ParseError } from '../document/errors.js';
import type { Format } from './detect.js';

interface Rejection {
  readonly code: ErrorCode;
  readonly found: Bilingual;
}

/** What a file that is no PDF is called, and under which code it is refused. */
const REJECTIONS: Readonly<Record<Format, Rejection>> = {
  pdf: { code: 'pdf-damaged', found: { zh: 'PDF', en: 'PDF' } },
  empty: { code: 'empty-file', found: { zh: '空文件', en: 'nothing' } },
  html: {
    code: 'not-a-pdf',
    found: {
      zh: '网页（HTML），多半是下载时得到的错误页或登录页',
      en: 'a web page (HTML), probably the error or login page of the site',
    },
  },
  image: { code: 'not-a-pdf', found: { zh: '图片', en: 'a picture' } },
  text: { code: 'not-a-pdf', found: { zh: '纯文本', en: 'plain text' } },
  unknown: { code: 'not-a-pdf', found: { zh: '未知的二进制数据', en: 'unknown binary data' } },
  docx: { code: 'unsupported-format', found: { zh: 'Word 文档（.docx）', en: 'a Word document (.docx)' } },
  xlsx: { code: 'unsupported-format', found: { zh: 'Excel 工作簿（.xlsx）', en: 'an Excel workbook (.xlsx)' } },
  ofd: { code: 'unsupported-format', found: { zh: 'OFD 版式文件', en: 'an OFD document' } },
  doc: {
    code: 'unsupported-format',
    found: { zh: '旧版 Word 或 WPS 文档（.doc、.wps）', en: 'an old Word or WPS document (.doc, .wps)' },
  },
  xls: {
    code: 'unsupported-format',
    found: { zh: '旧版 Excel 或 WPS 表格（.xls、.et）', en: 'an old Excel or WPS workbook (.xls, .et)' },
  },
  'encrypted-office': { code: 'office-password', found: { zh: '加密的 Office 文件', en: 'an encrypted office file' } },
};

/** The error for a file of a format that has no reader. */
export function rejectFormat(format: Format, file: string): ParseError {
  const { code, found } = REJECTIONS[format];
  return new ParseError(code, { file, values: { found } });
}
