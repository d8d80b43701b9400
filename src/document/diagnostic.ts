/** A thing that the parser was unsure of or could not read. Codes are stable kebab-case words (README). */
export type Diagnostic = {
  severity: 'error' | 'warning' | 'info';
  code: string;
  message: { zh: string; en: string };
  source: number;
  page: number | null;
};
