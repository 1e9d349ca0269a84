import { timesFactor } from '../amounts.ts';
import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { Grant, GrantBook, GrantVoids } from './bases.ts';
import type { FigureNetPlan, ZeroPlan } from './effect-plans.ts';
import { FigureSums, type InFigures, type Parts } from './figure-sums.ts';
import type { FigureChange, Outcome } from './outcome.ts';
import type { BalancePlan, BasePlan, SchemePlan } from './plan.ts';
import type { SubjectNode, Succession } from './village.ts';

/** From an event on, nothing more counts in a period of one balance, or of a holder's settlements. */
interface Void {
  holder: SubjectNode;
  /** Null: the settlements, in their total and in every category. */
  balance: BalancePlan | null;
  calendar: PeriodCalendar;
  day: number;
  outcome: Outcome;
  /** Bases are given all the same. */
  keepsBase: boolean;
}

/** What came to a figure, successions included. */
interface Gave {
  events: Amount;
  bases: Amount;
}

const NOTHING: InFigures = { points: 0, inCategory: 0 };

/** What an outcome moves in the settlements of a holder that it belongs to. */
export function figuresOf(
  { figures, amount }: Outcome,
  holder: SubjectNode,
): InFigures & Pick<FigureChange, 'parts'> {
  return figures?.find((change) => change.holder === holder) ?? { points: amount, inCategory: amount };
}

export interface ZeroingMark {
  voids: number;
  sums: number;
}

/** Knows what was set to zero, and what therefore counts no more. Schemes without such a rule have none. */
export class Zeroing implements GrantVoids {
  private readonly plan: SchemePlan;
  private readonly grants: GrantBook;
  private readonly voids: Void[] = [];
  private readonly byHolder = new Map<SubjectNode, Void[]>();
  /** What events gave in the settlements that can be zeroed. */
  private readonly sums: FigureSums;
  private readonly figureKinds: ReadonlySet<SubjectKind>;

  constructor(plan: SchemePlan, grants: GrantBook, rewindable: boolean) {
    this.plan = plan;
    this.grants = grants;
    this.sums = new FigureSums(plan, rewindable);
    this.figureKinds = new Set(plan.figureNets.map((net) => net.kind));
  }

  mark(): ZeroingMark {
    return { voids: this.voids.length, sums: this.sums.mark() };
  }

  rewind(mark: ZeroingMark): void {
    while (this.voids.length > mark.voids) {
      const last = this.voids.pop();
      if (last) this.byHolder.get(last.holder)?.pop();
    }
    this.sums.rewind(mark.sums);
  }

  /** The event that made a balance void for what comes now, on this day; null when it counts. */
  voidOf(holder: SubjectNode, balance: BalancePlan, day: number): Outcome | null {
    for (const one of this.byHolder.get(holder) ?? []) {
      if (one.balance === balance && one.calendar.indexOfDay(one.day) === one.calendar.indexOfDay(day)) {
        return one.outcome;
      }
    }
    return null;
  }

  /**
   * The event that made what a zeroing would take void before; null when the zeroing takes it. Where that one kept the
   * bases, one that keeps nothing still takes them.
   *
   * @param balance null: the settlements
   */
  sparedBy(
    holder: SubjectNode,
    balance: BalancePlan | null,
    day: number,
    { keepsBase }: Pick<ZeroPlan, 'keepsBase'>,
  ): Outcome | null {
    for (const one of this.byHolder.get(holder) ?? []) {
      if (one.balance !== balance || (one.keepsBase && !keepsBase)) continue;
      if (one.calendar.indexOfDay(one.day) === one.calendar.indexOfDay(day)) return one.outcome;
    }
    return null;
  }

  /** Whether a base of this day is not given: only those after the day of the zeroing. */
  isVoid(holder: SubjectNode, balance: BalancePlan | null, day: number): boolean {
    for (const one of this.byHolder.get(holder) ?? []) {
      if (one.balance === balance && !one.keepsBase && isLater(one, day)) return true;
    }
    return false;
  }

  /** What a base gives in its holder's settlements. */
  grantIn(holder: SubjectNode, { day, amount }: Grant): InFigures {
    return this.isVoid(holder, null, day) ? NOTHING : { points: amount, inCategory: amount };
  }

  /** What something that comes now gives in a holder's settlements. */
  eventIn(holder: SubjectNode, day: number, amount: Amount): InFigures {
    for (const { balance, calendar, day: since } of this.byHolder.get(holder) ?? []) {
      if (balance === null && calendar.indexOfDay(since) === calendar.indexOfDay(day)) return NOTHING;
    }
    return { points: amount, inCategory: amount };
  }

  /** Works out what an outcome gives in settlements, and remembers it. */
  weigh(outcome: Outcome): void {
    if (this.figureKinds.size === 0) return;
    const changes: FigureChange[] = [];
    const { day, item, amount } = outcome;
    for (const kind of this.figureKinds) {
      const holder = outcome.ties[kind];
      if (!holder) continue;
      const given = this.eventIn(holder, day, amount);
      if (given.points !== amount || given.inCategory !== amount) changes.push({ holder, ...given });
      this.count(holder, day, item.category, given);
    }
    if (changes.length > 0) outcome.figures = changes;
  }

  /** Remembers what came to a holder's settlements. */
  count(holder: SubjectNode, day: number, category: string, given: InFigures): void {
    this.sums.count(holder, day, category, given);
  }

  /** Sets the settlements of everybody the event belongs to to zero. */
  zeroFigures(zero: ZeroPlan, outcome: Outcome): void {
    if (!zero.figures) return;
    const changes = [...(outcome.figures ?? [])];
    const { day, item } = outcome;
    for (const [kind, calendar] of zero.figures) {
      const holder = outcome.ties[kind];
      const net = this.plan.figureNets.find((one) => one.kind === kind && one.calendar.key === calendar.key);
      if (!holder || !net) continue;
      const own = figuresOf(outcome, holder);
      const spared = this.sparedBy(holder, null, day, zero) !== null;
      const take = (category: string | null) =>
        spared ? 0 : -Math.max(0, goes(this.gave(net, holder, day, category), zero)) || 0;
      const taken = { points: take(null), inCategory: take(item.category) };
      const parts: Parts = taken.points === 0 ? NO_PARTS : this.partsTaken(net, holder, day, zero);
      this.sums.take(holder, day, item.category, taken, parts);
      const change: FigureChange = {
        holder,
        points: own.points + taken.points,
        inCategory: own.inCategory + taken.inCategory,
      };
      if (parts.size > 0)
        change.parts = new Map(parts).set(item.category, (parts.get(item.category) ?? 0) + own.points);
      const at = changes.findIndex((one) => one.holder === holder);
      if (at >= 0) changes[at] = change;
      else changes.push(change);
      if (zero.voids) this.add({ holder, balance: null, calendar, day, outcome, keepsBase: zero.keepsBase });
    }
    outcome.figures = changes;
  }

  /** Lets what running periods gave in settlements go along by its share; a giver that ended keeps its own. */
  handOn(day: number, successions: readonly Succession[]): void {
    const moves: (() => void)[] = [];
    for (const net of this.plan.figureNets) {
      if (net.kind !== 'household' || net.calendar.startDay(net.calendar.indexOfDay(day)) === day) continue;
      for (const { from, to, share, ends } of successions) {
        const move = (gave: Gave, add: (holder: SubjectNode, amount: Amount) => void) => {
          const amount = timesFactor(gave.events + gave.bases, share);
          moves.push(() => add(to, amount));
          if (!ends) moves.push(() => add(from, -amount));
        };
        for (const category of [null, ...this.plan.categories]) {
          move(this.gave(net, from, day - 1, category), (holder, amount) =>
            this.sums.add(net, holder, day, category, amount),
          );
          move(this.gavePart(net, from, day - 1, category), (holder, amount) =>
            this.sums.addPart(net, holder, day, category, amount),
          );
        }
      }
    }
    for (const move of moves) move();
  }

  /** Makes a balance void for the rest of a period. */
  makeVoid(
    holder: SubjectNode,
    balance: BalancePlan,
    calendar: PeriodCalendar,
    outcome: Outcome,
    keepsBase: boolean,
  ): void {
    this.add({ holder, balance, calendar, day: outcome.day, outcome, keepsBase });
  }

  /** What a period gave so far in the total or in a category. */
  private gave(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): Gave {
    return {
      events: this.sums.of(net, holder, day, category),
      bases: this.basesIn(net, holder, day, (base) => category === null || base.category === category),
    };
  }

  /** What a category, or the bases without one, gave so far to the total of a period. */
  private gavePart(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): Gave {
    return {
      events: this.sums.partOf(net, holder, day, category),
      bases: this.basesIn(net, holder, day, (base) => base.category === category),
    };
  }

  private basesIn(
    net: FigureNetPlan,
    holder: SubjectNode,
    day: number,
    counts: (base: BasePlan) => boolean,
  ): Amount {
    const period = net.calendar.indexOfDay(day);
    let sum = 0;
    for (const grant of this.grants.of(holder, day)) {
      if (net.calendar.indexOfDay(grant.day) !== period || !counts(grant.base)) continue;
      sum += this.grantIn(holder, grant).points;
    }
    return sum;
  }

  /** A total that falls leaves only what is kept of any category in it, whatever the categories keep for themselves. */
  private partsTaken(net: FigureNetPlan, holder: SubjectNode, day: number, zero: ZeroPlan): Parts {
    return new Map(
      [null, ...this.plan.categories].map((category) => [
        category,
        -goes(this.gavePart(net, holder, day, category), zero),
      ]),
    );
  }

  private add(one: Void): void {
    this.voids.push(one);
    const known = this.byHolder.get(one.holder);
    if (known) known.push(one);
    else this.byHolder.set(one.holder, [one]);
  }
}

const NO_PARTS: Parts = new Map();

/** What a zeroing has in view of what was given. */
function goes({ events, bases }: Gave, { keepsBase }: ZeroPlan): Amount {
  return keepsBase ? events : events + bases;
}

function isLater(one: Void, day: number): boolean {
  return day > one.day && one.calendar.indexOfDay(one.day) === one.calendar.indexOfDay(day);
}
