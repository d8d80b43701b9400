import { fold } from '../../text/fold.js';

// The closed lists that performance forms are made of, as far as they help to find rows and columns in a dump.
// 双星 and 双血 are what recognition software reads for 效益.

const LEVEL_1 =
  /^(部门)?(产出|效益|效果|满意度|成本|管理|决策|过程|投入)指标$|^部门(产出|效果|效益|管理)$|^(履职效能|管理效率|运行成本|社会效应|可持续性|预算执行|履职成效|社会满意度)$/;
const LEVEL_2 =
  /^(产出)?(数量|质量|时效|成本)(指标)?$|^(经济|社会|生态|环境|政治)(效益|双星|双血|影响|成本)(指标)?$|^生态环境成本(指标)?$|^可持续(性)?(影响|发展)(力)?(指标)?$|^(社会公众或|社会公众及|社会公众或者)?(服务对象|群众|社会公众|受益对象|公众|患者)满意度(指标)?$|^满意度$/;

export function isLevel1(text: string): boolean {
  return LEVEL_1.test(fold(text));
}

/** 满意度 alone is both: the first level where a second follows it, else the second. */
export function isLevel2(text: string): boolean {
  return LEVEL_2.test(fold(text));
}

export function isLevelHeader(text: string, level: 1 | 2 | 3): boolean {
  return fold(text) === `${'一二三'[level - 1] ?? ''}级指标`;
}

/** The row that heads an indicator table: at least two of 一级指标, 二级指标, 三级指标. */
export function isIndicatorHeader(cells: readonly string[]): boolean {
  return ([1, 2, 3] as const).filter((level) => cells.some((cell) => isLevelHeader(cell, level))).length >= 2;
}

/** Rows that close a form: nothing of it follows. */
export function isClosingRow(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => /^(总评价得分|绩效自评总得分|自评总得分|综合得分)/.test(fold(cell))) || cells.some(isSignature)
  );
}

export function isSignature(text: string): boolean {
  return /^(单位|部门|项目)?负责人[(（]?签[字章][)）]?|^填[表报]人[:：]|^(单位|部门)负责人[:：]/.test(fold(text));
}

/** Words over a table that are no title: 单位：万元, 填报单位：（盖章）, 预算年度：2022, 207 某某局. */
export function isBanner(text: string): boolean {
  const s = fold(text);
  return (
    /^(附[件表]|表)[\d一二三四五六七八九十-]*$/.test(s) ||
    /^(填报|编制|预算|主管|公开)?(单位|部门|时间|日期|年度|年份)(名称)?([(（]盖章[)）])?[:：]/.test(s) ||
    /(金额)?单位[:：].{0,4}元/.test(s) ||
    /^(截止|填报|预算|编制)(时间|日期|年度)[:：]/.test(s)
  );
}

export function isTitle(text: string): boolean {
  const s = fold(text);
  return s.length <= 80 && /(表|情况|目录|预算)$/.test(s) && !/[。；]/.test(s);
}
