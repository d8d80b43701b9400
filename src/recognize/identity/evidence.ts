import type { Block } from '../../document/body.js';
import type { Stage } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { isOrganization, organizationIn, splitCode } from './organization.js';
import { yearsIn } from './year.js';

/** One place of a document that says who published it, for which year, or at which stage. */
export interface Evidence {
  /** Index of the block. */
  readonly block: number;
  readonly name: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly stage: Stage | null;
  /** How much this place tells: a cover more than a running heading. */
  readonly weight: number;
  /** Names a table or a form outright: where it changes, another document begins. */
  readonly anchor: boolean;
}

/** Paragraphs of the first pages that can be a cover (封面). */
const COVER_PARAGRAPHS = 14;
/** Headings and titles are no longer than this. */
const MAX_HEADING = 60;
const WEIGHT = { cover: 6, coverLabel: 7, caption: 3, title: 4, form: 5, heading: 1, prose: 0.4 };

const LABELLED =
  /(?:预算主管部门|主管部门|编制部门|编制单位|部门名称|单位名称|填报单位|填报部门|预算单位|预算部门|公开单位|公开部门|公开主体|部门|单位|编制)[（(]?(?:盖章|公章|签章)?[)）]?\s*[:：]\s*(\S{3,40})$/;

export function stageIn(text: string): Stage | null {
  const plain = fold(text);
  if (/决算|自评|绩效评价/.test(plain)) return 'final-accounts';
  return /预算|绩效目标|绩效文本/.test(plain) ? 'budget' : null;
}

/** `formDepartment` reads 部门（单位）名称 out of a performance form. */
export function collectEvidence(
  blocks: readonly Block[],
  formDepartment: (index: number) => string | null,
): Evidence[] {
  const out: Evidence[] = [];
  let paragraphs = 0;
  blocks.forEach((block, index) => {
    if (block.type === 'table') out.push(...tableEvidence(block, index, formDepartment(index)));
    else if (block.text.trim() !== '') out.push(...paragraphEvidence(block.text, index, paragraphs++));
  });
  return out;
}

function tableEvidence(block: Extract<Block, { type: 'table' }>, index: number, form: string | null): Evidence[] {
  const { caption } = block.table;
  const out: Evidence[] = [];
  const add = (
    name: string | null,
    code: string | null,
    year: number | null,
    stage: Stage | null,
    weight: number,
    anchor: boolean,
  ): void => {
    if (name !== null || year !== null || stage !== null)
      out.push({ block: index, name, code, year, stage, weight, anchor });
  };
  if (caption.department !== null) {
    const { name, code } = splitCode(caption.department);
    add(isOrganization(name) ? name : null, code, null, null, WEIGHT.caption, true);
  }
  if (caption.year !== null) add(null, null, caption.year, null, WEIGHT.caption, false);
  if (caption.title !== null) {
    const year = yearsIn(caption.title)[0]?.year ?? null;
    // A project's title may name anybody; with the year it names who publishes.
    add(year === null ? null : organizationIn(caption.title), null, year, stageIn(caption.title), WEIGHT.title, true);
  }
  if (form !== null) {
    const { name, code } = splitCode(form);
    if (isOrganization(name)) add(name, code, null, null, WEIGHT.form, true);
  }
  return out;
}

function paragraphEvidence(text: string, index: number, position: number): Evidence[] {
  const plain = text.replace(/\s+/g, '');
  const cover = position < COVER_PARAGRAPHS;
  const label = LABELLED.exec(plain);
  if (label?.[1] !== undefined) {
    const { name, code } = splitCode(label[1]);
    if (isOrganization(name))
      return [
        {
          block: index,
          name,
          code,
          year: null,
          stage: null,
          weight: cover ? WEIGHT.coverLabel : WEIGHT.heading,
          anchor: false,
        },
      ];
  }
  // Contents lists name tables, and a sentence names whoever it likes.
  if (/[.…·]{3,}/.test(text)) return [];
  const sentence = /[。；，,;]/.test(plain) || plain.length > MAX_HEADING;
  const titled = yearsIn(sentence ? plain.slice(0, MAX_HEADING) : plain).find((mention) => mention.titled || !sentence);
  const name = organizationIn(sentence ? plain.slice(0, MAX_HEADING) : plain);
  // The first paragraphs weigh more the nearer they are to the top of the cover.
  const weight = sentence ? WEIGHT.prose : cover ? WEIGHT.cover - position * 0.2 : WEIGHT.heading;
  const year = titled?.year ?? null;
  const stage = sentence ? null : stageIn(plain);
  if (name === null && year === null && stage === null) return [];
  return [{ block: index, name, code: null, year, stage, weight, anchor: false }];
}
