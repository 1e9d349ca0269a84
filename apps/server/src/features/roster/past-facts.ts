import type { FactValue } from '@jishan/scheme';
import type { CommandContext, Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { addDays } from '../../platform/clock/index.ts';
import { dayBefore } from './days.ts';
import { rosterErrors } from './errors.ts';
import { insertPastFact } from './store.ts';

/** One thing about a subject that is another one from a day on. */
export interface FactTurn {
  fact: string;
  title: string;
  /** What it was until then; null means unknown. */
  was: FactValue | null;
}

/**
 * Writes down what was true until the day before, since the subject's own row says what is true now. Each turn must come
 * after the last one of the same fact.
 */
export async function rememberFacts(
  ctx: CommandContext,
  subject: string,
  on: string,
  turns: readonly FactTurn[],
): Promise<{ ok: true; writes: Write[] } | { ok: false; error: CodedError }> {
  if (turns.length === 0) return { ok: true, writes: [] };
  const rows = await ctx.read
    .selectFrom('past_facts')
    .select(['fact', 'to_on'])
    .where('village_id', '=', ctx.villageId)
    .where('subject', '=', subject)
    .orderBy('to_on')
    .execute();
  const ends = new Map(rows.map((row) => [row.fact, row.to_on]));
  const writes: Write[] = [];
  for (const { fact, title, was } of turns) {
    const before = ends.get(fact);
    const from = before === undefined ? null : addDays(before, 1);
    if (from !== null && on <= from)
      return { ok: false, error: rosterErrors.fact_changed_later({ title, day: from }) };
    writes.push(
      insertPastFact({
        village_id: ctx.villageId,
        subject,
        fact,
        from_on: from,
        to_on: dayBefore(on),
        value: was,
      }),
    );
  }
  return { ok: true, writes };
}
