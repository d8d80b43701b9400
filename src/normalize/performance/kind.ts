import { fold } from '../../text/fold.js';
import type { Performance } from '../../schema/index.js';
import type { Region } from './regions.js';
import { nameOf, type FormSheet } from './sheet.js';

/** The form's own name: its caption, or a first row that holds a title and nothing else. */
export function titleOf(sheet: FormSheet): string | null {
  const caption = sheet.table.caption.title;
  if (caption !== null && caption.trim() !== '') return nameOf(caption);
  for (const row of sheet.rows().slice(0, 2)) {
    const [only, ...more] = sheet.starting(row);
    if (only !== undefined && more.length === 0 && TITLE.test(fold(only.text)) && sheet.label(only) === null)
      return nameOf(only.text);
  }
  return null;
}

const TITLE = /^[^。；]{0,60}(绩效|自评)[^。；]{0,20}表/;

/** What a title says beside the project's name. */
const FRAME =
  /^(?:[一二三四五六七八九十]+、|\d{1,2}[、.．]+\s*)?(.*?)(?:(?:支出|预算|整体)*绩效(?:目标|指标|自评|评价)+(?:申报|自评|批复)?(?:表|情况表)?|(?:绩效)?自评表)(?:[（(].*[)）])?$/;
/** Names of forms, not of projects: 2023年部门预算项目（政策）, 区级专项资金支出方向. */
const GENERIC =
  /^((\d{4}年?度?)|(省|市|区|县|州)(本|直|属)?级?|部门|单位|预算|项目|政策|支出|整体|专项|资金|支出方向|转移支付|中央|年度|本级|财政|重点|一般|附表?\d*|表\d*|:|\(|\)|及)*$/;

/** Hebei prints the project in the title only: 长期护理保险专项经费绩效目标表. */
export function projectOfTitle(title: string | null, departmentName: string | null): string | null {
  if (title === null || /整体|汇总/.test(title)) return null;
  const name = FRAME.exec(title)?.[1]?.trim() ?? '';
  const bare = fold(departmentName === null ? name : name.replace(departmentName, ''));
  return name === '' || GENERIC.test(bare) ? null : name;
}

/** Names the kind by what the form holds; the title decides between 整体 and 项目 only where the form does not. */
export function kindOf(
  form: Pick<Performance, 'title' | 'project' | 'tasks' | 'goals' | 'indicators' | 'score' | 'staff' | 'items'>,
  facts: { readonly hasDepartment: boolean; readonly regions: readonly Region[] },
): Performance['kind'] {
  const title = fold(form.title ?? '');
  const listed = facts.regions.some((region) => region.kind === 'items' && hasGoals(region));
  if (listed && form.indicators.length === 0) return 'special-fund-summary';
  const evaluated = isSelfEvaluation(form, facts.regions) || /自评|评价/.test(title);
  if (isOverall(form, title, facts.hasDepartment)) return evaluated ? 'overall-self-evaluation' : 'overall-targets';
  return evaluated ? 'project-self-evaluation' : 'project-targets';
}

function hasGoals(region: Region): boolean {
  return region.columns.some((column) => column.role === 'goalAnnual' || column.role === 'goalImplementation');
}

function isOverall(
  form: Pick<Performance, 'project' | 'tasks' | 'staff' | 'score'>,
  title: string,
  hasDepartment: boolean,
): boolean {
  if (title.includes('整体')) return true;
  if (form.project !== null) return false;
  if (form.staff !== null || form.tasks.length > 0) return true;
  return hasDepartment && !/项目|专项|政策/.test(title);
}

function isSelfEvaluation(
  form: Pick<Performance, 'goals' | 'indicators' | 'score'>,
  regions: readonly Region[],
): boolean {
  const scored = regions.some(
    (region) =>
      region.kind === 'indicators' &&
      region.columns.some((column) => column.role === 'score' || column.role === 'actual'),
  );
  return (
    scored ||
    form.score.row !== null ||
    form.goals.some((goal) => goal.achieved !== null) ||
    regions.some((region) => region.kind === 'funds' && region.columns.some((column) => column.role === 'executed'))
  );
}
