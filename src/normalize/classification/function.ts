import type { ClassificationItem } from './item.js';

function class_(code: string, name: string, from: number | null = null, to: number | null = null): ClassificationItem {
  return { code, name, from, to };
}

/**
 * The functional classification of expenditure (支出功能分类): every name that a 类 has had in the 政府收支分类科目 since 2015. A year's volume has one name for each code; names of
 * other years are known so that an outdated one can be told from an unknown one.
 */
export const FUNCTION_CLASSES: readonly ClassificationItem[] = [
  class_('201', '一般公共服务支出'),
  class_('202', '外交支出'),
  class_('203', '国防支出'),
  class_('204', '公共安全支出'),
  class_('205', '教育支出'),
  class_('206', '科学技术支出'),
  class_('207', '文化体育与传媒支出', null, 2018),
  class_('207', '文化旅游体育与传媒支出', 2019),
  class_('208', '社会保障和就业支出'),
  class_('209', '社会保险基金支出'),
  class_('210', '医疗卫生与计划生育支出', null, 2018),
  class_('210', '卫生健康支出', 2019),
  class_('211', '节能环保支出'),
  class_('212', '城乡社区支出'),
  class_('213', '农林水支出'),
  class_('214', '交通运输支出'),
  class_('215', '资源勘探信息等支出', null, 2019),
  class_('215', '资源勘探工业信息等支出', 2020),
  class_('216', '商业服务业等支出'),
  class_('217', '金融支出'),
  class_('219', '援助其他地区支出'),
  class_('220', '国土海洋气象等支出', null, 2018),
  class_('220', '自然资源海洋气象等支出', 2019),
  class_('221', '住房保障支出'),
  class_('222', '粮油物资储备支出'),
  class_('223', '国有资本经营预算支出'),
  class_('224', '灾害防治及应急管理支出', 2019),
  class_('227', '预备费'),
  class_('229', '其他支出'),
  class_('230', '转移性支出'),
  class_('231', '债务还本支出'),
  class_('232', '债务付息支出'),
  class_('233', '债务发行费用支出'),
  class_('234', '抗疫特别国债安排的支出', 2020),
];
