import type { Block, Paragraph } from '../../document/body.js';
import type { Stage } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { headerMention } from './header-years.js';
import { isBodyName, isOrganization, organizationIn, splitCode } from './organization.js';
import { stageIn } from './stage.js';
import { yearsIn } from './year.js';

/** What kind of place says it, from the one that says most about who publishes to the one that says least. */
export type Place =
  'cover' | 'label' | 'caption' | 'title' | 'form' | 'heading' | 'prose' | 'column' | 'project' | 'file';

/** One place of a document that says who published it, for which year, or at which stage. */
export interface Evidence {
  /** Index of the block. */
  readonly block: number;
  readonly place: Place;
  readonly name: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly stage: Stage | null;
  /** How much this place tells: a cover more than a running heading. */
  readonly weight: number;
  /** The department in charge (主管部门), named beside the unit whose document it is. */
  readonly parent: string | null;
}

/** Paragraphs of the first pages that can be a cover (封面). */
const COVER_PARAGRAPHS = 14;
/** Headings and titles are no longer than this. */
const MAX_HEADING = 60;
const WEIGHT: Readonly<Record<Place, number>> = {
  cover: 6,
  label: 7,
  caption: 3,
  title: 4,
  form: 5,
  heading: 1,
  prose: 0.4,
  file: 2.5,
  // Nothing but a last resort: any other evidence outvotes it.
  column: 0.02,
  project: 0.001,
};
const SELF_EVALUATION = 0.25;
/** A label in the running text is worth no more than a heading. */
const LATE_LABEL = 1;

const UNIT_LABEL =
  '(?:编制|填报|编报|填表|填制|公开|公布|预算|决算|报送|发布)?(?:部门|单位|主体)(?:[（(](?:部门|单位)[)）])?(?:名称|全称)?|编制';
const PARENT_LABEL = '(?:预算|上级|行政)?主管(?:部门|单位|预算单位|预算部门)(?:名称)?|所属部门|一级预算单位';
const LABEL_END = '(?:[（(](?:盖章|公章|签章|章|加盖公章)[)）])?[:：](.{3,60})$';
const LABELLED = new RegExp(`^(?:${UNIT_LABEL})${LABEL_END}`);
const PARENT_LABELLED = new RegExp(`^(?:${PARENT_LABEL})${LABEL_END}`);
const CODE_LABELLED = /^(?:预算)?(?:部门|单位)(?:预算)?(?:编码|代码)[:：](\d{3,12})(.*)$/;
/** What stands in the same line after the value of a label: 部门：X局 单位：万元. */
const NEXT_LABEL =
  /(?:金额)?单位[:：].*$|(?:预算|填报|编制|公开)?(?:年度|日期|时间)[:：].*$|(?:公开|预算)?\d{2}表.*$|20\d\d[-年].*$/;
const CONTENTS = /[.…·⋯]{3,}/;

/** `formDepartment` reads 部门（单位）名称 out of a performance form. */
export function collectEvidence(
  blocks: readonly Block[],
  formDepartment: (index: number) => string | null,
): Evidence[] {
  const out: Evidence[] = [];
  // No cover stands behind a table.
  let paragraphs = 0;
  blocks.forEach((block, index) => {
    if (block.type === 'table') {
      paragraphs = COVER_PARAGRAPHS;
      out.push(...tableEvidence(block, index, formDepartment(index)));
    } else if (block.text.trim() !== '') out.push(...paragraphEvidence(block, index, paragraphs++, blocks[index + 1]));
  });
  return out;
}

function evidence(block: number, place: Place, said: Partial<Evidence>): Evidence {
  return {
    block,
    place,
    name: null,
    code: null,
    year: null,
    stage: null,
    parent: null,
    weight: WEIGHT[place],
    ...said,
  };
}

function tableEvidence(block: Extract<Block, { type: 'table' }>, index: number, form: string | null): Evidence[] {
  const { caption } = block.table;
  const out: Evidence[] = [];
  const add = (place: Place, said: Partial<Evidence>): void => {
    const one = evidence(index, place, said);
    if (one.name !== null || one.year !== null || one.stage !== null) out.push(one);
  };
  if (caption.department !== null) add('caption', bodyIn(caption.department));
  if (caption.year !== null) add('caption', { year: caption.year });
  if (caption.title !== null) {
    const { title } = caption;
    const [mention] = yearsIn(title);
    if (mention !== undefined && isProjectTitle(title)) add('project', { year: mention.year });
    else if (mention !== undefined) {
      add('title', { name: organizationIn(title) });
      add('title', { year: mention.year, weight: weightOfTitle(title) });
    }
    // A project's title may name anybody; with 整体 or 部门 it names who publishes.
    else if (/整体|部门|单位/.test(title)) add('title', { name: organizationIn(title) });
    add('title', { stage: stageIn(title), weight: weightOfTitle(title) });
  }
  if (form !== null) add('form', bodyIn(form));
  const column = headerMention(block.table);
  add('column', { year: column.year });
  add('title', { stage: caption.title !== null && stageIn(caption.title) !== null ? null : column.stage, weight: 1.5 });
  return out;
}

/** Self-evaluations of the year before are bound to many a budget: their year and stage count where nothing else does. */
function weightOfTitle(title: string): number {
  return /自评/.test(title) ? SELF_EVALUATION : WEIGHT.title;
}

/** 提前下达2022年中央财政…补助资金绩效目标表: the year is in the project's name. */
function isProjectTitle(title: string): boolean {
  const plain = fold(title);
  return (
    /提前下达|补助资金|专项资金(?!支出方向|绩效目标汇总)|经费|工程|冀财|财[社教行建农综企库预]/.test(plain) &&
    /绩效|项目/.test(plain) &&
    organizationIn(title) === null
  );
}

/** The name (and code) in a label's value or in a form's cell. */
function bodyIn(value: string): { name: string | null; code: string | null } {
  const { name, code } = splitCode(value.replace(NEXT_LABEL, ''));
  // 201001-X局-207: several codes around one name are none.
  const first = name.split(/[;；,，]/)[0] ?? '';
  return { name: isBodyName(first) ? first : null, code };
}

function paragraphEvidence(paragraph: Paragraph, index: number, position: number, next: Block | undefined): Evidence[] {
  const { text } = paragraph;
  const plain = text.replace(/\s+/g, '');
  const cover = position < COVER_PARAGRAPHS;
  const labelled = labelEvidence(plain, index, cover);
  if (labelled !== null) return labelled;
  // Contents lists name tables, and a sentence names whoever it likes.
  if (CONTENTS.test(text)) return [];
  const sentence = /[。；，,;]/.test(plain) || plain.length > MAX_HEADING;
  const said = sentence ? plain.slice(0, MAX_HEADING) : plain;
  const coded =
    !sentence && /^[[（(【〔]?\d{3,12}[\]）)】〕]?[-—_]?[\u4e00-\u9fff]/.test(plain) ? splitCode(text) : null;
  const bare = coded !== null && isOrganization(coded.name) ? coded : null;
  const name =
    bare?.name ?? (cover && !sentence ? nameOverLines(paragraph, next) : null) ?? organizationIn(said, sentence);
  const year = yearsIn(said).find((mention) => mention.titled || !sentence)?.year ?? null;
  const stage = sentence ? null : stageIn(plain);
  if (name === null && year === null && stage === null) return [];
  const place: Place = sentence ? 'prose' : cover ? 'cover' : 'heading';
  // The first paragraphs weigh more the nearer they are to the top of the cover.
  const weight = place === 'cover' ? WEIGHT.cover - position * 0.2 : WEIGHT[place];
  return [evidence(index, place, { name, code: bare?.code ?? null, year, stage, weight })];
}

/** 编制单位：X, 预算主管部门：X, 单位编码：207; null where the paragraph is no such label. */
function labelEvidence(plain: string, index: number, cover: boolean): Evidence[] | null {
  const weight = cover ? WEIGHT.label : LATE_LABEL;
  const label = LABELLED.exec(plain)?.[1];
  if (label !== undefined) {
    const body = bodyIn(label);
    if (body.name !== null) return [evidence(index, 'label', { ...body, weight })];
  }
  const parent = PARENT_LABELLED.exec(plain)?.[1];
  if (parent !== undefined) {
    const body = bodyIn(parent);
    if (body.name !== null)
      // Many print only this label on the cover, for themselves.
      return [evidence(index, 'label', { ...body, weight, parent: body.name })];
  }
  const coded = CODE_LABELLED.exec(plain);
  if (coded) {
    const after = LABELLED.exec(coded[2] ?? '')?.[1];
    const name = after === undefined ? null : bodyIn(after).name;
    if (name !== null) return [evidence(index, 'label', { name, code: coded[1] ?? null, weight })];
  }
  return null;
}

/** A name that the cover breaks over two lines: 上海市普陀区人民政府万里街道|办事处2024年度部门预算. */
function nameOverLines(upper: Paragraph, next: Block | undefined): string | null {
  if (next?.type !== 'paragraph' || next.size === null || upper.size === null) return null;
  if (Math.abs(next.size - upper.size) > 0.5 || upper.text.length + next.text.length > MAX_HEADING) return null;
  const first = upper.text.replace(/\s+/g, '');
  if (
    /[:：]|^[一二三四五六七八九十（(第]/.test(first) ||
    /[:：]/.test(next.text) ||
    yearsIn(first).length > 0 ||
    /^[\d（(第一二三四五六七八九十]/.test(next.text.trim())
  )
    return null;
  const joined = organizationIn(first + next.text.replace(/\s+/g, ''));
  return joined !== null && joined.length > first.length ? joined : null;
}
