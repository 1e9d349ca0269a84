import { type CommandApp, recordAudit } from '../../platform/command/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { NoteOutsideRead, OutsideRead } from '../../platform/http/index.ts';

/** Turning pages or opening the three photos of one case is one look, not twenty. */
const ONE_LOOK_MS = 60 * 60_000;
const LOOKS_MAX = 20_000;

/**
 * Writes into a village's audit chain that somebody from above it reads something; what cannot be written down is not
 * shown. The same look of the same session is written once an hour (by each process).
 * @throws Failure why the row could not be written
 */
export function traceOutsideReads(app: CommandApp): NoteOutsideRead {
  const looks = new Map<string, number>();
  return async (read) => {
    const { actor, villageId, operation, from } = read;
    const target = targetOf(read);
    const key = [actor.sessionId, villageId, operation, target].join(' ');
    const nowMs = app.clock.now().getTime();
    if (nowMs - (looks.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_LOOK_MS) return;
    const refused = await recordAudit(app, {
      villageId,
      actorId: actor.accountId,
      from,
      audit: { action: 'oversight.outside-read', target, after: { operation } },
    });
    if (refused) throw new Failure(refused);
    // Insertion order is age: the oldest look is forgotten first, which at worst writes it down once more.
    looks.delete(key);
    looks.set(key, nowMs);
    if (looks.size > LOOKS_MAX) looks.delete(looks.keys().next().value ?? '');
  };
}

/** A photo or a page of a list is told as what it belongs to. */
function targetOf({ villageId, params }: OutsideRead): string {
  if (params.householdId) return `household:${params.householdId.toLowerCase()}`;
  if (params.eventId) return `event:${params.eventId.toLowerCase()}`;
  return `village:${villageId}`;
}
