import type {
  BalanceRule,
  BoundsRule,
  CarryRule,
  ExpiryRule,
  FeedRule,
  ItemRule,
  SchemeDocument,
} from '../document.ts';
import type { CarryPlan } from '../engine/carry.ts';
import type { NetPlan } from '../engine/counted-plans.ts';
import type { BalanceBoundsPlan } from '../engine/effect-plans.ts';
import type { ValidityPlan } from '../engine/expiry.ts';
import type { BalanceEnd, BalancePlan, FeedPlan } from '../engine/plan.ts';
import { calendarOf } from '../periods.ts';
import { parseMonthDay } from '../time.ts';
import { calendarIn, netOf } from './effects.ts';
import { minor } from './scoring.ts';

/** The balances of all versions in one list, so that each keeps its place from version to version. */
export function compileBalances(
  documents: readonly SchemeDocument[],
): Map<string, BalancePlan & { nets: NetPlan[] | null }> {
  const plans = new Map<string, BalancePlan & { nets: NetPlan[] | null }>();
  for (const document of documents) {
    for (const [id, rule] of Object.entries(document.balances)) {
      if (plans.has(id)) continue;
      const calendar = calendarOf(rule.period, shiftOf(rule.begins));
      const lapses = documents.some((one) => one.balances[id]?.expires !== undefined);
      const holder = rule.holder ?? 'household';
      plans.set(id, { index: plans.size, id, holder, calendar, lapses, nets: null });
    }
  }
  return plans;
}

/** What each balance does at its end under one version; null where the version does not have it. */
export function compileEnds(
  document: SchemeDocument,
  balances: ReadonlyMap<string, BalancePlan>,
): (BalanceEnd | null)[] {
  return [...balances.keys()].map((id) => {
    const rule = document.balances[id];
    if (!rule) return null;
    return {
      atEnd: rule.atEnd ?? 'close',
      keepsNegative: rule.negativeRest === 'kept',
      carries: rule.carries ? compileCarries(rule.carries, document) : null,
      validity: rule.expires ? compileValidity(rule.expires, rule.begins) : null,
      clips: rule.belowZero === 'clipped',
      bounds: compileBounds(document, rule, balances.get(id) as BalancePlan),
    };
  });
}

function compileCarries({ percent, max }: CarryRule, { decimals = 0 }: SchemeDocument): CarryPlan {
  return { percent: percent ?? null, max: max === undefined ? null : minor(max, decimals) };
}

function compileValidity(
  { on, after = 1, months = 0, days = 0, since }: ExpiryRule,
  begins: string | undefined,
): ValidityPlan {
  const day = on === undefined ? null : parseMonthDay(on);
  if (day) return { on: day, after };
  return { months, days, since: since === undefined ? null : calendarOf(since, shiftOf(begins)) };
}

function shiftOf(begins: string | undefined): { month: number; day: number } | undefined {
  return begins === undefined ? undefined : (parseMonthDay(begins) ?? undefined);
}

function compileBounds(
  document: SchemeDocument,
  { bounds, clause }: BalanceRule,
  balance: BalancePlan,
): BalanceBoundsPlan | null {
  if (!bounds) return null;
  const { per } = bounds;
  const net = per === undefined ? null : netOf(balance, calendarIn(document, balance.id, per));
  return { ...edgesOf(bounds, document), clause: bounds.clause ?? clause ?? '', net };
}

/** In minor units; null where a side is open. */
export function edgesOf({ min, max }: BoundsRule, document: SchemeDocument) {
  const decimals = document.decimals ?? 0;
  return {
    min: min === undefined ? null : minor(min, decimals),
    max: max === undefined ? null : minor(max, decimals),
  };
}

/** The balances that an item's events reach, and how. */
export function compileFeeds(
  document: SchemeDocument,
  id: string,
  item: ItemRule,
  balances: ReadonlyMap<string, BalancePlan>,
): FeedPlan[] {
  const plans: FeedPlan[] = [];
  for (const [balanceId, rule] of Object.entries(document.balances)) {
    const balance = balances.get(balanceId);
    if (!balance) continue;
    const rules = rule.feeds === undefined ? [{}] : Array.isArray(rule.feeds) ? rule.feeds : [rule.feeds];
    for (const feed of rules) {
      if (!admits(feed, id, item)) continue;
      plans.push({
        balance,
        times: feed.times ?? 1,
        signs: feed.signs ?? 'both',
        subjects: feed.subjects ? new Set(feed.subjects) : null,
        from: feed.from ?? null,
        split: feed.split ?? false,
      });
    }
  }
  return plans;
}

function admits(feed: FeedRule, id: string, item: ItemRule): boolean {
  if (feed.categories && !feed.categories.includes(item.category)) return false;
  if (feed.items && !feed.items.includes(id)) return false;
  if (feed.except?.includes(id)) return false;
  return !feed.kinds || feed.kinds.includes(item.kind);
}
