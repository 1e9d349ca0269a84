import { parseDay } from '@jishan/scheme';
import { addDays, localDay } from '../../platform/clock/index.ts';
import type { CommandContext } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { rosterErrors } from './errors.ts';

export const dayBefore = (day: string): string => addDays(day, -1);

/** A day that has come, or why not: what has not happened yet is written down when it has. */
export function checkDay(ctx: Pick<CommandContext, 'clock'>, day: string): CodedError | null {
  if (parseDay(day) === null || day < '1900-01-01') return rosterErrors.day_wrong({ day });
  const today = localDay(ctx.clock.now());
  return day > today ? rosterErrors.day_ahead({ day, today }) : null;
}
