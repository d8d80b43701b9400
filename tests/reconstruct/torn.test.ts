import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/document/page.js';
import { joinPages, layOutPages, tornTables } from '../../src/reconstruct/index.js';
import { drawGrid, gridOf, pageOf, type Drawn } from '../support/page.js';

// 本年收入 spans columns on both pages: the rule at the cut begins below it.
const LEFT = drawGrid(
  gridOf(['科目名称|合计|本年收入', '^|^|小计', '教育支出|6.00|5.00', '科学支出|9.00|7.00'], [160, 160, 150], 50),
);
const RIGHT = drawGrid(gridOf(['|<', '财政拨款|事业收入', '1.00|2.00', '3.00|1.00'], [150, 150], 50));

const without = (drawn: Drawn, at: number): Drawn => ({
  ...drawn,
  rules: drawn.rules.filter(({ axis, at: x, from }) => axis !== 'vertical' || x !== at || from > 100),
});
const left = without(LEFT, 520);
const right = without(RIGHT, 50);

function tornIn(...drawn: readonly Drawn[]): unknown {
  const pages: Page[] = drawn.map((one, i) => pageOf({ number: i + 1, ...one }));
  return tornTables(joinPages(layOutPages(pages)));
}

describe('tables cut sideways', () => {
  it('are torn where the head at the cut goes on over it and nothing was put there', () => {
    expect(tornIn(left)).toEqual([{ page: 1, missing: 'right' }]);
    expect(tornIn(right)).toEqual([{ page: 1, missing: 'left' }]);
  });

  it('are not where both parts are there, where rules close them, or where no row is closed', () => {
    expect(tornIn(left, right)).toEqual([]);
    expect(tornIn(LEFT)).toEqual([]);
    const open = { ...LEFT, rules: LEFT.rules.filter(({ axis, at }) => axis !== 'vertical' || at !== 520) };
    expect(tornIn(open)).toEqual([]);
  });
});
