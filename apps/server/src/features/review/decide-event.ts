import { type CompiledScheme, describePoints, toMinor, toPoints } from '@jishan/scheme';
import {
  type CommandContext,
  defineCommand,
  type Grant,
  readGuards,
  type Write,
} from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import {
  assertStep,
  choiceOf,
  type DecisionsTable,
  eventErrors,
  eventGuard,
  type EventsTable,
  findReason,
  insertDecision,
  insertDecisionNote,
  mayDo,
  moveEvent,
  planScoring,
  readActs,
  readEvent,
  rulesOf,
  stateLabels,
  summarise,
  toEventFact,
  type Verdict,
  waitingIn,
  waitingNowhere,
} from '../events/index.ts';
import { readScheme } from '../schemes/index.ts';
import { reviewErrors } from './errors.ts';
import { recusalOf } from './policy.ts';
import { seatOf } from './seat.ts';

export interface DecideInput {
  eventId: string;
  stage: string;
  verdict: Verdict;
  reason?: string | undefined;
  comment?: string | undefined;
  /** Within the item's range, in points. */
  points?: number | undefined;
}

export interface DecideResult {
  eventId: string;
  state: EventsTable['state'];
  stage: string | null;
  decisionId: string;
  /** Points that the last approval booked for this event; null while it goes on, or came back. */
  postedPoints: number | null;
}

/** Where a case stands as one reviewer opens it. */
interface Case {
  event: EventsTable;
  scheme: CompiledScheme;
  rules: NonNullable<ReturnType<typeof rulesOf>>;
  /** What others have decided in this round. */
  decided: DecisionsTable[];
  /** Which act upon the event this one is. */
  step: number;
  /** The duty by which it is decided. */
  seat: Grant;
}

/** One reviewer decides one stage: on to the next, back to the filer, or not at all. The last approval books. */
export const decideEvent = defineCommand({
  name: 'review.decide-event',
  async policy(_ctx: CommandContext, input: DecideInput) {
    return reasonError(input);
  },
  async decide(ctx: CommandContext, input: DecideInput) {
    // Statements run in the order in which they are asked for: the guard's comes before what it guards.
    const [guards, opened] = await Promise.all([
      readGuards(ctx.read, ctx.villageId, [eventGuard(input.eventId)]),
      openCase(ctx, input),
    ]);
    if (!opened.ok) return opened;
    const { event, scheme, rules } = opened;
    const chosen = choosePoints(scheme, opened, input);
    if (!chosen.ok) return chosen;
    const decisionId = ctx.ids.uuid();
    const next = nextStanding(ctx, opened, input.verdict, chosen.amount);
    assertStep(event.state, input.verdict, next.state);
    const scored = {
      postings: [] as Awaited<ReturnType<typeof planScoring>>['postings'],
      points: null as number | null,
    };
    if (next.state === 'approved') {
      const plan = await planScoring(ctx, scheme, {
        householdIds: [event.household_id],
        events: [toEventFact({ ...event, ...next }, scheme.decimals)],
        reverseReason: `同期有事项补登，按${rules.item.title}等先后重新计算`,
      });
      guards.push(...plan.guards);
      const { entries, refusal } = plan.resultOf(event.id);
      scored.postings = plan.postings;
      scored.points = summarise(scheme, entries, refusal).points;
    }
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          moveEvent({ village_id: ctx.villageId, id: event.id, ...next }),
          ...toRows(ctx, input, opened, decisionId, chosen.amount),
        ],
        postings: scored.postings,
        audit: {
          action: `review.event-${pastOf[input.verdict]}`,
          target: `event:${event.id}`,
          before: { state: event.state, stage: event.stage },
          after: traceOf(next, decisionId, opened.seat),
          ...(input.comment === undefined ? {} : { reason: input.comment }),
        },
        outbox: [],
        result: {
          eventId: event.id,
          state: next.state,
          stage: next.stage,
          decisionId,
          postedPoints: scored.points,
        },
      },
    };
  },
});

/** What the audit keeps of a decision; by a stand-in, also whose it was. */
function traceOf(
  { state, stage, chosen }: Pick<EventsTable, 'state' | 'stage' | 'chosen'>,
  decisionId: string,
  { standIn }: Grant,
) {
  return { state, stage, decisionId, chosen, ...(standIn ? { decidedFor: standIn.accountId } : {}) };
}

const pastOf: Readonly<Record<Verdict, string>> = {
  approve: 'approved',
  return: 'returned',
  refuse: 'refused',
};

function reasonError(input: DecideInput): CodedError | null {
  if (input.reason !== undefined && findReason(input.verdict, input.reason) === undefined) {
    return reviewErrors.reason_unknown();
  }
  const said = input.reason !== undefined || (input.comment ?? '').trim() !== '';
  return input.verdict === 'approve' || said ? null : reviewErrors.reason_missing();
}

async function openCase(
  ctx: CommandContext,
  input: DecideInput,
): Promise<({ ok: true } & Case) | { ok: false; error: CodedError }> {
  const [event, scheme, acts] = await Promise.all([
    readEvent(ctx.read, ctx.villageId, input.eventId),
    readScheme(ctx.read, ctx.villageId),
    readActs(ctx.read, ctx.villageId, input.eventId),
  ]);
  if (event === undefined || event.source === 'correction')
    return { ok: false, error: eventErrors.event_unknown() };
  const rules = scheme && rulesOf(scheme, event);
  if (!scheme || !rules) throw new Error(`event ${event.id} has no rules`);
  const titleOf = (stage: string | null) => rules.stages.find((one) => one.id === stage)?.title ?? '';
  // Whoever must keep away is told that, whatever has become of the case.
  const recusal = recusalOf(ctx.actor, event);
  if (recusal) return { ok: false, error: recusal };
  if (!mayDo(event.state, input.verdict) || event.stage !== input.stage) {
    const now = event.stage === null ? stateLabels[event.state] : `等待${titleOf(event.stage)}`;
    return { ok: false, error: reviewErrors.stage_moved({ now }) };
  }
  const seat = await seatOf(ctx.read, ctx.actor, event);
  if (seat === null) {
    return { ok: false, error: reviewErrors.stage_other({ stageTitle: titleOf(event.stage) }) };
  }
  const decided = acts.filter((one) => one.round === event.round && one.undone_at === null);
  // A second review by the person of the first, or by who stands in for them, would be no second one.
  const hands = new Set([ctx.actor.accountId, seat.standIn?.accountId]);
  if (decided.some((one) => hands.has(one.decided_by) || hands.has(one.decided_for ?? ''))) {
    return { ok: false, error: reviewErrors.already_decided() };
  }
  return { ok: true, event, scheme, rules, decided, step: acts.length + 1, seat };
}

/** The amount that goes on with the event, in minor units: this reviewer's choice, or an earlier one's. */
function choosePoints(
  scheme: CompiledScheme,
  { event, rules }: Case,
  input: DecideInput,
): { ok: true; amount: number | null } | { ok: false; error: CodedError } {
  const refuse = (error: CodedError) => ({ ok: false as const, error });
  if (input.verdict !== 'approve') return { ok: true, amount: event.chosen };
  const range = choiceOf(rules.item, event.grade);
  if (range === null) {
    if (input.points === undefined) return { ok: true, amount: event.chosen };
    const rule = describePoints(rules.item, scheme.decimals, rules.version.unit);
    return refuse(reviewErrors.points_fixed({ title: rules.item.title, rule }));
  }
  const shown = { min: toPoints(range.min, scheme.decimals), max: toPoints(range.max, scheme.decimals) };
  const amount = input.points === undefined ? event.chosen : toMinor(input.points, scheme.decimals);
  if (input.points === undefined && amount === null) return refuse(reviewErrors.points_needed(shown));
  if (amount === null || amount < range.min || amount > range.max) {
    return refuse(reviewErrors.points_out_of_range(shown));
  }
  return { ok: true, amount };
}

function nextStanding(
  ctx: CommandContext,
  { event, rules, decided }: Case,
  verdict: Verdict,
  chosen: number | null,
) {
  const now = ctx.clock.now();
  const stays = { promised_on: event.promised_on, approved_at: null, chosen };
  if (verdict === 'return') return { ...stays, state: 'returned' as const, ...waitingNowhere };
  if (verdict === 'refuse') return { ...stays, state: 'refused' as const, ...waitingNowhere };
  const at = rules.stages.findIndex((stage) => stage.id === event.stage);
  const stage = rules.stages[at];
  const approvals =
    1 + decided.filter((one) => one.stage === event.stage && one.verdict === 'approve').length;
  if (stage !== undefined && approvals < stage.approvals) {
    const { stage_role, stage_level, stage_since, stage_due_on } = event;
    const waiting = { stage: event.stage, stage_role, stage_level, stage_since, stage_due_on };
    return { ...stays, state: 'in_review' as const, ...waiting };
  }
  const following = rules.stages[at + 1];
  if (following !== undefined) return { ...stays, state: 'in_review' as const, ...waitingIn(following, now) };
  return { ...stays, state: 'approved' as const, ...waitingNowhere, approved_at: now };
}

function toRows(
  ctx: CommandContext,
  input: DecideInput,
  { event, step, seat }: Case,
  decisionId: string,
  chosen: number | null,
): Write[] {
  const now = ctx.clock.now();
  const decision = insertDecision({
    village_id: ctx.villageId,
    id: decisionId,
    event_id: event.id,
    step,
    round: event.round,
    stage: input.stage,
    verdict: input.verdict,
    reason: input.reason ?? null,
    chosen: input.verdict === 'approve' ? chosen : null,
    decided_by: ctx.actor.accountId,
    decided_for: seat.standIn?.accountId ?? null,
    decided_role: event.stage_role ?? '',
    decided_at: now,
    stage_since: event.stage_since ?? now,
    stage_due_on: event.stage_due_on,
    undone_at: null,
  });
  const comment = input.comment?.trim() ?? '';
  const note = insertDecisionNote({
    village_id: ctx.villageId,
    decision_id: decisionId,
    by_name: ctx.actor.displayName,
    for_name: seat.standIn?.name ?? null,
    comment: comment === '' ? null : comment,
  });
  return [decision, note];
}
