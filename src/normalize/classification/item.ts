/** A code of the 政府收支分类科目 with one of its names and the budget years in which that name holds. */
export interface ClassificationItem {
  readonly code: string;
  readonly name: string;
  /** First and last budget year, null where open. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A 类 of an economic classification: its code, its name, and the names of its 款 by their last two digits. */
export type EconomicClass = readonly [code: string, name: string, items: Readonly<Record<string, string>>];

/** First year of both present economic classifications (财预〔2017〕98号); before 2018 the codes had other meanings. */
const SINCE = 2018;

/** Every 类 and 款 with its name. */
export function listItems(classes: readonly EconomicClass[]): ClassificationItem[] {
  const item = (code: string, name: string): ClassificationItem => ({ code, name, from: SINCE, to: null });
  return classes.flatMap(([code, name, items]) => [
    item(code, name),
    ...Object.entries(items).map(([digits, below]) => item(`${code}${digits}`, below)),
  ]);
}
