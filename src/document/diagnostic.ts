/** A thing that the parser was unsure of or could not read. Codes are stable kebab-case words (README). */
export type Diagnostic = {
  severity: 'error' | 'warning' | 'info';
  code: string;
  message: { zh: string; en: string };
  source: number;
  page: number | null;
  /** The cells it is about, where it is about cells of `tables`. */
  evidence?: { table: number; row: number; col: number }[];
};
