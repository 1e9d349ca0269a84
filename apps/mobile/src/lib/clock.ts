/** The phone's own clock; the village's calendar is made of it in `format`. */
export function currentTime(): number {
  return Date.now();
}
