import type { Diagnostic } from '../../document/diagnostic.js';
import type { NormalizeContext } from '../context.js';
import type { Amounts } from './amounts.js';
import type { ReadIndicator } from './indicators.js';

/** What one form reports: kept together, so that a form says each thing once. */
export class FormDiagnostics {
  readonly all: Diagnostic[] = [];

  constructor(
    readonly context: NormalizeContext,
    readonly page: number | null,
  ) {}

  headLost(): void {
    this.#add('warning', 'performance-head-lost', {
      zh: '绩效表只剩后半部分，表头和项目名称缺失',
      en: 'the tail of a performance form: its head and the name of its project are lost',
    });
  }

  indicators(read: readonly ReadIndicator[]): void {
    for (const { codes } of read)
      for (const { code, raw, cell } of codes) {
        const page = cell?.page ?? this.page;
        if (code === 'indicator-value-unread')
          this.#add(
            'warning',
            code,
            { zh: `指标值含数字但未能解析：${raw}`, en: `indicator value holds digits that were not read: ${raw}` },
            page,
          );
        else
          this.#add(
            'info',
            code,
            { zh: `运算符号未选择：${raw}`, en: `the operator's menu was left unfilled: ${raw}` },
            page,
          );
      }
  }

  amounts(amounts: Amounts): void {
    if (amounts.unitMissing)
      this.#add('warning', 'unit-unknown', {
        zh: '绩效表未注明金额单位，金额留空',
        en: 'the performance form prints no unit of money: its amounts are null',
      });
    for (const cell of amounts.unread)
      this.#add(
        'warning',
        'performance-figure-unread',
        { zh: `未能读取的数字：${cell.text}`, en: `a figure that could not be read: ${cell.text}` },
        cell.page ?? this.page,
      );
  }

  #add(severity: Diagnostic['severity'], code: string, message: Diagnostic['message'], page = this.page): void {
    this.all.push({ severity, code, message, source: this.context.source, page });
  }
}
