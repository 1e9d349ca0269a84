import type { PeriodCalendar } from '../periods.ts';
import { dayOf, startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { contextOf } from './holder-context.ts';
import { versionOf } from './judge.ts';
import { type ParticipationDays, participationOf } from './participation.ts';
import type { BalancePlan, BasePlan, MeterPlan, SchemePlan, VersionPlan } from './plan.ts';
import type { SubjectNode } from './village.ts';

/** Base points given to one holder. */
export interface Grant {
  base: BasePlan;
  /** First day on which the holder took part in the base's period. */
  day: number;
  amount: Amount;
}

/** Base points that a holder would have been given, had all been known that their formula asks for. */
export type Withheld = Omit<Grant, 'amount'>;

interface Given {
  grants: readonly Grant[];
  withheld: readonly Withheld[];
}

/** Knows which bases are not given because of a zeroing. */
export interface GrantVoids {
  isVoid(holder: SubjectNode, balance: BalancePlan, day: number): boolean;
}

const NOTHING: Given = { grants: [], withheld: [] };
/** Whoever asks day by day finds the rest of the year worked out already. */
const DAYS_AHEAD = 366;

/** Base points by holder, each worked out once. */
export class GrantBook {
  private readonly plan: SchemePlan;
  private readonly isEmpty: boolean;
  /** Absent where no rule sets anything to zero. */
  voids: GrantVoids | null = null;
  private readonly known = new Map<SubjectNode, Given & { untilDay: number }>();

  constructor(plan: SchemePlan) {
    this.plan = plan;
    this.isEmpty = plan.versions.every((version) => version.bases.length === 0);
  }

  /** Every base a holder was given up to a day. */
  of(holder: SubjectNode, untilDay: number): readonly Grant[] {
    return this.upTo(holder, untilDay).grants.filter(({ day }) => day <= untilDay);
  }

  /** Every base that a holder was not given up to a day because its formula asks for what is unknown. */
  withheldFrom(holder: SubjectNode, untilDay: number): readonly Withheld[] {
    return this.upTo(holder, untilDay).withheld.filter(({ day }) => day <= untilDay);
  }

  private upTo(holder: SubjectNode, untilDay: number): Given {
    if (this.isEmpty) return NOTHING;
    let known = this.known.get(holder);
    if (!known || known.untilDay < untilDay) {
      const ahead = untilDay + DAYS_AHEAD;
      known = { untilDay: ahead, ...allGiven(this.plan, holder, ahead) };
      this.known.set(holder, known);
    }
    return known;
  }

  /** Base points in one balance, by the balance's period. */
  sums(holder: SubjectNode, balance: BalancePlan, untilDay: number): Map<number, Amount> {
    const sums = new Map<number, Amount>();
    for (const { base, day, amount } of this.of(holder, untilDay)) {
      if (!base.balances.includes(balance) || this.voids?.isVoid(holder, balance, day)) continue;
      const period = balance.calendar.indexOfDay(day);
      sums.set(period, (sums.get(period) ?? 0) + amount);
    }
    return sums;
  }

  /** The base points that one balance got up to a day. */
  into(holder: SubjectNode, balance: BalancePlan, untilDay: number): Grant[] {
    return this.of(holder, untilDay).filter(
      ({ base, day }) => base.balances.includes(balance) && !this.voids?.isVoid(holder, balance, day),
    );
  }

  /** Base points that the period of a day gave in one balance, up to that day. */
  inPeriod(holder: SubjectNode, balance: BalancePlan, calendar: PeriodCalendar, day: number): Amount {
    const period = calendar.indexOfDay(day);
    let sum = 0;
    for (const grant of this.of(holder, day)) {
      if (!grant.base.balances.includes(balance) || calendar.indexOfDay(grant.day) !== period) continue;
      if (!this.voids?.isVoid(holder, balance, grant.day)) sum += grant.amount;
    }
    return sum;
  }
}

/**
 * Base points that one period gave in a category up to a day, as if nothing had ever been set to zero: bounds of categories
 * count so.
 */
export function basesIn(
  grants: GrantBook,
  holder: SubjectNode,
  { category, calendar }: Pick<MeterPlan, 'category' | 'calendar'>,
  period: number,
  untilDay: number,
): Amount {
  let sum = 0;
  for (const grant of grants.of(holder, untilDay)) {
    if (grant.base.category === category && calendar.indexOfDay(grant.day) === period) sum += grant.amount;
  }
  return sum;
}

/**
 * Every base a holder was given up to a day. A base is given once in each of its periods in which the holder took part
 * for an instant, by the version in force at the period's first instant (by the first version when the scheme began
 * inside the period, by the version of the day itself where the period is the whole life). Who began with a succession
 * in the midst of a period is given none of it.
 */
function allGiven(plan: SchemePlan, holder: SubjectNode, untilDay: number): Given {
  const days = participationOf(holder, plan, untilDay);
  const grants: Grant[] = [];
  const withheld: Withheld[] = [];
  for (const version of plan.versions) {
    for (const base of version.bases) {
      if (base.of !== holder.kind) continue;
      for (const day of daysOfGiving(plan, version, base, holder, days)) {
        const amount = amountOn(version, base, holder, day);
        if (amount === null) withheld.push({ base, day });
        else grants.push({ base, day, amount });
      }
    }
  }
  return { grants, withheld };
}

/** By what is known on the day; null where a formula asks for more. */
function amountOn(
  version: VersionPlan,
  { amount }: BasePlan,
  holder: SubjectNode,
  day: number,
): Amount | null {
  return typeof amount === 'number' ? amount : amount(contextOf(version, holder, day), day);
}

function daysOfGiving(
  plan: SchemePlan,
  version: VersionPlan,
  base: BasePlan,
  holder: SubjectNode,
  days: readonly ParticipationDays[],
): number[] {
  const given: number[] = [];
  let seen: number | null = null;
  for (const { from, to } of days) {
    const last = base.calendar.indexOfDay(to);
    for (let period = base.calendar.indexOfDay(from); period <= last; period++) {
      // Only the first day of taking part in a period can bring its base.
      if (period === seen) continue;
      seen = period;
      const start = base.calendar.startDay(period);
      const day = Math.max(from, start);
      if (ruling(plan, start, day) !== version) continue;
      if (hasItsShare(plan, holder, base, period)) continue;
      const scheme = plan.versions[0]?.from ?? 0;
      const late = startOfDay(day) > Math.max(startOfDay(start), scheme);
      if (late && base.late === 'none') continue;
      if (base.test && base.test.run(contextOf(version, holder, day), day) !== true) continue;
      given.push(day);
    }
  }
  return given;
}

/** Whether a household that began with a succession in the midst of a period has its share of what was given in it. */
function hasItsShare(plan: SchemePlan, holder: SubjectNode, base: BasePlan, period: number): boolean {
  if (holder.kind !== 'household' || !holder.inherits) return false;
  const first = holder.span.from;
  const inForce = first > dayOf(plan.versions[0]?.from ?? 0);
  return inForce && base.calendar.indexOfDay(first) === period && base.calendar.startDay(period) !== first;
}

function ruling(plan: SchemePlan, start: number, day: number): VersionPlan | null {
  if (start === Number.NEGATIVE_INFINITY) return versionOf(plan, startOfDay(day)) ?? plan.versions[0] ?? null;
  return versionOf(plan, startOfDay(start)) ?? plan.versions[0] ?? null;
}
