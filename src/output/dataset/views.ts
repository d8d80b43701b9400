import type { Bilingual } from '../../document/bilingual.js';

/** A question that is asked often, as a view of the DuckDB file. */
export interface View {
  readonly name: string;
  readonly description: Bilingual;
  readonly sql: string;
}

const KEYS = 'document_id, region_code, region, province, department, fiscal_year, stage';

/**
 * Columns that hold what the document is about: its own year, and the amounts themselves, whole. Final accounts state
 * what was executed, budgets what is budgeted; a column that does not say which is taken for that.
 */
const OWN_AMOUNTS = `
  measure = 'amount' AND NOT coalesce(column_of_which, false) AND NOT of_which AND amount IS NOT NULL
  AND coalesce(column_year, fiscal_year) IS NOT DISTINCT FROM fiscal_year`;
const OWN_PHASE = `coalesce(phase, CASE stage WHEN 'budget' THEN 'budget' ELSE 'executed' END)`;

/** The one amount that all candidates state. Where they differ there is no answer, rather than a guess. */
const agreed = (condition: string): string =>
  `CASE WHEN count(DISTINCT amount) FILTER (WHERE ${condition}) = 1 THEN min(amount) FILTER (WHERE ${condition}) END`;

const THREE_PUBLIC = [
  ['total', 'three-public-total'],
  ['overseas_trips', 'overseas-trips'],
  ['official_vehicles', 'official-vehicles'],
  ['vehicle_purchase', 'vehicle-purchase'],
  ['vehicle_operation', 'vehicle-operation'],
  ['official_reception', 'official-reception'],
] as const;

export const VIEWS: readonly View[] = [
  {
    name: 'totals',
    description: {
      zh: '收支总表的收入总计和支出总计（元），每个部门年度一行；同一总计出现不同数字时为空',
      en: 'total revenue and expenditure of the summary in yuan, one row a department-year; null where a document states different ones',
    },
    sql: `
      SELECT ${KEYS},
        ${agreed("direction = 'revenue'")} AS revenue,
        ${agreed("direction = 'expenditure'")} AS expenditure,
        min(page) AS page
      FROM lines
      WHERE kind = 'revenue-expenditure-summary' AND role = 'total'
        AND fund IS NULL AND coalesce(column_item, 'total') = 'total'
        AND ${OWN_AMOUNTS} AND ${OWN_PHASE} = CASE stage WHEN 'budget' THEN 'budget' ELSE 'executed' END
      GROUP BY ALL
      ORDER BY document_id`,
  },
  {
    name: 'three_public_expenses',
    description: {
      zh: '“三公”经费（元），每个部门年度、每个阶段（预算数、决算数）一行；未填列的为空',
      en: '“三公”经费 in yuan, one row a department-year and phase (budget, executed); null where nothing is printed',
    },
    sql: `
      WITH candidates AS (
        SELECT *, ${OWN_PHASE} AS own_phase,
          CASE WHEN column_item IS NULL OR column_item = 'total' THEN coalesce(line_item, column_item) ELSE column_item END AS item
        FROM lines
        WHERE kind = 'three-public-expenses' AND direction IS DISTINCT FROM 'revenue' AND ${OWN_AMOUNTS}
      ), chosen AS (
        -- Of rows by unit and their total it is the total, of columns by fund and the whole it is the whole.
        SELECT * FROM candidates
        QUALIFY rank() OVER (
          PARTITION BY document_id, own_phase, item ORDER BY role = 'total' DESC, fund IS NULL DESC
        ) = 1
      )
      SELECT ${KEYS}, own_phase AS phase,
        ${THREE_PUBLIC.map(([name, item]) => `${agreed(`item = '${item}'`)} AS ${name}`).join(',\n        ')},
        min(page) AS page
      FROM chosen
      WHERE item IN (${THREE_PUBLIC.map(([, item]) => `'${item}'`).join(', ')})
      GROUP BY ALL
      ORDER BY document_id, phase`,
  },
  {
    name: 'failed_checks',
    description: { zh: '不符的校验，错误在前', en: 'checks that failed, errors first' },
    sql: `
      SELECT ${KEYS}, rule, name, severity, unit, expected, actual, difference, message_zh, message_en, file, page
      FROM checks
      WHERE status = 'fail'
      ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, document_id, check_index`,
  },
];
