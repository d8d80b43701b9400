import { z } from 'zod';
import { confidenceSchema, indexSchema, pageSchema, yuanSchema } from './common.js';

/** An indicator's target (指标值) or actual (完成值): the printed text and what the value grammar read in it. */
export const valueSchema = z.looseObject({
  raw: z.string(),
  kind: z.enum(['quantity', 'deadline', 'qualitative', 'multiple', 'none']),
  operator: z.enum(['>=', '<=', '>', '<', '=', '~', 'range']).nullable(),
  value: z.number().nullable(),
  valueMax: z.number().nullable(),
  unit: z.string().nullable(),
  deadlineFrom: z.iso.date().nullable(),
  deadline: z.iso.date().nullable(),
});

export const indicatorSchema = z.looseObject({
  level1: z.string().nullable(), // 一级指标
  level2: z.string().nullable(), // 二级指标
  level3: z.string().nullable(), // 三级指标
  description: z.string().nullable(), // 绩效指标描述
  basis: z.string().nullable(), // 指标值确定依据
  standard: z.string().nullable(), // 绩效标准
  scoring: z.string().nullable(), // 评（扣）分标准
  target: valueSchema.nullable(),
  actual: valueSchema.nullable(),
  completion: z.looseObject({ raw: z.string(), value: z.number().nullable() }).nullable(),
  weight: z.number().nullable(), // 分值, 权重
  score: z.number().nullable(), // 得分
  shortfall: z.string().nullable(), // 未完成原因
  improvement: z.string().nullable(), // 改进措施
  row: indexSchema.nullable(),
  confidence: confidenceSchema,
});

const namedCode = z.looseObject({ name: z.string().nullable(), code: z.string().nullable() });

export const performanceSchema = z.looseObject({
  kind: z.enum([
    'overall-targets', // 部门整体支出绩效目标表
    'project-targets', // 项目支出绩效目标表
    'special-fund-summary', // 专项资金绩效目标汇总表
    'overall-self-evaluation', // 整体绩效自评表
    'project-self-evaluation', // 项目绩效自评表
  ]),
  title: z.string().nullable(),
  origin: z.enum(['table', 'prose']),
  table: indexSchema.nullable(),
  source: indexSchema,
  page: pageSchema.nullable(),
  /** The head of the form is lost. */
  orphan: z.boolean(),
  project: z.string().nullable(),
  program: z.looseObject({ name: z.string().nullable(), amount: yuanSchema.nullable() }).nullable(), // 所属专项
  authority: namedCode.nullable(), // 主管部门
  implementingUnit: z.string().nullable(), // 实施单位, 填报单位
  implementationPeriod: z.string().nullable(), // 实施期
  amount: yuanSchema.nullable(),
  staff: z.number().nullable(), // 财政供养人员
  goals: z.array(
    z.looseObject({
      period: z.enum(['annual', 'implementation']),
      text: z.string(),
      achieved: z.string().nullable(),
      row: indexSchema.nullable(),
    }),
  ),
  funds: z.array(
    z.looseObject({
      label: z.string(),
      by: z.enum(['source', 'use']).nullable(), // 按收入性质分, 按支出性质分
      initialBudget: yuanSchema.nullable(), // 年初预算
      fullYearBudget: yuanSchema.nullable(), // 全年预算
      executed: yuanSchema.nullable(), // 全年执行
      rate: z.number().nullable(), // 执行率
      weight: z.number().nullable(), // 分值
      score: z.number().nullable(), // 得分
      row: indexSchema.nullable(),
    }),
  ),
  tasks: z.array(
    z.looseObject({
      label: z.string(),
      project: z.string().nullable(),
      responsible: z.string().nullable(),
      goal: z.string().nullable(),
      initialBudget: yuanSchema.nullable(),
      fullYearBudget: yuanSchema.nullable(),
      executed: yuanSchema.nullable(),
      rate: z.number().nullable(),
      row: indexSchema.nullable(),
    }),
  ),
  items: z.array(
    z.looseObject({
      label: z.string(),
      detail: z.string().nullable(),
      amount: yuanSchema.nullable(),
      rationale: z.string().nullable(),
      row: indexSchema.nullable(),
      /** Goal texts of a line of a 汇总表. */
      goals: z.array(z.looseObject({ period: z.enum(['annual', 'implementation']), text: z.string() })).optional(),
    }),
  ),
  indicators: z.array(indicatorSchema),
  weights: z.looseObject({ execution: z.number().nullable(), indicators: z.number().nullable() }),
  score: z.looseObject({
    indicators: z.number().nullable(),
    execution: z.number().nullable(),
    total: z.number().nullable(),
    row: indexSchema.nullable(),
  }),
});

export type IndicatorValue = z.infer<typeof valueSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Performance = z.infer<typeof performanceSchema>;
