import { fold } from '../../text/fold.js';
import { splitOrdinal, type Ordinal } from '../../text/ordinal.js';
import { joinWords } from '../../text/table-words.js';

export interface Label {
  readonly text: string;
  readonly ordinal: Ordinal | null;
  /** Printed with 其中. */
  readonly ofWhich: boolean;
}

const OF_WHICH = /^[(（]?其中[:：]?[)）]?\s*/;

/** （1） and ① number the parts of a part; the contract counts only 一、 （一） 1. as ordinals, the rest stays in the name. */
const KEPT: ReadonlySet<Ordinal['style']> = new Set(['arabic-bracketed', 'circled']);

/** 其中：1.公务用车购置费 → 公务用车购置费, 1, of-which. */
export function readLabel(printed: string): Label {
  let text = joinWords(printed);
  let ordinal: Ordinal | null = null;
  let ofWhich = false;
  for (let previous = ''; previous !== text;) {
    previous = text;
    const split = splitOrdinal(text);
    if (split.ordinal !== null && split.rest !== '') {
      ordinal = split.ordinal;
      if (KEPT.has(ordinal.style)) break;
      text = split.rest;
    }
    const rest = text.replace(OF_WHICH, '');
    if (rest !== text) {
      ofWhich = true;
      // Without a colon the word may belong to the name; it is kept.
      if (rest !== '' && /^[(（]?其中[:：]/.test(text)) text = rest;
    }
  }
  return { text, ordinal, ofWhich };
}

/** 无 in an empty table: words instead of a row. */
export function saysNothing(text: string): boolean {
  return /^(无|略|空|空表|无数据|无此项|不涉及|-+|…+)?$/.test(fold(text));
}

/** 注：…, 说明：…, 本表为空表, 本部门无政府性基金预算: remarks, not rows. */
export function isNote(text: string): boolean {
  const s = fold(text);
  return (
    /^(附?注|备注|说明|附注|情况说明|空表说明|注释)[:：\d]/.test(s) ||
    (s.length > 30 && /[,。;]/.test(s)) ||
    /^\*?(本|此|该)表|空表|无数据|(本|我)(部门|单位|局|年度?).{0,30}(无|没有|未安排|不涉及)|^(无|没有).{4,}/.test(s)
  );
}

/** 单位负责人签字, 填表人: the foot of a form. */
export function isSignature(text: string): boolean {
  return /^(单位)?(负责人|填表人|制表人?|联系电话|联系人|审核人?|财务负责人|填报日期|打印日期)[:：(]?/.test(fold(text));
}
