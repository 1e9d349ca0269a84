import type { Actor } from '../../platform/command/index.ts';
import { addDays, localDay, startOfDay, type Clock } from '../../platform/clock/index.ts';
import { type Db, withScope } from '../../platform/db/index.ts';
import { seesTargets } from './policy.ts';
import { actedFromOutside, readActors } from './read-actors.ts';
import { type AuditCursor, readAudit } from './read-audit.ts';
import { showLine } from './search-audit.ts';

const DAYS = 92;
const CHUNK = 500;
const SHOWN_MAX = 200;

/**
 * What people from above a village looked at or did in it during the last three months, the newest first: the village
 * sees who watches it. Villagers learn that a household was opened, not whose.
 */
export async function listOutsideActs(
  { db, clock }: { db: Pick<Db, 'app'>; clock: Clock },
  actor: Actor,
  villageId: number,
) {
  const now = clock.now();
  const scope = { lo: villageId, hi: villageId };
  const open = seesTargets(actor, villageId);
  const acts = await withScope(db, scope, async (read) => {
    const shown: ReturnType<typeof showLine>[] = [];
    let after: AuditCursor | undefined;
    while (shown.length < SHOWN_MAX) {
      const times = { from: startOfDay(addDays(localDay(now), -DAYS)), until: new Date(now.getTime() + 1) };
      const lines = await readAudit(read, { ...scope, ...times, after, limit: CHUNK });
      const actors = await readActors(
        read,
        lines.map((line) => line.actorId),
      );
      for (const line of lines) {
        const who = actors.get(line.actorId);
        if (actedFromOutside(who, villageId, line.at)) shown.push(showLine(line, who));
      }
      const last = lines.at(-1);
      if (!last || lines.length < CHUNK) break;
      after = { at: last.atText, villageId, seq: last.seq };
    }
    return shown.slice(0, SHOWN_MAX);
  });
  return acts.map(({ at, actorName, actorPlace, actorRole, actionLabel, target, doorCode, reason, seq }) => ({
    seq,
    at,
    actorName,
    actorPlace,
    actorRole,
    actionLabel,
    target: open ? target : null,
    doorCode: open ? doorCode : null,
    reason: open ? reason : null,
  }));
}
