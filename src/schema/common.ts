import { z } from 'zod';

// Objects are open (looseObject): a minor version may add fields, and readers must not break on them.

/** [x0, y0, x1, y1] in points, origin top left of the page as displayed. */
export const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Counts, indices and page numbers. */
export const indexSchema = z.int().min(0);
export const pageSchema = z.int().min(1);

/** Yuan (元). Negative as printed. Never NaN or infinite. */
export const yuanSchema = z.number();

/** 0..1: how sure recognition is, the lowest of all that a thing was made from; null where nothing of it was recognised. */
export const confidenceSchema = z.number().min(0).max(1).nullable();

export const bilingualSchema = z.looseObject({ zh: z.string(), en: z.string() });

export const directionSchema = z.enum(['revenue', 'expenditure']);
export const phaseSchema = z.enum(['budget', 'adjusted', 'executed']);
export const stageSchema = z.enum(['budget', 'final-accounts']);

/** Subjects of columns, lines and facts (支出性质, 经费, “三公” items, balances). */
export const itemSchema = z.enum([
  'total', // 合计
  'basic-expenditure', // 基本支出
  'project-expenditure', // 项目支出
  'personnel-expenses', // 人员经费
  'non-personnel-expenses', // 公用经费
  'business-expenditure', // 经营支出
  'remittance-to-superior', // 上缴（上解）上级支出
  'subsidy-to-subordinates', // 对附属单位补助支出
  'three-public-total', // “三公”经费合计
  'overseas-trips', // 因公出国（境）
  'official-vehicles', // 公务用车购置及运行
  'vehicle-purchase', // 公务用车购置
  'vehicle-operation', // 公务用车运行
  'official-reception', // 公务接待
  'meetings', // 会议费
  'training', // 培训费
  'agency-operating-expenses', // 机关运行经费
  'opening-balance', // 年初结转和结余
  'closing-balance', // 年末结转和结余
  'current-year-revenue', // 本年收入
  'current-year-expenditure', // 本年支出
]);

/** The “三公” items: their total, its parts and the parts of those. */
export const THREE_PUBLIC_ITEMS: ReadonlySet<string | null> = new Set<z.infer<typeof itemSchema>>([
  'three-public-total',
  'overseas-trips',
  'official-vehicles',
  'vehicle-purchase',
  'vehicle-operation',
  'official-reception',
]);

/** 资金性质 */
export const fundSchema = z.enum([
  'general-public-budget', // 一般公共预算
  'government-fund', // 政府性基金预算
  'state-capital', // 国有资本经营预算
  'special-account', // 财政专户管理资金
  'business', // 事业收入
  'operating', // 经营收入
  'superior-subsidy', // 上级补助
  'subordinate-remittance', // 附属单位上缴
  'other', // 其他
]);

export type Box = z.infer<typeof boxSchema>;
export type Direction = z.infer<typeof directionSchema>;
export type Phase = z.infer<typeof phaseSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Item = z.infer<typeof itemSchema>;
export type Fund = z.infer<typeof fundSchema>;
export type Bilingual = z.infer<typeof bilingualSchema>;
