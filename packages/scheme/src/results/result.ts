import { type Decimals, toPoints } from '../amounts.ts';
import type { CompiledScheme } from '../compiled.ts';
import type { SubjectKind } from '../document.ts';
import { versionOf } from '../engine/judge.ts';
import type { BalancePlan, SchemePlan } from '../engine/plan.ts';
import type { SimulatedVillage } from '../engine/simulate.ts';
import { membersOn, type SubjectNode } from '../engine/village.ts';
import { entriesOf, refusalOf, refusedEvents } from '../evaluate.ts';
import { compareCodePoints } from '../text.ts';
import { dayText, startOfDay } from '../time.ts';
import type { Entry, Refusal } from '../types.ts';
import { holdersOf } from './figures.ts';
import type {
  BalanceResult,
  EntryResult,
  HolderResult,
  PeriodResult,
  RefusedResult,
  SimulationResult,
} from './result-types.ts';
import type { PeriodRow } from './rows.ts';
import { settle, takesPart } from './settle.ts';

/** Arrays of `result.json` by kind of holder. */
const ARRAYS = {
  household: 'households',
  member: 'members',
  organisation: 'organisations',
  group: 'groups',
  section: 'sections',
} as const;

/** Writes what a run came to in the form of `result.json`: points instead of minor units, arrays sorted by id. */
export function resultOf(scheme: CompiledScheme, run: SimulatedVillage): SimulationResult {
  const { plan } = scheme;
  const settled = settle(plan, run);
  const holders: Partial<Record<(typeof ARRAYS)[SubjectKind], HolderResult[]>> = {};
  for (const kind of holderKinds(plan)) {
    holders[ARRAYS[kind]] = holdersOf(run, kind)
      .map((holder) => holderResult(scheme, run, holder, settled.get(holder) ?? []))
      .sort((a, b) => compareCodePoints(a.id, b.id));
  }
  // Events before orders, each by id.
  const refusals: Refusal[] = [
    ...refusedEvents(scheme, run.walked, run.prepared),
    ...run.orders.refused
      .map(({ order, reason }) => refusalOf(scheme, 'order', order.id, reason))
      .sort((a, b) => compareCodePoints(a.id, b.id)),
  ];
  return {
    scheme: {
      id: scheme.id,
      versions: scheme.versions.map(({ version, from, sha256 }) => ({ version, from, sha256 })),
    },
    until: dayText(run.untilDay),
    households: [],
    ...holders,
    lists: [],
    refused: refusals.map(refusedResult),
    entries: entriesOf(scheme, run.walked).map((entry) => entryResult(entry, scheme.decimals)),
  };
}

/** Households always; other kinds where a balance of any version is in their name. */
function holderKinds(plan: SchemePlan): SubjectKind[] {
  const kinds = new Set<SubjectKind>(['household', ...plan.balances.map((balance) => balance.holder)]);
  return (Object.keys(ARRAYS) as SubjectKind[]).filter((kind) => kinds.has(kind));
}

function holderResult(
  scheme: CompiledScheme,
  run: SimulatedVillage,
  holder: SubjectNode,
  rows: readonly PeriodRow[],
): HolderResult {
  const { plan, decimals } = scheme;
  const balances: Record<string, BalanceResult[]> = {};
  for (const balance of plan.balances) {
    if (balance.holder === holder.kind) balances[balance.id] = balanceResults(run, holder, balance, decimals);
  }
  return {
    id: holder.id,
    enrolled: takesPart(plan, holder, run.untilDay),
    eligible: isEligible(plan, holder, run.untilDay),
    ...(holder.kind === 'household' ? { participating_members: membersOn(holder, run.untilDay) } : {}),
    balances,
    periods: rows
      .map((row) => periodResult(row, decimals))
      .sort((a, b) => compareCodePoints(a.period, b.period)),
    stars: {},
    titles: [],
    gates: {},
    barred: [],
  };
}

function balanceResults(
  run: SimulatedVillage,
  holder: SubjectNode,
  balance: BalancePlan,
  decimals: Decimals,
): BalanceResult[] {
  return run.walked.accounts.rows(holder, balance, run.untilDay).map((row) => ({
    period: balance.calendar.name(row.period),
    opening: toPoints(row.opening, decimals),
    earned: toPoints(row.earned, decimals),
    deducted: toPoints(row.deducted, decimals),
    redeemed: toPoints(row.redeemed, decimals),
    closing: toPoints(row.closing, decimals),
    expired: toPoints(row.expired, decimals),
    carried: toPoints(row.carried, decimals),
  }));
}

function periodResult(row: PeriodRow, decimals: Decimals): PeriodResult {
  const category: Record<string, number> = {};
  for (const [id, amount] of row.category) category[id] = toPoints(amount, decimals);
  return {
    period: row.calendar.name(row.period),
    category,
    total: toPoints(row.total, decimals),
    average: row.average === null ? null : row.average / 100,
    rank: row.rank,
  };
}

/** True where the scheme sets no condition; of households it is asked on the last day. */
function isEligible(plan: SchemePlan, holder: SubjectNode, day: number): boolean {
  const version = versionOf(plan, startOfDay(day + 1) - 1);
  if (!version?.eligible || holder.kind !== 'household') return true;
  const context = { household: version.facts.household(holder, day) };
  return version.eligible.test.run(context, day) === true;
}

function refusedResult({ kind, id, code, message }: Refusal): RefusedResult {
  return kind === 'event' ? { event: id, code, message } : { order: id, code, message };
}

function entryResult(entry: Entry, decimals: Decimals): EntryResult {
  return {
    event: entry.event,
    balance: entry.balance,
    holder: entry.holder,
    points: toPoints(entry.amount, decimals),
    would_be: toPoints(entry.wouldBe, decimals),
    reason: entry.capNote === null ? entry.reason : `${entry.reason}；${entry.capNote}`,
    clause: entry.clause,
  };
}
