/**
 * The number people read out for an event: the gate, the day, and which of that household's day it is. Unique in the
 * village as long as gates are; a number that was never used leaves a gap.
 * @example nextNumber('ZX0007', '2026-11-22', ['ZX0007-20261122-02']) // 'ZX0007-20261122-03'
 */
export function nextNumber(doorCode: string, day: string, given: readonly string[]): string {
  const prefix = `${doorCode}-${day.replaceAll('-', '')}-`;
  const last = given
    .filter((number) => number.startsWith(prefix))
    .reduce((most, number) => Math.max(most, Number(number.slice(prefix.length)) || 0), 0);
  return `${prefix}${String(last + 1).padStart(2, '0')}`;
}
