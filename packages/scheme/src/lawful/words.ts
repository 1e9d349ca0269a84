/**
 * Words as a table. Each entry is one or several words, a regular expression in which `…8` stands for up to eight characters
 * without a pause, and `……8` for up to eight with commas among them.
 */
export type Words = readonly string[];

/**
 * Matches any of the words. Null for none.
 *
 * @example '不得随意取消低保'.search(anyOf(['取消…4低保']) ?? /^$/) // 4
 */
export function anyOf(words: Words | undefined): RegExp | null {
  return words && words.length > 0 ? new RegExp(spread(words.join('|')), 'g') : null;
}

/** The same as a group that can stand inside a longer expression. */
export const oneOf = (words: Words): string => `(?:${words.join('|')})`;

/** Whether a text has any of the words. */
export const has = (pattern: RegExp | null, text: string): boolean =>
  pattern !== null && text.search(pattern) >= 0;

const spread = (expression: string): string =>
  expression.replace(/……(\d+)/g, '[^。]{0,$1}').replace(/…(\d+)/g, '[^,。]{0,$1}');
