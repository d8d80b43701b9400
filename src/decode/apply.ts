import type { Body } from '../document/body.js';
import { CERTAIN } from '../document/confidence.js';
import type { Cell, Table } from '../document/table.js';
import type { Part, RecognizedFile } from '../normalize/part.js';
import type { Change } from './sites.js';

/** The parts with some cells read otherwise. What is given is left as it is; cells that are not changed stay the same. */
export function applyChanges(parts: readonly Part[], changes: readonly Change[]): Part[] {
  const texts = new Map<Cell, string>(changes.map(({ cell, text }) => [cell, text]));
  const files = new Map<RecognizedFile, RecognizedFile>();
  return parts.map((part) => {
    let file = files.get(part.file);
    if (file === undefined) {
      file = { ...part.file, body: changedBody(part.file.body, texts) };
      files.set(part.file, file);
    }
    return { ...part, file };
  });
}

function changedBody(body: Body, texts: ReadonlyMap<Cell, string>): Body {
  return {
    blocks: body.blocks.map((block) =>
      block.type === 'table' && block.table.cells.some((cell) => texts.has(cell))
        ? { ...block, table: changedTable(block.table, texts) }
        : block,
    ),
  };
}

function changedTable(table: Table, texts: ReadonlyMap<Cell, string>): Table {
  const cells = table.cells.map((cell) => {
    const text = texts.get(cell);
    return text === undefined ? cell : settled(cell, text);
  });
  return { ...table, cells };
}

/** What the sums bear out is read for certain. */
function settled(cell: Cell, text: string): Cell {
  const confidence = cell.confidence === null ? null : Math.max(cell.confidence, CERTAIN);
  return { ...cell, text, confidence, alternatives: [] };
}
