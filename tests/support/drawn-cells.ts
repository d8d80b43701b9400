export interface DrawnCell {
  readonly row: number;
  readonly col: number;
  rowSpan: number;
  colSpan: number;
  readonly text: string;
}

/**
 * Cells drawn as text, a row a line, divided by |: `<` goes on from the cell to the left, `^` from the cell above, and
 * \\n is a line break. Short rows are filled up with empty cells.
 */
export function drawnCells(rows: readonly string[]): { columns: number; cells: DrawnCell[] } {
  const texts = rows.map((row) => row.split('|').map((text) => text.trim().replaceAll('\\n', '\n')));
  const columns = Math.max(...texts.map((row) => row.length));
  const cells: DrawnCell[] = [];
  const owner: DrawnCell[][] = texts.map(() => []);
  for (const [row, line] of texts.entries())
    for (let col = 0; col < columns; col++) {
      const text = line[col] ?? '';
      let cell = text === '<' ? owner[row]?.[col - 1] : text === '^' ? owner[row - 1]?.[col] : undefined;
      if (cell === undefined) cells.push((cell = { row, col, rowSpan: 1, colSpan: 1, text }));
      cell.colSpan = Math.max(cell.colSpan, col - cell.col + 1);
      cell.rowSpan = Math.max(cell.rowSpan, row - cell.row + 1);
      (owner[row] ??= [])[col] = cell;
    }
  return { columns, cells };
}
