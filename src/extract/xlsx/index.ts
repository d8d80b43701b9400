import type { Block } from '../../document/body.js';
import type { Diagnostic } from '../../document/diagnostic.js';
import { diagnostic, type Extracted } from '../extracted.js';
import { unsupported } from '../ooxml/failures.js';
import { producerOf } from '../ooxml/package.js';
import { OfficeZip } from '../ooxml/zip.js';
import { sheetBlocks } from './blocks.js';
import { readSheet } from './sheet.js';
import { readCellStyles } from './styles.js';
import { VisibleSheet } from './visible.js';
import { readSharedStrings, readWorkbook } from './workbook.js';

/**
 * A workbook (.xlsx) as paragraphs and tables, sheet by sheet.
 *
 * No reader from npm gives what is needed here: merged cells, displayed decimals and borders, from a file that may be
 * hostile. read-excel-file knows neither merges nor formats, exceljs has had no release since 2023 and inflates without
 * bounds, SheetJS is no longer published there. The parts that matter are five small XML files, read like those of Word.
 */
export async function extractXlsx(bytes: Uint8Array, file: string): Promise<Extracted> {
  const zip = await OfficeZip.open(bytes, file);
  const workbook = await readWorkbook(zip);
  if (workbook === null)
    throw unsupported(file, { zh: '不含 Excel 工作簿的压缩包', en: 'a zip without a workbook in it' });
  const strings = await readSharedStrings(zip, workbook.stringsPart);
  const styles = await readCellStyles(zip, workbook.stylesPart);
  const blocks: Block[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, part, hidden } of workbook.sheets) {
    const sheet = await readSheet(zip, part, { strings, styles, date1904: workbook.date1904 });
    if (hidden) {
      if (sheet.cells.some((cell) => cell.text !== '')) diagnostics.push(hiddenSheet(name));
      continue;
    }
    const visible = new VisibleSheet(sheet, file);
    if (visible.hiddenCells > 0) diagnostics.push(hiddenCells(name, visible.hiddenCells));
    if (sheet.uncalculated > 0) diagnostics.push(uncalculated(name, sheet.uncalculated));
    for (const block of sheetBlocks(name, visible)) blocks.push(block);
  }
  return { body: { blocks }, producer: await producerOf(zip), diagnostics };
}

function hiddenSheet(name: string): Diagnostic {
  return diagnostic('info', 'sheet-hidden-skipped', {
    zh: `工作表“${name}”已隐藏，未读取`,
    en: `sheet "${name}" is hidden and was not read`,
  });
}

function hiddenCells(name: string, count: number): Diagnostic {
  return diagnostic('info', 'cells-hidden-skipped', {
    zh: `工作表“${name}”有 ${count} 个单元格在隐藏的行或列中，未读取`,
    en: `${count} cell(s) of sheet "${name}" in hidden rows or columns were not read`,
  });
}

function uncalculated(name: string, count: number): Diagnostic {
  return diagnostic('warning', 'formula-without-value', {
    zh: `工作表“${name}”有 ${count} 个公式没有存储计算结果；请用 Excel 或 WPS 打开并保存后重试`,
    en: `${count} formula(s) of sheet "${name}" have no stored result; open the file in Excel or WPS, save it and try again`,
  });
}
