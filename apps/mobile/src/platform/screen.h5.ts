/** A browser shows no bar inside the page: the screen draws its own title and way back. */
export const hasNativeBar = false;

/** One text pixel, in rem so that it follows the browser's own font size. */
export function textUnit(): string {
  return '0.0625rem';
}
