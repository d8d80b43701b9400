import { fold } from '../../text/fold.js';

/** A word of a segment. `hard`: a paragraph ends before it, so that a cell may; else only a space stands there. */
export interface Atom {
  readonly text: string;
  readonly hard: boolean;
  /** Line in the dump, from 0. */
  readonly line: number;
}

/** Words of a segment; two spaces between words are an empty cell between them. */
export function atomsOf(text: string, line: number): Atom[] {
  const out: Atom[] = [];
  text.split(/\s{2,}/).forEach((part, i) => {
    if (i > 0) out.push({ text: '', hard: true, line });
    part.split(/\s/).forEach((word, k) => out.push({ text: word, hard: k === 0, line }));
  });
  return out;
}

export function joinAtoms(atoms: readonly Atom[]): string {
  return atoms
    .map((atom) => atom.text)
    .filter((text) => text !== '')
    .join(' ');
}

const UNIT =
  '(?:%|％|百分[点号数比]|万?元(?:[/／]\\S{1,4})?|[万亿千]?[个次人户家件份项年月天日场轮张台辆套处名条篇批期册所座间只]\\S{0,3}|[万亿](?:\\S{0,3})?|小时|分钟|平方米|公里|[/／]\\S{1,4})';
const OPERATED = new RegExp(`^[≥≤≧≦=＝><＞＜]\\s*\\S.*$`);
const BARE = new RegExp(`^(?:\\d[\\d,]*(?:\\.\\d+)?)(?:[-~～—至]\\d[\\d.,]*)?\\s*${UNIT}?(?:以上|以下|以内|左右)?$`);
const DATED =
  /^(?:不晚于|不超过|不低于|不少于|高于|低于|大于等于|小于等于)?(?:\d{4}[年.])?\s*\d{1,2}\s*月(?:份|底|末|\d{1,2}日)?前?$/;
const WORDED = /^(?:不晚于|不超过|不低于|不少于|高于|低于|大于等于|小于等于|近|约)\S*\d\S*$/;
const DASH = /^[—–\-－/／]+$/;
const QUALITY =
  /^(?:(?:效果|成效|非常|较为|有效|稳步|不断|持续|逐步|明显|进一步|基本|长期|全面|及时|大幅)?(?:显著|提高|提升|及时|减轻|改善|增强|良好|较好|好|优|优秀|合格|达标|完成|稳定|有效|长期|持续|满意|明显|保障|促进|增加|减少|下降|降低|加强|规范|健全|完善|发放|享受)|不涉及|无|是|否|全覆盖)$/;

/** How sure a text is an indicator's value: 0 no, larger is surer. */
export function valueScore(text: string): number {
  const s = fold(text);
  if (s === '') return 0;
  if (OPERATED.test(s)) return 10;
  if (DASH.test(s)) return 8;
  if (WORDED.test(s) || DATED.test(s)) return 7;
  if (BARE.test(s)) return 6;
  return QUALITY.test(s) ? 4 : 0;
}
