import type {
  CapRule,
  CategoryRule,
  ItemKind,
  ItemRule,
  LimitRule,
  SchemeDocument,
  WarningRule,
} from '../document.ts';
import { factTitle } from '../declared-facts.ts';
import type { EachPlan, TitledEach } from '../engine/each.ts';
import type { LimitPlan, MeterPlan } from '../engine/plan.ts';
import { factType } from '../expressions/environment.ts';
import { calendarOf } from '../periods.ts';
import { parseMonthDay } from '../time.ts';
import { limitView } from './view.ts';

/**
 * Collects the meters of all versions. A limit is counted by item across versions, so limits that count the same
 * items in the same way share one meter, and every event of an item moves all meters that count it.
 */
export class MeterBook {
  readonly meters: MeterPlan[] = [];
  private readonly byKey = new Map<string, MeterPlan>();
  private readonly nets = new Map<string, MeterPlan[]>();

  /** The meters that count an item, whichever version wrote them. */
  of(item: string): MeterPlan[] {
    return this.meters.filter((meter) => meter.items.has(item));
  }

  meter(
    items: readonly string[],
    rule: LimitRule,
    side: MeterPlan['side'],
    each: EachPlan | null,
  ): MeterPlan {
    const sorted = [...new Set(items)].sort();
    const metric = rule.times === undefined ? 'points' : 'times';
    const of = rule.of ?? 'holder';
    const key = [metric, rule.per, of, side, each?.fact ?? '', ...sorted].join('\n');
    return this.take(key, {
      items: new Set(sorted),
      metric,
      calendar: calendarOf(rule.per),
      of,
      each: each && { fact: each.fact, type: each.type },
      side,
      category: null,
    });
  }

  /** Counts an item's accepted events, those that only warned too. */
  accepted(item: string, { per, of = 'holder' }: Pick<WarningRule, 'per' | 'of'>): MeterPlan {
    const key = ['accepted', per, of, item].join('\n');
    const calendar = calendarOf(per);
    return this.take(key, {
      items: new Set([item]),
      metric: 'accepted',
      calendar,
      of,
      each: null,
      side: 'deducted',
      category: null,
    });
  }

  /** Counts the signed points of a category. */
  net(category: string, { per, begins }: NonNullable<CategoryRule['bounds']>): MeterPlan {
    const calendar = calendarOf(per, parseMonthDay(begins ?? '') ?? undefined);
    const key = ['net', calendar.key, category].join('\n');
    const meter = this.take(key, {
      items: new Set(),
      metric: 'net',
      calendar,
      of: 'holder',
      each: null,
      side: 'earned',
      category,
    });
    const nets = this.nets.get(category) ?? [];
    if (!nets.includes(meter)) this.nets.set(category, [...nets, meter]);
    return meter;
  }

  /** Every net of a category; null where no version bounds it. */
  netsOf(category: string): readonly MeterPlan[] | null {
    return this.nets.get(category) ?? null;
  }

  private take(key: string, parts: Omit<MeterPlan, 'index'>): MeterPlan {
    const known = this.byKey.get(key);
    if (known) return known;
    const meter: MeterPlan = { index: this.meters.length, ...parts };
    this.meters.push(meter);
    this.byKey.set(key, meter);
    return meter;
  }
}

/** A limit before all meters that count its item are known. */
type LimitRuleOfItem = Omit<LimitPlan, 'at'>;

/** The limits of one version, by item: the item's own, its category's, the shared ones, in this order. */
export function compileLimits(document: SchemeDocument, book: MeterBook): Map<string, LimitRuleOfItem[]> {
  const byItem = new Map<string, LimitRuleOfItem[]>(Object.keys(document.items).map((id) => [id, []]));
  const add = (items: readonly string[], rule: LimitRule, side: MeterPlan['side'], over: string) => {
    const each = eachOf(document, rule);
    const meter = book.meter(items, rule, side, each);
    const { max } = limitView(rule, document);
    for (const id of meter.items) {
      if (sideOf(document, id) !== side) continue;
      if (meter.metric === 'times' && document.items[id]?.kind === 'appraisal') continue;
      const clause = rule.clause ?? document.items[id]?.clause ?? '';
      byItem.get(id)?.push({ meter, max, unit: rule.per, each, over, clause });
    }
  };
  for (const [id, item] of Object.entries(document.items)) {
    for (const rule of countedFrom(item)) book.accepted(id, rule);
    for (const limit of item.limits ?? []) add([id], limit, sideOf(document, id), '');
  }
  for (const [id, category] of Object.entries(document.categories)) {
    const inside = Object.keys(document.items).filter((item) => document.items[item]?.category === id);
    if (category.bounds) book.net(id, category.bounds);
    for (const limit of category.limits ?? []) add(inside, limit, limit.counts ?? 'earned', category.title);
  }
  for (const cap of Object.values<CapRule>(document.caps ?? {})) {
    add(cap.items, cap, cap.counts ?? 'earned', cap.title);
  }
  return byItem;
}

/** What is decided by how often an item came before. */
function countedFrom({ points, warnings, effects }: ItemRule): Pick<WarningRule, 'per' | 'of'>[] {
  const byTimes = typeof points === 'object' && 'byTimes' in points ? points.byTimes : undefined;
  return [byTimes, warnings, effects?.after].filter((rule) => rule !== undefined);
}

/** The fact by whose value a limit counts, or appraisals are repeated; null where all are counted together. */
export function eachOf(document: SchemeDocument, { each: fact }: { each?: string }): TitledEach | null {
  if (fact === undefined) return null;
  const declaration = document.facts?.event?.[fact];
  if (declaration === undefined) throw new Error('a limit by an undeclared fact in a checked document');
  return { fact, type: factType(declaration), title: factTitle(document, 'event', fact) ?? fact };
}

function sideOf(document: SchemeDocument, item: string): MeterPlan['side'] {
  return sideOfKind(document.items[item]?.kind ?? 'award');
}

/** What events of a kind of item do: give points or take them. */
export function sideOfKind(kind: ItemKind): MeterPlan['side'] {
  return kind === 'deduction' || kind === 'veto' ? 'deducted' : 'earned';
}
