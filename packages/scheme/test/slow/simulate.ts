import type { SchemeDocument, VillageRecord } from '../../src/index.ts';
import { momentOf, nextDate } from './calendar.ts';
import { scoreEvents } from './events.ts';
import type { Known } from './known.ts';
import { decideOrders } from './orders.ts';
import type { Scored } from './record.ts';
import { balancesOf, periodsOf, type SlowBalances, type SlowPeriod } from './settle.ts';

export interface SlowResult {
  refused: string[];
  entries: string[];
  balances: SlowBalances;
  periods: Record<string, SlowPeriod[]>;
}

/** Simulates a village by the words of `formats.md`, with nothing remembered and everything read again. */
export function slowSimulate(
  documents: readonly SchemeDocument[],
  full: VillageRecord,
  until: string,
): SlowResult {
  const record = cutAt(full, momentOf(nextDate(until)));
  const { moves, refused: refusedOrders } = decideOrders(documents, record);
  const known: Known = {
    documents,
    record,
    isKnown: () => true,
    knowsCorrection: () => true,
    moves,
  };
  const scored = scoreEvents(known);
  const refused = [...scored.refused, ...refusedCorrections(record, scored), ...refusedOrders];
  return {
    refused: refused.map(({ id, code }) => `${id} ${code}`).sort(),
    entries: scored.booked
      .map(({ accepted, balance, holder, points, wouldBe }) =>
        [accepted.event.id, balance, holder, points, wouldBe].join(' '),
      )
      .sort(),
    balances: balancesOf(known, scored, until),
    periods: periodsOf(known, scored, until),
  };
}

function cutAt(record: VillageRecord, end: number): VillageRecord {
  const later = (moment: number | null | undefined) => typeof moment === 'number' && moment >= end;
  return {
    ...record,
    events: record.events
      .filter((event) => !later(event.happenedAt))
      .map((event) => (later(event.approvedAt) ? { ...event, approvedAt: null } : event)),
    orders: (record.orders ?? [])
      .filter((order) => !later(order.orderedAt))
      .map((order) => (later(order.cancelledAt) ? { ...order, cancelledAt: null } : order)),
  };
}

function refusedCorrections(record: VillageRecord, scored: Scored): { id: string; code: string }[] {
  const corrected = new Set<string>();
  return record.events
    .filter((row) => row.corrects !== undefined && row.approvedAt !== null)
    .sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1))
    .flatMap((row) => {
      const target = record.events.find(({ id }) => id === row.corrects);
      const refuse = (code: string) => [{ id: row.id, code: `correction.${code}` }];
      if (!target) return refuse('unknown');
      if (target.corrects !== undefined) return refuse('of_correction');
      if (target.approvedAt === null) return refuse('unapproved');
      if (scored.refused.some(({ id }) => id === target.id)) return [];
      if (corrected.has(target.id)) return refuse('already');
      corrected.add(target.id);
      return [];
    });
}
