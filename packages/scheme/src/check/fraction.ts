/** The value of `2/3`; null when it is no fraction. */
export function parseFraction(text: string): number | null {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  return match === null ? null : Number(match[1]) / Number(match[2]);
}
