import type { z } from 'zod';
import type { CompiledScheme } from '@jishan/scheme';
import { localIso } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { judgeEvents } from './judge-events.ts';
import { byLabel, verdictLabels } from './labels.ts';
import { type DecisionRow, readDecisions } from './read-decisions.ts';
import { type NoteKind, readNotes } from './read.ts';
import { findReason } from './reasons.ts';
import { rulesOf } from './stages.ts';
import { actsOfFiler, correctedLabel, stateLabels } from './states.ts';
import type { PointsSummary } from './summarise.ts';
import type { EventsTable } from './tables.ts';
import type { ClaimAnswer, DecisionAnswer } from './wire.ts';

export type ClaimView = z.output<typeof ClaimAnswer>;
export type DecisionView = z.output<typeof DecisionAnswer>;

export interface ViewedEvent {
  view: ClaimView;
  notes: Partial<Record<NoteKind, string>>;
}

/** Events of one village as screens show them; reviewers' names in full only for staff. */
export async function viewClaims(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  events: readonly EventsTable[],
  forStaff: boolean,
): Promise<ViewedEvent[]> {
  const ids = events.map((event) => event.id);
  const notes = await readNotes(read, villageId, ids);
  const decisions = await readDecisions(read, villageId, ids);
  const results = await judgeEvents(read, villageId, scheme, events);
  return events.map((event) => {
    const own = decisions.filter((decision) => decision.event_id === event.id);
    const viewed = own.map((decision) => viewDecision(scheme, event, decision, forStaff));
    const eventNotes = notes.get(event.id) ?? {};
    const view = viewClaim(scheme, event, {
      decisions: viewed,
      note: eventNotes.note ?? '',
      result: results.get(event.id),
    });
    return { view, notes: eventNotes };
  });
}

function viewClaim(
  scheme: CompiledScheme,
  event: EventsTable,
  found: { decisions: DecisionView[]; note: string; result: PointsSummary | undefined },
): ClaimView {
  const rules = rulesOf(scheme, event);
  const { decisions, note, result } = found;
  const corrected = event.corrected_by !== null;
  const stageTitle = rules?.stages.find((stage) => stage.id === event.stage)?.title;
  const shown = corrected ? undefined : pointsShown(event, decisions, result);
  return {
    eventId: event.id,
    number: event.number,
    source: event.source,
    item: event.item,
    itemTitle: rules?.item.title ?? event.item,
    householdId: event.household_id,
    ...(event.member_id === null ? {} : { memberId: event.member_id }),
    happenedAt: localIso(event.happened_at),
    filedAt: localIso(event.filed_at),
    filedAs: event.filed_as,
    state: event.state,
    stateLabel: corrected ? correctedLabel : stateLabels[event.state],
    ...(event.stage === null ? {} : { stage: event.stage, stageLabel: stageTitle ?? event.stage }),
    promisedBy: event.promised_on,
    ...shown,
    ...(rules?.item.clause ? { clause: rules.item.clause, clauseText: rules.item.clauseText } : {}),
    photoIds: event.photo_ids,
    note,
    corrected,
    acts: actsOfFiler(event.state).filter((act) => act === 'resubmit'),
    decisions,
  };
}

/** A claim that came back shows why; any other shows what it gives and why that much. */
function pointsShown(
  event: EventsTable,
  decisions: DecisionView[],
  result: PointsSummary | undefined,
): Pick<ClaimView, 'points' | 'wouldBe' | 'reason'> {
  if (event.state === 'returned' || event.state === 'refused') {
    const last = decisions.at(-1);
    const words = [last?.reasonLabel, last?.comment].filter((text) => text !== undefined && text !== '');
    return { reason: words.join(' ') };
  }
  if (result === undefined) return {};
  return { points: result.points, wouldBe: result.wouldBe, reason: result.reason };
}

/** One act of a reviewer as screens show it. */
export function viewDecision(
  scheme: CompiledScheme,
  event: Pick<EventsTable, 'item' | 'happened_at'>,
  decision: DecisionRow,
  forStaff: boolean,
): DecisionView {
  const stage = rulesOf(scheme, event)?.stages.find((one) => one.id === decision.stage);
  const reason = decision.reason === null ? undefined : findReason(decision.verdict, decision.reason);
  return {
    stage: decision.stage,
    stageTitle: stage?.title ?? decision.stage,
    verdict: decision.verdict,
    verdictLabel: verdictLabels[decision.verdict],
    at: localIso(decision.decided_at),
    ...(reason === undefined ? {} : { reasonLabel: reason.sentence }),
    ...(decision.comment === null || decision.comment === '' ? {} : { comment: decision.comment }),
    byLabel: byLabel(decision, forStaff),
  };
}
