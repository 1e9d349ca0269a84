import { timesFactor } from '../amounts.ts';
import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { Grant, GrantBook, GrantVoids } from './bases.ts';
import type { FigureNetPlan, ZeroPlan } from './effect-plans.ts';
import type { FigureChange, Outcome } from './outcome.ts';
import { periodKey } from './period-key.ts';
import type { BalancePlan, SchemePlan } from './plan.ts';
import { Tally } from './tally.ts';
import type { SubjectNode, Succession } from './village.ts';

/** From an event on, nothing more counts in a period of one balance, or of a holder's settlements. */
interface Void {
  holder: SubjectNode;
  /** Null: the settlements, in their total and in every category. */
  balance: BalancePlan | null;
  calendar: PeriodCalendar;
  day: number;
  outcome: Outcome;
}

/** What something gives to a holder's settlements: to the total, and to its category. */
export interface InFigures {
  points: Amount;
  inCategory: Amount;
}

/** What a zeroing takes from each category's part of a total; null: from the bases without one. */
type Parts = NonNullable<FigureChange['parts']>;

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
  private readonly sums: Tally;
  private readonly categoryPlaces: ReadonlyMap<string, number>;
  private readonly figureKinds: ReadonlySet<SubjectKind>;

  constructor(plan: SchemePlan, grants: GrantBook, rewindable: boolean) {
    this.plan = plan;
    this.grants = grants;
    this.sums = new Tally(rewindable);
    this.categoryPlaces = new Map(plan.categories.map((id, at) => [id, at + 1]));
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

  /** Whether a base of this day is not given: only those after the day of the zeroing. */
  isVoid(holder: SubjectNode, balance: BalancePlan, day: number): boolean {
    for (const one of this.byHolder.get(holder) ?? []) {
      if (one.balance === balance && isLater(one, day)) return true;
    }
    return false;
  }

  /** What a base gives in its holder's settlements. */
  grantIn(holder: SubjectNode, { day, amount }: Grant): InFigures {
    const isVoid = this.byHolder.get(holder)?.some((one) => one.balance === null && isLater(one, day));
    return isVoid ? NOTHING : { points: amount, inCategory: amount };
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
  count(holder: SubjectNode, day: number, category: string, { points, inCategory }: InFigures): void {
    for (const net of this.plan.figureNets) {
      if (net.kind !== holder.kind) continue;
      this.sums.add(this.key(net, holder, day, null), points);
      this.sums.add(this.key(net, holder, day, category), inCategory);
      this.sums.add(this.partKey(net, holder, day, category), points);
    }
  }

  /** Remembers what a zeroing took from a holder's settlements. */
  private take(holder: SubjectNode, day: number, category: string, figures: InFigures, taken: Parts): void {
    for (const net of this.plan.figureNets) {
      if (net.kind !== holder.kind) continue;
      this.sums.add(this.key(net, holder, day, null), figures.points);
      this.sums.add(this.key(net, holder, day, category), figures.inCategory);
      for (const [part, amount] of taken) this.sums.add(this.partKey(net, holder, day, part), amount);
    }
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
      const open = this.eventIn(holder, day, 1);
      const taken = {
        points: open.points && -Math.max(0, this.gave(net, holder, day, null)),
        inCategory: open.inCategory && -Math.max(0, this.gave(net, holder, day, item.category)),
      };
      const parts: Parts = taken.points === 0 ? NO_PARTS : this.partsTaken(net, holder, day);
      this.take(holder, day, item.category, taken, parts);
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
      if (zero.voids) this.add({ holder, balance: null, calendar, day, outcome });
    }
    outcome.figures = changes;
  }

  /** Lets what running periods gave in settlements go along by its share; a giver that ended keeps its own. */
  handOn(day: number, successions: readonly Succession[]): void {
    const moves: { key: number; amount: Amount }[] = [];
    for (const net of this.plan.figureNets) {
      if (net.kind !== 'household' || net.calendar.startDay(net.calendar.indexOfDay(day)) === day) continue;
      for (const { from, to, share, ends } of successions) {
        const move = (gave: Amount, keyOf: (holder: SubjectNode) => number) => {
          const amount = timesFactor(gave, share);
          moves.push({ key: keyOf(to), amount });
          if (!ends) moves.push({ key: keyOf(from), amount: -amount });
        };
        for (const category of [null, ...this.plan.categories]) {
          move(this.gave(net, from, day - 1, category), (holder) => this.key(net, holder, day, category));
          move(this.gavePart(net, from, day - 1, category), (holder) =>
            this.partKey(net, holder, day, category),
          );
        }
      }
    }
    for (const { key, amount } of moves) this.sums.add(key, amount);
  }

  /** Makes a balance void for the rest of a period. */
  makeVoid(holder: SubjectNode, balance: BalancePlan, calendar: PeriodCalendar, outcome: Outcome): void {
    this.add({ holder, balance, calendar, day: outcome.day, outcome });
  }

  /** What a period gave so far in the total or in a category, bases included. */
  private gave(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): Amount {
    const period = net.calendar.indexOfDay(day);
    let sum = this.sums.get(this.key(net, holder, day, category));
    for (const grant of this.grants.of(holder, day)) {
      if (net.calendar.indexOfDay(grant.day) !== period) continue;
      const given = this.grantIn(holder, grant);
      if (category === null) sum += given.points;
      else if (grant.base.category === category) sum += given.inCategory;
    }
    return sum;
  }

  /** What a category, or the bases without one, gave so far to the total of a period. */
  private gavePart(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): Amount {
    const period = net.calendar.indexOfDay(day);
    let sum = this.sums.get(this.partKey(net, holder, day, category));
    for (const grant of this.grants.of(holder, day)) {
      if (net.calendar.indexOfDay(grant.day) !== period || grant.base.category !== category) continue;
      sum += this.grantIn(holder, grant).points;
    }
    return sum;
  }

  /** A total that falls to nothing leaves nothing of any category in it, whatever the categories keep for themselves. */
  private partsTaken(net: FigureNetPlan, holder: SubjectNode, day: number): Parts {
    return new Map(
      [null, ...this.plan.categories].map((category) => [
        category,
        -this.gavePart(net, holder, day, category),
      ]),
    );
  }

  private add(one: Void): void {
    this.voids.push(one);
    const known = this.byHolder.get(one.holder);
    if (known) known.push(one);
    else this.byHolder.set(one.holder, [one]);
  }

  private partKey(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): number {
    const { length } = this.plan.categories;
    const place = category === null ? length : (this.categoryPlaces.get(category) ?? 0) - 1;
    return periodKey(net.index + 1 + length + place, net.calendar.indexOfDay(day), holder.index);
  }

  private key(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): number {
    const place = category === null ? 0 : (this.categoryPlaces.get(category) ?? 0);
    return periodKey(net.index + place, net.calendar.indexOfDay(day), holder.index);
  }
}

const NO_PARTS: Parts = new Map();

function isLater(one: Void, day: number): boolean {
  return day > one.day && one.calendar.indexOfDay(one.day) === one.calendar.indexOfDay(day);
}
