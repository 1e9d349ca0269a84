/**
 * Whether somebody is younger than some years on a day; somebody whose birthday nobody wrote down counts as grown up.
 * @example isUnder(14, '2012-11-23', '2026-11-22') // true
 */
export function isUnder(years: number, bornOn: string | undefined, today: string): boolean {
  if (bornOn === undefined) return false;
  const bornAfter = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  return bornOn > bornAfter;
}
