/** The code of an error of the operating system (ENOENT, EPERM …), null for every other error. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
