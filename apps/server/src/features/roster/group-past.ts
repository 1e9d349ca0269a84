import { addDays } from '../../platform/clock/index.ts';
import type { CommandContext, Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { dayBefore } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type GroupKind, groupWords } from './group-kinds.ts';
import { insertPastFact } from './store.ts';

/** Somebody who belongs elsewhere from a day on. */
export interface GroupTurn {
  /** As the scheme language names it: `h:<household>` or `o:<organisation>`. */
  subject: string;
  was: string;
  /** How people call them: a door code, or a name. */
  called: string;
}

const CALLED_MAX = 5;

/** Writes down for many at once where they belonged until the day before; each turn must come after their last one. */
export async function rememberGroups(
  ctx: CommandContext,
  kind: GroupKind,
  on: string,
  turns: readonly GroupTurn[],
): Promise<{ ok: true; writes: Write[] } | { ok: false; error: CodedError }> {
  if (turns.length === 0) return { ok: true, writes: [] };
  const rows = await ctx.read
    .selectFrom('past_facts')
    .select(['subject', 'to_on'])
    .where('village_id', '=', ctx.villageId)
    .where('fact', '=', kind)
    .where(
      'subject',
      'in',
      turns.map((turn) => turn.subject),
    )
    .orderBy('to_on')
    .execute();
  const firstDays = new Map(rows.map((row) => [row.subject, addDays(row.to_on, 1)]));
  const early = turns.filter(({ subject }) => on <= (firstDays.get(subject) ?? ''));
  if (early.length > 0) {
    const called = early.slice(0, CALLED_MAX).map((turn) => turn.called);
    const doors = `${called.join('、')}${early.length > CALLED_MAX ? ` 等 ${early.length} 户` : ''}`;
    const day = early.map(({ subject }) => firstDays.get(subject) ?? '').reduce((a, b) => (a > b ? a : b));
    return {
      ok: false,
      error: rosterErrors.group_changed_later({ kind: groupWords[kind].title, doors, day }),
    };
  }
  const writes = turns.map(({ subject, was }) =>
    insertPastFact({
      village_id: ctx.villageId,
      subject,
      fact: kind,
      from_on: firstDays.get(subject) ?? null,
      to_on: dayBefore(on),
      value: was,
    }),
  );
  return { ok: true, writes };
}
