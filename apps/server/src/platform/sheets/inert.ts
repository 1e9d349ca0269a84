const FORMULA = /^[=+\-@\t\r]/;

/**
 * Text that a spreadsheet would run as a formula becomes text for it too.
 * @example inert('=1+1') // "'=1+1"
 */
export function inert(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What `inert` made, read back; an apostrophe before anything else stays. */
export function fromInert(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
