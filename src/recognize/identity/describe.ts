import type { Block } from '../../document/body.js';
import { districtAmong, levelOf, regionAmong, regionOf, type Level, type Region } from './region.js';
import { scopeOfLine, scopeOfName, type Scope } from './scope.js';
import { yearsIn } from './year.js';

/** What the document says of its department beside the name. */
export interface Description {
  readonly level: Level | null;
  readonly region: Region | null;
}

/** Headings and titles are no longer than this. */
const MAX_HEADING = 60;

export function describe(name: string, blocks: readonly Block[]): Description {
  const district = districtAmong(name, textOf(blocks));
  const region = district ?? regionOf(name) ?? regionAmong(name, textOf(blocks)) ?? regionInProse(blocks);
  return {
    level: district !== null ? 'county' : isCentralBody(name, blocks) ? 'central' : levelIn(name, region),
    region,
  };
}

/** A university says where it stands, not who pays for it. */
function levelIn(name: string, region: Region | null): Level | null {
  return /(?:大学|学院)$/.test(name) && regionOf(name) === null ? null : levelOf(name, region);
}

/** 西南大学, 教育部直属: a ministry's body that does not bear a place's full name; 大城县…中心 may only speak of the ministry. */
function isCentralBody(name: string, blocks: readonly Block[]): boolean {
  if (!/(?:大学|学院|医院|研究院|研究所|中心)$/.test(name) || /^.{2,8}?[省市县区州旗盟]/.test(name)) return false;
  return texts(blocks).some((text) =>
    /(?:教育部|工业和信息化部|国家卫生健康委|中央部门|国家民委)(?:直属|部属|主管)|直属(?:国家)?教育部|中央部门预算/.test(
      text,
    ),
  );
}

export interface Said {
  readonly scope: Scope;
  /** The body says so of itself; what a template's headings say may be another's words. */
  readonly sure: boolean;
}

/**
 * 单位预算 is a unit's own, 部门预算 a department's with its units; null where nothing says which. The name and the line
 * with the year decide, then the name of the file, else a clear majority of the headings.
 */
export function scopeOf(name: string, blocks: readonly Block[], fileName: string): Said | null {
  const named = scopeOfName(name);
  if (named !== null) return { scope: named, sure: true };
  const headings = texts(blocks).filter((text) => text.length <= MAX_HEADING);
  const cover = headings.find((text) => scopeOfLine(text) !== null && yearsIn(text).length > 0);
  const said = scopeOfLine(cover ?? fileName);
  if (said !== null) return { scope: said, sure: true };
  const count = (pattern: RegExp): number => headings.filter((text) => pattern.test(text)).length;
  const [unit, whole] = [count(/单位(?:预算|决算)/), count(/部门(?:预算|决算)/)];
  if (unit > 2 * whole) return { scope: 'unit', sure: false };
  return whole > 2 * unit ? { scope: 'consolidated', sure: false } : null;
}

/** 更正, 修订版: published again because something in it was wrong. 信息系统更新 and 预算调整 are no such words. */
const CORRECTED = /更正|勘误|订正|(?:修订|修正|更新)(?:版|稿|后|[)）])|(?:重新|再次)公开/;
/** Paragraphs at the top that can say so. */
const TOP_PARAGRAPHS = 6;

/** A corrected edition (更正版) of what was published before, as its file's name or its cover says. */
export function isCorrected(blocks: readonly Block[], fileName: string): boolean {
  const cover = blocks.slice(0, TOP_PARAGRAPHS).filter(({ type }) => type === 'paragraph');
  return [fileName, ...texts(cover).filter((text) => text.length <= MAX_HEADING)].some((text) => CORRECTED.test(text));
}

/** Universities and courts do not begin with their place; their own description says where they stand. */
function regionInProse(blocks: readonly Block[]): Region | null {
  for (const text of texts(blocks)) {
    const place = /(?:位于|坐落于|坐落在|地处|驻地在?|校址在?)([\u4e00-\u9fff]{2,20})/.exec(text)?.[1];
    const region = place === undefined ? null : regionOf(place);
    if (region) return region;
  }
  return null;
}

function textOf(blocks: readonly Block[]): string {
  return texts(blocks).join('\n');
}

function texts(blocks: readonly Block[]): string[] {
  return blocks.map((block) =>
    (block.type === 'paragraph' ? block.text : (block.table.caption.title ?? '')).replace(/\s+/g, ''),
  );
}
