import type { z } from 'zod';
import { localIso } from '../../platform/clock/index.ts';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { mayAt, overseeingRoles } from '../../platform/policy/index.ts';
import { readScheme } from '../schemes/index.ts';
import { eventErrors } from './errors.ts';
import { maySee } from './policy.ts';
import { readEvent, readNotes } from './read.ts';
import type { EventsTable } from './tables.ts';
import { type ClaimView, viewClaims } from './view-claims.ts';
import type { EventAnswer } from './wire.ts';

export type EventView = z.output<typeof EventAnswer>;

/** One event with everything that happened to it, for whoever may see it. */
export function showEvent(
  services: Pick<CommandApp, 'db'>,
  actor: Actor,
  villageId: number,
  eventId: string,
): Promise<EventView> {
  return withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
    const event = await readEvent(read, villageId, eventId);
    // One of another household answers like one that does not exist.
    const seen =
      event !== undefined && (await maySee(read, actor, { villageId, householdId: event.household_id }));
    if (!seen) {
      throw new Failure(eventErrors.event_unknown());
    }
    const scheme = await readScheme(read, villageId);
    if (scheme === null) throw new Error(`village ${villageId} has an event and no scheme`);
    const forStaff = mayAt(actor, villageId, overseeingRoles);
    const [viewed] = await viewClaims(read, villageId, scheme, [event], forStaff);
    if (viewed === undefined) throw new Error('one event was viewed as none');
    const correction = await readCorrection(read, villageId, event);
    return {
      ...viewed.view,
      ...(viewed.notes.on_behalf === undefined ? {} : { onBehalfReason: viewed.notes.on_behalf }),
      ...(correction === null ? {} : { correctionReason: correction.reason }),
      trace: traceOf(event, viewed.view, correction),
    };
  });
}

interface Correction {
  number: string;
  at: Date;
  reason: string;
}

async function readCorrection(
  read: ScopedRead,
  villageId: number,
  event: EventsTable,
): Promise<Correction | null> {
  if (event.corrected_by === null) return null;
  const row = await readEvent(read, villageId, event.corrected_by);
  if (row === undefined) throw new Error(`event ${event.id} names a correction that is not there`);
  const notes = await readNotes(read, villageId, [row.id]);
  return { number: row.number, at: row.filed_at, reason: notes.get(row.id)?.correction ?? '' };
}

function traceOf(event: EventsTable, view: ClaimView, correction: Correction | null): EventView['trace'] {
  const filed = event.source === 'visit' ? '上门登记' : '提交申报';
  const by = event.filed_as === 'villager' ? '本户' : '工作人员代办';
  const trace: EventView['trace'] = [
    { label: filed, at: view.filedAt, byLabel: event.source === 'visit' ? '走访人员' : by },
    ...view.decisions.map((decision) => {
      const words = [decision.reasonLabel, decision.comment].filter((text) => text !== undefined).join(' ');
      return {
        label: `${decision.stageTitle}：${decision.verdictLabel}`,
        at: decision.at,
        byLabel: decision.byLabel,
        ...(words === '' ? {} : { comment: words }),
      };
    }),
  ];
  if (correction !== null) {
    trace.push({
      label: `更正（${correction.number}）`,
      at: localIso(correction.at),
      byLabel: '工作人员',
      comment: correction.reason,
    });
  }
  return trace;
}
