// A disclosure of figures only, as HTML, for measuring how scans are read: dense ruled tables of codes and amounts in the
// typefaces and sizes (8 to 12 points) of printed budgets, in 万元 and 元, with and without thousands separators.
//
//   node scripts/figure-pages.mjs --seed N --pages N > figures.html
//   chromium --headless --no-pdf-header-footer --print-to-pdf=figures.pdf figures.html
//   node scripts/degrade.mjs --seed N --out FOLDER figures.pdf
import { random } from './degrade-picture.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = args.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(args.splice(at, 2)[1]);
};
const next = random(option('seed', 1) * 7919);
const count = option('pages', 10);
const below = (limit) => Math.floor(next() * limit);
const choose = (...from) => from[below(from.length)];

/** 宋体, 黑体 and the Latin faces that word processors set digits in. */
const FACES = [
  'AR PL UMing CN',
  'Noto Serif CJK SC',
  'Liberation Serif',
  'WenQuanYi Zen Hei',
  'Noto Sans CJK SC',
  'Liberation Sans',
];
const LABELS = [
  '一般公共服务支出',
  '行政运行',
  '社会保障和就业支出',
  '机关事业单位基本养老保险缴费支出',
  '住房公积金',
  '办公费',
  '其他支出',
  '培训费',
];

/** How the amounts of one column are printed. */
const STYLES = [
  (value) => value.toFixed(2),
  (value) => value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','),
  (value) =>
    Math.round(value * 100)
      .toString()
      .replace(/\B(?=(\d{3})+$)/g, ','),
  (value) => value.toFixed(1),
  (value) => Math.round(value).toString(),
];

function amount(style) {
  if (next() < 0.08) return '';
  // As many figures of each length: small ones are where a lost point hurts.
  const value = 10 ** (next() * 6 - 0.5) * (next() < 0.04 ? -1 : 1);
  return style(value);
}

function page() {
  const landscape = next() < 0.4;
  const size = 8 + below(9) / 2;
  const columns = Math.min(landscape ? 9 : 6, Math.floor((landscape ? 620 : 400) / (6.2 * size)));
  const rows = Math.floor(((landscape ? 595 : 842) - 150) / (size * 1.9));
  // Most tables print all their amounts alike.
  const style = choose(...STYLES);
  const styles = Array.from({ length: columns }, () => (next() < 0.8 ? style : choose(...STYLES)));
  const cell = (text, align) => `<td style="text-align:${align}">${text}</td>`;
  const align = choose('right', 'right', 'center');
  const head = ['类', '款', '项', '功能分类科目名称', ...styles.map((_, i) => `${i + 1}季度`)];
  const body = Array.from({ length: rows }, () => [
    cell(201 + below(30), 'center'),
    cell(String(1 + below(20)).padStart(2, '0'), 'center'),
    cell(String(1 + below(99)).padStart(2, '0'), 'center'),
    cell(choose(...LABELS), 'left'),
    ...styles.map((one) => cell(amount(one), align)),
  ]);
  const rule = choose(0.5, 0.75, 1);
  return `<section class="${landscape ? 'wide' : 'tall'}" style="font:${size}pt '${choose(...FACES)}','Noto Serif CJK SC'">
<h3>部门支出预算表</h3><table style="--rule:${rule}pt"><tr>${head.map((text) => cell(text, 'center')).join('')}</tr>
${body.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}</table></section>`;
}

console.log(`<!doctype html><meta charset="utf-8"><style>
@page tall { size: 595pt 842pt; margin: 40pt } @page wide { size: 842pt 595pt; margin: 40pt }
.tall { page: tall } .wide { page: wide } section { break-after: page }
table { border-collapse: collapse; width: 100% } h3 { text-align: center; margin: 0 0 6pt; font-size: 16pt }
td { border: var(--rule) solid #000; padding: 0 3pt; height: 1.7em; white-space: nowrap; line-height: 1.3 }
</style>
${Array.from({ length: count }, page).join('\n')}`);
