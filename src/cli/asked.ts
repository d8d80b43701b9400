/**
 * What the user gave for an option, looked up before the command line is parsed: errors on the command line need a
 * language, and the process that parses it needs a limit of memory.
 */
export function askedFor(option: string, argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.lastIndexOf(option);
  if (at !== -1) return options[at + 1];
  return options.findLast((arg) => arg.startsWith(`${option}=`))?.slice(option.length + 1);
}
