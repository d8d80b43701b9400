/** What a line of figures consists of, misread ones included: O for 0, l and I for 1, S for 5. */
const FIGURE_LIKE = /^[\d.,，。、:：;；\-−—一%％≥≤<>＜＞=~()（）+¥￥OoDQlI|iSsBZz\s]+$/;
/** Share of digits in such a line. */
const MOSTLY_DIGITS = 0.5;

/** Whether a line is a printed figure, a code or a percentage rather than words. */
export function looksLikeFigure(text: string): boolean {
  if (!FIGURE_LIKE.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits > 0 && digits >= text.replace(/\s/g, '').length * MOSTLY_DIGITS;
}

/** Signs (a + is a misread minus), digits with or without thousands separators, two decimals or others, a percent sign; dates and ordinals (1.). */
const WELL_FORMED =
  /^[(（]?[-−—△¥￥≥≤<>＜＞=~]?(\d{1,3}([,，]\d{3})+|\d+)(\.\d+)?[%％]?[)）]?$|^[1-9]\d?[.、]$|^\d{4}[-./]\d{1,2}([-./]\d{1,2})?$/;

/** Whether figures are written like that: what is not was probably misread. */
export function isWellFormed(text: string): boolean {
  return WELL_FORMED.test(text.replace(/\s/g, ''));
}
