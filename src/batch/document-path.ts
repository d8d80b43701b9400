import type { BudgetDocument } from '../schema/index.js';

/** Names longer than this many UTF-8 bytes are refused by some file systems (255, less what is put behind them). */
const NAME_BYTES = 200;

/** Where a document goes in an output folder: region/department/year-stage.json. */
export function documentPath({ department, fiscalYear, stage }: BudgetDocument): string {
  const region = department.region?.name ?? '-';
  return `${fileName(region)}/${fileName(department.name || '-')}/${fiscalYear ?? '-'}-${stage}.json`;
}

/** A text as a file name on every system: nothing that separates, no controls, no dots at its ends. */
function fileName(text: string): string {
  let name = text
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .trim();
  while (Buffer.byteLength(name) > NAME_BYTES) name = name.slice(0, -1);
  return name === '' ? '-' : name;
}
