import type { Block } from '../../document/body.js';
import type { Cell, Table } from '../../document/table.js';
import { newCell, newTable } from '../new-table.js';
import { tooLarge } from '../ooxml/failures.js';
import { LIMITS } from '../ooxml/limits.js';
import { Ranks } from '../../document/ranks.js';
import type { Range } from './reference.js';
import { tableRegions } from './regions.js';
import type { Area, VisibleSheet } from './visible.js';

/** A sheet from top to bottom: what stands outside the tables as paragraphs, the tables as grids. */
export function sheetBlocks(name: string, sheet: VisibleSheet): Block[] {
  const regions = tableRegions(sheet);
  const blocks: Block[] = [];
  for (let row = 0; row < sheet.rows; row++) {
    for (const region of regions) if (region.top === row) blocks.push({ type: 'table', table: toTable(region, sheet) });
    for (const area of sheet.filled(row))
      if (!regions.some((region) => contains(region, area)))
        blocks.push({ type: 'paragraph', text: area.text, page: null, bbox: null, size: area.size });
  }
  // A table without a line above it has its title on the tab.
  if (blocks[0]?.type === 'table' && !/^(sheet|工作表|表)\s*\d*$/i.test(name.trim()))
    blocks.unshift({ type: 'paragraph', text: name.trim(), page: null, bbox: null, size: null });
  return blocks;
}

function contains(region: Range, area: Area): boolean {
  return area.top >= region.top && area.top <= region.bottom && area.left <= region.right && area.right >= region.left;
}

function toTable(region: Range, sheet: VisibleSheet): Table {
  const size = (region.bottom - region.top + 1) * (region.right - region.left + 1);
  if (size > LIMITS.cells * 5) throw tooLarge(sheet.file, `${size} cells`);
  const areas = new Map<string, Area>();
  for (let row = region.top; row <= region.bottom; row++) {
    for (let col = region.left; col <= region.right;) {
      const area = clip(sheet.area(row, col), region);
      areas.set(`${area.top},${area.left}`, area);
      col = area.right + 1;
    }
  }
  const all = [...areas.values()];
  // Rows and columns that merged cells alone cover are no lines of the printed table.
  const rows = new Ranks(all.map((area) => area.top));
  const columns = new Ranks(all.map((area) => area.left));
  const cells = all.map((area): Cell => {
    const row = rows.below(area.top);
    const col = columns.below(area.left);
    return newCell(row, col, rows.below(area.bottom + 1) - row, columns.below(area.right + 1) - col, area.text);
  });
  return newTable(rows.size, columns.size, cells);
}

function clip(area: Area, region: Range): Area {
  return {
    ...area,
    top: Math.max(area.top, region.top),
    bottom: Math.min(area.bottom, region.bottom),
    left: Math.max(area.left, region.left),
    right: Math.min(area.right, region.right),
  };
}
