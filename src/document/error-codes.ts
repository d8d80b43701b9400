import type { Bilingual } from './bilingual.js';

/** The texts of an error code. Placeholders in braces are filled from the values of the error. */
export interface ErrorText {
  /** What is wrong. {found} is what the file is instead, {pages} the pages meant. */
  readonly problem: Bilingual;
  /** What the reader can do about it. */
  readonly hint: Bilingual;
}

/** Every reason for which an input gives no document. The codes are stable; the README lists them. */
export const ERRORS = {
  'file-not-found': {
    problem: { zh: '找不到文件', en: 'no such file' },
    hint: { zh: '请检查路径和文件名', en: 'check the path and the spelling of the name' },
  },
  'file-unreadable': {
    problem: { zh: '文件无法读取', en: 'the file cannot be read' },
    hint: { zh: '请检查文件权限和磁盘', en: 'check its permissions and the disk' },
  },
  'is-directory': {
    problem: { zh: '这是文件夹，其中没有可读的文件', en: 'this is a folder that holds no file to read' },
    hint: {
      zh: '文件夹中只读 .pdf、.docx、.xlsx 和 .txt 文件；其他文件请逐一列出',
      en: 'of a folder the .pdf, .docx, .xlsx and .txt files are read; name other files one by one',
    },
  },
  'folder-unreadable': {
    problem: { zh: '文件夹无法读取', en: 'the folder cannot be read' },
    hint: { zh: '请检查文件夹权限和磁盘', en: 'check its permissions and the disk' },
  },
  'not-a-file': {
    problem: {
      zh: '这既不是文件也不是文件夹（设备、管道等）',
      en: 'this is neither a file nor a folder but a device, a pipe or the like',
    },
    hint: { zh: '请另存为普通文件；管道可用 - 从标准输入读', en: 'save it as a file, or pipe it in with -' },
  },
  'empty-file': {
    problem: { zh: '文件是空的（0 字节）', en: 'the file is empty (0 bytes)' },
    hint: { zh: '下载可能中断，请重新下载', en: 'a download was probably cut off: download it again' },
  },
  'not-a-pdf': {
    problem: { zh: '这不是 PDF 文件，内容是{found}', en: 'this is not a PDF: its content is {found}' },
    hint: {
      zh: '请从公开页面重新下载原文件（扩展名不能说明文件格式）',
      en: 'download the original from the page that publishes it (the extension says nothing about the content)',
    },
  },
  'unsupported-format': {
    problem: { zh: '不支持这种格式：{found}', en: 'this format is not supported: {found}' },
    hint: {
      zh: '请在 WPS 或 Word/Excel 中打开并另存为 PDF，再解析',
      en: 'open it in Word, Excel or WPS, save it as PDF and parse that',
    },
  },
  'office-password': {
    problem: {
      zh: '该 Office 文件已加密，需要密码才能打开',
      en: 'this office file is encrypted: it opens with a password only',
    },
    hint: { zh: '请用密码打开后另存一份不加密的文件', en: 'open it with its password and save an unencrypted copy' },
  },
  'docx-damaged': {
    problem: {
      zh: '文件已损坏，不是完整的 Office 文档（{found}）',
      en: 'the file is damaged or no complete office document ({found})',
    },
    hint: {
      zh: '请重新下载，或用 Word、Excel、WPS 打开并另存一次',
      en: 'download it again, or open it in Word, Excel or WPS and save it anew',
    },
  },
  'docx-too-large': {
    problem: {
      zh: '文档解压后超出限度，未读取（{found}）',
      en: 'the document unpacks beyond the limits and was not read ({found})',
    },
    hint: { zh: '如确为正常文件，请拆分后再解析', en: 'if it is genuine, split it into several files' },
  },
  'docx-forbidden-xml': {
    problem: {
      zh: '文档含有 Office 格式禁止的内容，未读取（{found}）',
      en: 'the document holds XML that the office formats forbid and was not read ({found})',
    },
    hint: { zh: '请用 Word、Excel 或 WPS 打开并另存一次', en: 'open it in Word, Excel or WPS and save it anew' },
  },
  'pdf-truncated': {
    problem: { zh: 'PDF 不完整，文件尾部缺失', en: 'the PDF is incomplete: its end is missing' },
    hint: { zh: '下载可能中断，请重新下载', en: 'a download was probably cut off: download it again' },
  },
  'pdf-damaged': {
    problem: { zh: 'PDF 已损坏，无法读取', en: 'the PDF is damaged and cannot be read' },
    hint: {
      zh: '请重新下载；若原文件即如此，可在阅读器中打开并另存为 PDF',
      en: 'download it again; if the original is like this, open it in a viewer and save it as PDF anew',
    },
  },
  'pdf-too-large': {
    problem: {
      zh: 'PDF 的内容解压后超出限度，未读取',
      en: 'the PDF unpacks beyond the limits and was not read',
    },
    hint: { zh: '如确为正常文件，请拆分后再解析', en: 'if it is genuine, split it into several files' },
  },
  'pdf-password': {
    problem: { zh: 'PDF 已加密，需要密码才能打开', en: 'the PDF is encrypted: it opens with a password only' },
    hint: {
      zh: '请用密码打开后另存一份不加密的文件，例如 qpdf --password=… --decrypt 原文件 新文件',
      en: 'save an unencrypted copy, for example: qpdf --password=… --decrypt IN OUT',
    },
  },
  'no-such-page': {
    problem: { zh: '没有所指定的页（{pages}）', en: 'it has none of the pages asked for ({pages})' },
    hint: { zh: '页码从 1 起，请检查 --pages', en: 'pages count from 1: check --pages' },
  },
  'no-text-layer': {
    problem: { zh: '没有文字层，页面只是图片（扫描件）', en: 'no text layer: the pages are pictures (a scan)' },
    hint: {
      zh: '请先做文字识别（OCR），或向公开单位索取电子版',
      en: 'run text recognition (OCR) on it first, or ask the publisher for the electronic version',
    },
  },
  'picture-damaged': {
    problem: { zh: '图片已损坏，无法读取', en: 'the picture is damaged and cannot be read' },
    hint: {
      zh: '请重新下载，或在看图软件中打开并另存一次',
      en: 'download it again, or open it in a viewer and save it anew',
    },
  },
  'picture-too-large': {
    problem: { zh: '图片像素或页数超出限度，未读取', en: 'the picture has more pixels or pages than the limits allow' },
    hint: { zh: '请缩小或拆分后再解析', en: 'make it smaller or split it' },
  },
  'ocr-missing': {
    problem: {
      zh: '页面只是图片（扫描件），而文字识别（OCR）组件没有安装或无法运行（{found}）',
      en: 'the pages are pictures (a scan), and the packages for text recognition (OCR) are not installed or do not run ({found})',
    },
    hint: { zh: '请安装：{command}', en: 'add them: {command}' },
  },
  'no-table': {
    problem: {
      zh: '有文字，但没有表格，也看不出是哪个部门、哪一年的预决算',
      en: 'text, but no table, and no department and year to be told from it',
    },
    hint: {
      zh: '表格可能另成一个文件，请把说明和表格两个文件一起解析',
      en: 'the tables may be a file of their own: give both files in one run',
    },
  },
  'no-budget-content': {
    problem: { zh: '没有部门预算、决算或绩效内容', en: 'no budget, final accounts or performance content' },
    hint: {
      zh: '请确认这是部门（单位）预决算公开文件',
      en: 'make sure that this is the disclosure of a department (部门预算, 部门决算, 绩效表)',
    },
  },
  'time-limit': {
    problem: {
      zh: '解析超过每个文件 {limit} 秒的时限，已中止',
      en: 'stopped: it took longer than {limit} s, the limit of a file',
    },
    hint: { zh: '如确为正常文件，可用 --timeout 放宽时限', en: 'if it is genuine, give it more time with --timeout' },
  },
  'memory-limit': {
    problem: {
      zh: '解析所占内存超过每个文件 {limit} MB 的限度，已中止',
      en: 'stopped: it took more than {limit} MB of memory, the limit of a file',
    },
    hint: {
      zh: '如确为正常文件，可用 --max-memory 放宽限度',
      en: 'if it is genuine, give it more memory with --max-memory',
    },
  },
  'parser-crashed': {
    problem: { zh: '解析进程意外终止（{found}）', en: 'the process that read it ended unexpectedly ({found})' },
    hint: {
      zh: '请重新下载该文件再试；若仍如此，请附上该文件报告问题',
      en: 'download the file again; if that does not help, report it with the file',
    },
  },
  internal: {
    problem: {
      zh: '内部错误：这是 budget-parse 的缺陷（{found}）',
      en: 'internal error: this is a bug in budget-parse ({found})',
    },
    hint: { zh: '请附上该文件和 --verbose 的输出报告问题', en: 'report it with the file and the output of --verbose' },
  },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof ERRORS;
