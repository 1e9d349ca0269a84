import {
  type CompiledScheme,
  type CompiledVersion,
  type EventFact,
  type ItemView,
  previewEvent,
  toPoints,
  versionAt,
} from '@jishan/scheme';
import { addDays, localDay, startOfDay } from '../../platform/clock/index.ts';
import type { CommandContext } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { type HouseholdRecord, readHouseholdRecords } from '../people/index.ts';
import { readScheme, whyUnfiled } from '../schemes/index.ts';
import { eventErrors } from './errors.ts';
import { eventLimits } from './limits.ts';
import type { FiledAs } from './policy.ts';
import { readScoringFacts, type ScoringFacts } from './score-household.ts';
import { type EventRules, stagesOf } from './stages.ts';
import { type PointsSummary, summarise } from './summarise.ts';
import type { EventFlag } from './tables.ts';

/** How an event comes in: the villager or a helper files it, or a visitor writes down what they see. */
export type FilingWay = 'claim' | 'visit';

/** What somebody says has happened. */
export interface Filing {
  way: FilingWay;
  as: FiledAs;
  item: string;
  householdId: string;
  memberId: string | null;
  /** Who is signed in, if they file for their own household: taken for the one who did it where nobody is named. */
  filerPersonId?: string | undefined;
  happenedAt: Date;
  /** When it was filed, from which its age is counted; now, if left out. */
  judgedAt?: Date;
  /** Figures as people write them; which of them is needed, the item says. */
  quantity: number | null;
  grade: string | null;
  score: number | null;
  parts: Record<string, number> | null;
}

export interface CheckedFiling extends EventRules {
  scheme: CompiledScheme;
  household: HouseholdRecord;
  subject: string;
  preview: PointsSummary;
  flags: EventFlag[];
}

type Checked<Value> = { ok: true; value: Value } | { ok: false; error: CodedError };
const refuse = (error: CodedError): { ok: false; error: CodedError } => ({ ok: false, error });

/** Holds a filing against the rules in force when it happened and against what is approved already. */
export async function checkFiling(
  ctx: CommandContext,
  eventId: string,
  filing: Filing,
): Promise<Checked<CheckedFiling>> {
  const scheme = await readScheme(ctx.read, ctx.villageId);
  if (scheme === null) return refuse(eventErrors.scheme_missing());
  const late = checkTime(filing, filing.judgedAt ?? ctx.clock.now());
  if (late !== null) return refuse(late);
  const rules = findRules(scheme, filing);
  if (!rules.ok) return rules;
  const known = await readScoringFacts(ctx.read, ctx.villageId, scheme, {
    householdIds: [filing.householdId],
    earliest: filing.happenedAt.getTime(),
  });
  const [household] = await readHouseholdRecords(
    ctx.read,
    [{ villageId: ctx.villageId, householdId: filing.householdId }],
    ctx.clock.now(),
  );
  if (household === undefined) return refuse(eventErrors.household_unknown());
  const subject = findSubject(rules.value.item, known.facts, filing);
  if (!subject.ok) return subject;
  const candidate = toCandidate(eventId, scheme, rules.value.item, subject.value, filing);
  const { entries, refusal } = previewEvent(scheme, known.facts, known.events, candidate);
  if (refusal !== null) {
    const { message, code, clause } = refusal;
    return refuse(eventErrors.would_not_count({ reason: message, rule: code, clause }));
  }
  const preview = summarise(scheme, entries, null);
  const flags: EventFlag[] = [];
  if (isLate(filing.happenedAt, ctx.clock.now())) flags.push('late');
  const { version, item } = rules.value;
  if (!reachesFurther(version, item) && preview.points !== preview.wouldBe) flags.push('over_cap');
  return { ok: true, value: { scheme, ...rules.value, household, subject: subject.value, preview, flags } };
}

function checkTime(filing: Filing, now: Date): CodedError | null {
  const age = now.getTime() - filing.happenedAt.getTime();
  if (age < -eventLimits.futureMinutesMax * 60_000) return eventErrors.happened_later();
  const oldest = startOfDay(addDays(localDay(now), -eventLimits.claimAgeDaysMax));
  return filing.happenedAt < oldest ? eventErrors.happened_long_ago() : null;
}

function findRules(scheme: CompiledScheme, filing: Filing): Checked<EventRules> {
  const version = versionAt(scheme, filing.happenedAt.getTime());
  if (version === null) return refuse(eventErrors.scheme_not_yet({ from: scheme.versions[0]?.from ?? '' }));
  const item = version.items.get(filing.item);
  if (item === undefined) return refuse(eventErrors.item_unknown({ item: filing.item }));
  if (!item.active) return refuse(eventErrors.item_inactive({ title: item.title }));
  if (filing.way === 'visit' && !item.capture.includes('visit')) {
    return refuse(eventErrors.item_not_visited({ title: item.title }));
  }
  // What one may claim oneself, a helper may claim for one; some items only a helper may.
  const claimable =
    item.capture.includes('claim') || (filing.as === 'helper' && item.capture.includes('behalf'));
  if (filing.way === 'claim' && !claimable)
    return refuse(eventErrors.item_not_claimable({ title: item.title }));
  const unserved = notServed(version, item);
  if (unserved !== null) return refuse(unserved);
  const missing = missingFigure(item, filing);
  return missing === null
    ? { ok: true, value: { version, item, stages: stagesOf(version, item) } }
    : refuse(missing);
}

function notServed(version: CompiledVersion, item: ItemView): CodedError | null {
  const { title } = item;
  switch (whyUnfiled(item.subjects, version.document.items[item.id])) {
    case 'subject':
      return eventErrors.subject_not_served({ title });
    case 'cause':
      return eventErrors.cause_not_served({ title });
    case null:
      return null;
  }
}

/** The engine would refuse these too, but cannot know what the form calls them. */
function missingFigure({ title, points }: ItemView, { quantity, grade }: Filing): CodedError | null {
  switch (points.type) {
    case 'perUnit':
    case 'tiers':
    case 'faults':
      return quantity === null ? eventErrors.quantity_needed({ title, unit: points.unit }) : null;
    case 'grades':
      return points.grades.some((one) => one.id === grade)
        ? null
        : eventErrors.grade_needed({ title, grades: points.grades.map((one) => one.title) });
    default:
      return null;
  }
}

function findSubject(item: ItemView, facts: ScoringFacts['facts'], filing: Filing): Checked<string> {
  const { householdId, memberId } = filing;
  const household = facts.households.find((one) => one.id === householdId);
  if (household === undefined) return refuse(eventErrors.household_unknown());
  const day = localDay(filing.happenedAt);
  const takesPart =
    household.joinedOn !== null &&
    household.joinedOn <= day &&
    (household.leftOn === null || day <= household.leftOn);
  if (!takesPart) return refuse(eventErrors.not_enrolled());
  if (
    memberId !== null &&
    !facts.members.some((one) => one.id === memberId && one.householdId === householdId)
  ) {
    return refuse(eventErrors.member_unknown());
  }
  const who = memberId ?? (takesPartAs(filing.filerPersonId, facts, filing) ? filing.filerPersonId : null);
  if (who && item.subjects.includes('member')) return { ok: true, value: `m:${who}` };
  if (item.subjects.includes('household')) return { ok: true, value: `h:${householdId}` };
  return refuse(eventErrors.member_needed({ title: item.title }));
}

function takesPartAs(personId: string | undefined, facts: ScoringFacts['facts'], filing: Filing): boolean {
  const day = localDay(filing.happenedAt);
  return facts.members.some(
    (stay) =>
      stay.id === personId &&
      stay.householdId === filing.householdId &&
      stay.from !== null &&
      stay.from <= day &&
      (stay.to === null || day <= stay.to),
  );
}

function toCandidate(
  eventId: string,
  scheme: CompiledScheme,
  item: ItemView,
  subject: string,
  filing: Filing,
): EventFact {
  const least = leastChoice(item, filing.grade);
  return {
    id: eventId,
    item: item.id,
    subject,
    happenedAt: filing.happenedAt.getTime(),
    approvedAt: null,
    ...(filing.quantity === null ? {} : { quantity: filing.quantity }),
    ...(filing.grade === null ? {} : { grade: filing.grade }),
    ...(filing.score === null ? {} : { score: filing.score }),
    ...(filing.parts === null ? {} : { parts: filing.parts }),
    ...(least === null ? {} : { points: toPoints(least, scheme.decimals) }),
  };
}

/** The range from which the reviewer chooses, in minor units; null where the item leaves no choice. */
export function choiceOf(item: ItemView, grade: string | null): { min: number; max: number } | null {
  const { points } = item;
  if (points.type === 'range') return { min: points.min, max: points.max };
  if (points.type !== 'grades') return null;
  const chosen = points.grades.find((one) => one.id === grade);
  return chosen !== undefined && chosen.min < chosen.max ? { min: chosen.min, max: chosen.max } : null;
}

/** Whether an item vetoes, warns or sets to zero: what it gives then differs from its points without any cap. */
export function reachesFurther({ document }: CompiledVersion, { id, kind }: ItemView): boolean {
  const rule = document.items[id];
  return kind === 'veto' || rule?.warnings !== undefined || rule?.effects !== undefined;
}

/** Until a reviewer has chosen, an event is shown with the least it can give. */
export function leastChoice(item: ItemView, grade: string | null): number | null {
  return choiceOf(item, grade)?.min ?? null;
}

function isLate(happenedAt: Date, now: Date): boolean {
  const today = localDay(now);
  const quarter = (day: string) => `${day.slice(0, 4)}-${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`;
  const day = localDay(happenedAt);
  // Once a quarter is over its sheet may hang on the wall, and a late fact means an amended one.
  return quarter(day) !== quarter(today) || day < addDays(today, -eventLimits.lateAfterDays);
}
