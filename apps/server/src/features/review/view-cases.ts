import {
  type CompiledScheme,
  describeConsequences,
  describeLimits,
  describePoints,
  toPoints,
} from '@jishan/scheme';
import type { z } from 'zod';
import { localDay, localIso } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import {
  choiceOf,
  type EventFlag,
  type EventsTable,
  flagLabels,
  judgeEvents,
  type PointsSummary,
  reachesFurther,
  readDecisions,
  readNotes,
  rulesOf,
  viewDecision,
} from '../events/index.ts';
import { type HouseholdBrief, readHouseholds } from '../people/index.ts';
import { readRecent } from './read-queue.ts';
import type { CaseAnswer } from './wire.ts';

export type CaseView = z.output<typeof CaseAnswer>;

interface Village {
  id: number;
  name: string;
  scheme: CompiledScheme;
}

/** Cases of one village with all that a reviewer wants to see on one page. */
export async function viewCases(
  read: ScopedRead,
  vault: Vault,
  village: Village,
  events: readonly EventsTable[],
  now: Date,
): Promise<CaseView[]> {
  const ids = events.map((event) => event.id);
  const householdIds = events.map((event) => event.household_id);
  const keys = [...new Set(householdIds)].map((householdId) => ({ villageId: village.id, householdId }));
  const households = await readHouseholds(read, vault, keys, now);
  const notes = await readNotes(read, village.id, ids);
  const decisions = await readDecisions(read, village.id, ids);
  const recent = await readRecent(read, village.id, householdIds, ids);
  const results = await judgeEvents(read, village.id, village.scheme, [...events, ...recent]);
  return events.map((event) => {
    const household = households.find((one) => one.id === event.household_id);
    if (household === undefined) throw new Error(`event ${event.id} belongs to no household`);
    const own = decisions.filter((one) => one.event_id === event.id);
    const note = notes.get(event.id) ?? {};
    return {
      ...viewFiling(village, event, household, now),
      note: note.note ?? '',
      ...(note.on_behalf === undefined ? {} : { onBehalfReason: note.on_behalf }),
      ...viewWorth(village.scheme, event, results.get(event.id)),
      recent: recent
        .filter((one) => one.household_id === event.household_id)
        .map((one) => viewRecent(village.scheme, one, results.get(one.id))),
      trace: own.map((decision) => viewDecision(village.scheme, event, decision, true)),
    };
  });
}

function viewFiling(village: Village, event: EventsTable, household: HouseholdBrief, now: Date) {
  const due = event.stage_due_on ?? event.promised_on;
  return {
    eventId: event.id,
    villageId: village.id,
    villageName: village.name,
    number: event.number,
    household: { id: household.id, doorCode: household.doorCode, label: `${household.headNameMasked} 户` },
    filedAt: localIso(event.filed_at),
    filedBy: event.filed_as,
    happenedAt: localIso(event.happened_at),
    photoIds: event.photo_ids,
    dueAt: `${due}T23:59:59+08:00`,
    overdue: localDay(now) > due,
  };
}

function viewWorth(scheme: CompiledScheme, event: EventsTable, result: PointsSummary | undefined) {
  const rules = rulesOf(scheme, event);
  if (rules === null || result === undefined) throw new Error(`event ${event.id} has no rules`);
  const { item, version, stages } = rules;
  const range = choiceOf(item, event.grade);
  const limits = describeLimits(item, scheme.decimals, version.unit);
  const points = describePoints(item, scheme.decimals, version.unit);
  // A cap may have filled up since it was filed. What warns, vetoes or sets to zero differs without one.
  const capped = !reachesFurther(version, item) && (result.points !== result.wouldBe || result.wouldBe === 0);
  const flags: EventFlag[] =
    capped && !event.flags.includes('over_cap') ? [...event.flags, 'over_cap'] : event.flags;
  return {
    stage: event.stage ?? '',
    stageTitle: stages.find((stage) => stage.id === event.stage)?.title ?? '',
    item: item.id,
    itemTitle: item.title,
    itemRule: [points, limits, ...describeConsequences(version.document, item.id)]
      .filter((part) => part !== '')
      .join('，'),
    clause: item.clause,
    clauseText: item.clauseText,
    flags,
    flagLabels: flags.map((flag) => flagLabels[flag]),
    preview: result,
    ...(range === null
      ? {}
      : { range: { min: toPoints(range.min, scheme.decimals), max: toPoints(range.max, scheme.decimals) } }),
  };
}

function viewRecent(scheme: CompiledScheme, event: EventsTable, result: PointsSummary | undefined) {
  return {
    eventId: event.id,
    itemTitle: rulesOf(scheme, event)?.item.title ?? event.item,
    happenedAt: localIso(event.happened_at),
    points: result?.points ?? 0,
    state: event.state,
  };
}
