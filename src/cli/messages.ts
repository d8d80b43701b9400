import type { Bilingual } from '../document/bilingual.js';

/** Everything the CLI says about itself. What it says about inputs stands in document/error-codes.ts. */
export const MESSAGES = {
  description: {
    zh: '把政府部门预算、决算和绩效公开文件（PDF 等）读成经过校验的 JSON',
    en: 'Reads Chinese public budget disclosures (部门预算, 部门决算, 绩效表) into validated JSON',
  },
  argumentFiles: {
    zh: '要解析的文件、文件夹或通配符；- 表示标准输入。同一部门同一年度的几个文件合成一份结果',
    en: 'files, folders or patterns to read; - is standard input. Files of one department-year give one document',
  },
  optionFormat: {
    zh: '输出格式；默认按 -o 的扩展名，否则为 json',
    en: 'output format; by default told from the extension of -o, else json',
  },
  optionOutput: {
    zh: '写入文件或文件夹（csv、parquet、datapackage 总是文件夹）而不是标准输出；写入文件夹时再次运行只做未完成的部分',
    en: 'write to a file or a folder (csv, parquet, datapackage: always one) instead of standard output; with a folder, another run does only what is left',
  },
  optionCheckOutput: { zh: '写入文件而不是标准输出', en: 'write to a file instead of standard output' },
  optionJobs: {
    zh: '文件夹：同时解析的文件数，每个文件占用一个处理器核；默认为处理器核数',
    en: 'folders: files that are read at a time, on a core each; by default the number of cores',
  },
  optionTimeout: { zh: '每个文件的时限，秒（默认 {value}）', en: 'most seconds for one file (default {value})' },
  optionMaxMemory: {
    zh: '每个文件可用的内存，MB（默认 {value}）',
    en: 'most memory for one file, in MB (default {value})',
  },
  optionMaxPages: {
    zh: '每个文件最多读取的页数（默认 {value}）',
    en: 'most pages that are read of one file (default {value})',
  },
  optionForce: {
    zh: '文件夹：已解析过的文件也重新解析',
    en: 'folders: read again what was read by an earlier run',
  },
  optionReport: {
    zh: '文件夹：把运行报告（JSON）写入文件',
    en: 'folders: write a report of the run (JSON) to a file',
  },
  optionErrors: {
    zh: '错误的写法：默认为文字，ndjson 为每个问题一行 JSON',
    en: 'how problems are told: text (the default), or ndjson for one JSON object a line',
  },
  optionPages: { zh: '只读这些页，例如 1-5,9,12-', en: 'read these pages only, for example 1-5,9,12-' },
  optionOcr: {
    zh: '扫描页的文字识别：auto 只用于没有可用文字层的页（默认），always 用于所有有图片的页，never 不用',
    en: 'text recognition: auto for pages without a usable text layer (default), always for all that are pictures, or never',
  },
  optionLang: { zh: '信息的语言；默认随系统区域设置', en: 'language of messages; by default that of the locale' },
  optionQuiet: { zh: '标准错误上只写错误', en: 'nothing but errors on standard error' },
  optionVerbose: {
    zh: '总是写出摘要和每条诊断；出错时附调用栈',
    en: 'always the summary, every diagnostic, and stacks of errors',
  },
  optionDump: {
    zh: '不输出结果，而输出某一中间阶段的数据，用于排查',
    en: 'print what an intermediate stage found instead of documents, to debug a file',
  },
  optionStrict: { zh: '有 error 级校验不符时退出码为 3', en: 'exit with 3 when a check of severity error failed' },
  optionNoColor: { zh: '不用颜色', en: 'no colour' },
  optionVersion: { zh: '显示版本', en: 'show the version' },
  optionHelp: { zh: '显示帮助', en: 'show this help' },
  commandSchema: {
    zh: '输出结果的 JSON Schema（draft 2020-12）',
    en: 'print the JSON Schema of the documents (draft 2020-12)',
  },
  commandCheck: {
    zh: '校验：报告数字之间、文字与表格之间不符之处',
    en: 'check the figures against each other and against the text, and report what does not agree',
  },
  argumentCheck: {
    zh: '要校验的文件或文件夹；- 表示标准输入',
    en: 'files to check, or folders of them; - is standard input',
  },
  optionCheckFormat: {
    zh: '输出格式；默认是供人阅读的报告',
    en: 'output format; by default a report for the eye',
  },
  optionCheckVerbose: {
    zh: '相符的规则也列出；出错时附调用栈',
    en: 'rules that hold too, and stacks of errors',
  },
  commandExplain: {
    zh: '说明一条校验规则的含义；不写规则则列出全部',
    en: 'say what a rule means; without one, list them all',
  },
  argumentRule: { zh: '规则的编号或名称，例如 N-02', en: 'id or name of a rule, for example N-02' },
  usageRule: {
    zh: '没有规则“{value}”；budget-parse explain 列出全部规则',
    en: "there is no rule '{value}'; budget-parse explain lists them all",
  },
  helpAfter: {
    zh: `示例：
  budget-parse 部门预算.pdf > 结果.json
  budget-parse 说明.pdf 表格.pdf -o 结果.json
  budget-parse *.pdf --format ndjson | jq '.department.name'
  budget-parse 公开文件夹 -o 结果文件夹
  budget-parse 部门预算.pdf --pages 3 --dump grids
  budget-parse check 部门预算.pdf

退出码：
  0 每个输入都得到结果   1 有输入失败或不是预决算公开文件
  2 命令行有误           3 --strict 且有 error 级校验不符
  130 被中断`,
    en: `Examples:
  budget-parse disclosure.pdf > result.json
  budget-parse narrative.pdf tables.pdf -o result.json
  budget-parse *.pdf --format ndjson | jq '.department.name'
  budget-parse disclosures -o results
  budget-parse disclosure.pdf --pages 3 --dump grids
  budget-parse check disclosure.pdf

Exit status:
  0 every input gave a document      1 an input failed or held no disclosure
  2 the command line is wrong        3 --strict and a check of severity error failed
  130 interrupted`,
  },
  stages: { zh: '--dump 的阶段：', en: 'Stages of --dump: ' },
  errorPrefix: { zh: '错误：', en: 'error: ' },
  hintPrefix: { zh: '办法：', en: 'hint: ' },
  tryHelp: { zh: '用 budget-parse --help 查看用法', en: 'budget-parse --help shows the usage' },
  usageNoInput: { zh: '没有指定输入文件', en: 'no input file given' },
  usagePages: {
    zh: '--pages 的值“{value}”不是页码范围（应如 1-5,9）',
    en: "--pages: '{value}' is no list of pages (like 1-5,9)",
  },
  usageChoice: {
    zh: '{option} 的值“{value}”不在可选值之内：{choices}',
    en: "{option}: '{value}' is none of {choices}",
  },
  usageOutputIsInput: { zh: '-o 会覆盖输入文件 {value}', en: '-o would overwrite the input {value}' },
  usageOutputFolder: { zh: '-o 所在的文件夹不存在：{value}', en: 'the folder of -o does not exist: {value}' },
  usageOutputIsFolder: { zh: '-o 是文件夹：{value}', en: '-o is a folder: {value}' },
  usageOutputIsFile: {
    zh: '这种格式写成文件夹，而 -o 是文件：{value}',
    en: 'this format makes a folder, and -o is a file: {value}',
  },
  usageOutputNeeded: {
    zh: '--format {value} 写成文件，请用 -o 指定路径',
    en: '--format {value} writes files: say where with -o',
  },
  outputFailed: { zh: '无法写入 {value}：{reason}', en: 'cannot write {value}: {reason}' },
  scanning: {
    zh: '{file}：正在识别第 {page} 页（{done}/{total}）',
    en: '{file}: recognising page {page} ({done}/{total})',
  },
  usageNumber: {
    zh: '{option} 的值“{value}”不是 {least} 到 {most} 的整数',
    en: "{option}: '{value}' is no whole number from {least} to {most}",
  },
  usageBatchInput: {
    zh: '标准输入（-）不能与文件夹或写入文件夹的 -o 一起使用',
    en: 'standard input (-) does not go together with folders or with a folder of -o',
  },
  usageOutputLocked: {
    zh: '另一次运行（进程 {pid}）正在写入 {value}',
    en: 'another run (process {pid}) is writing to {value}',
  },
  usageBatchOnly: {
    zh: '{option} 只用于文件夹、通配符或写入文件夹的 -o',
    en: '{option} is for folders, patterns or a folder of -o only',
  },
  interrupted: {
    zh: '已中断。已完成的部分都保存了；再次运行同一命令即可继续',
    en: 'interrupted. What was done is kept: run the same command again to go on',
  },
  progress: {
    zh: '{done}/{files} · 每秒 {rate} 个文件、{pages} 页 · 失败 {failed}',
    en: '{done}/{files} · {rate} files/s · {pages} pages/s · failed {failed}',
  },
  timeLeft: { zh: '约剩 {value}', en: '{value} left' },
  joining: { zh: '合并同一部门同一年度的文件，核对上下年度', en: 'putting department-years together, comparing years' },
  countRead: { zh: '已解析 {value} 个文件', en: 'files read: {value}' },
  countUnchanged: { zh: '先前已解析 {value}', en: 'read before: {value}' },
  countDuplicate: { zh: '内容重复 {value}', en: 'same content: {value}' },
  countOthers: { zh: '其他类型未读 {value}', en: 'of other kinds: {value}' },
  countFailed: { zh: '失败 {value}', en: 'failed: {value}' },
  took: { zh: '用时 {value}', en: 'time {value}' },
  andMore: { zh: '……另有 {value} 个', en: '… {value} more' },
  countDocuments: {
    zh: '结果 {documents} 份；有 error 级校验不符的 {errors} 份，有 warning 级的 {warnings} 份',
    en: 'documents: {documents}; with failed checks of severity error: {errors}, warning: {warnings}',
  },
  countPartial: { zh: '其中 {value} 份因限度只读了一部分', en: 'read in part only because of a limit: {value}' },
  written: { zh: '已写入 {value}（{count} 份）', en: 'documents written to {value}: {count}' },
} as const satisfies Record<string, Bilingual>;

/** Commander's words, which are English only: headings of the help and errors on the command line by code. */
export const COMMANDER_HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '全局选项：',
};

export const COMMANDER_ERRORS: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项：{value}',
  'commander.optionMissingArgument': '选项缺少值：{value}',
  'commander.excessArguments': '参数太多',
  'commander.conflictingOption': '选项不能同时使用：{value}',
};
