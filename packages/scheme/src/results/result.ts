import { type Decimals, toPoints } from '../amounts.ts';
import type { CompiledScheme } from '../compiled.ts';
import type { SubjectKind } from '../document.ts';
import type { Booking } from '../engine/outcome.ts';
import type { BalancePlan } from '../engine/plan.ts';
import { capNoteOf, reasonOf } from '../engine/reasons.ts';
import type { SimulatedVillage } from '../engine/simulate.ts';
import { membersOn, type SubjectNode } from '../engine/village.ts';
import { refusalOf, refusedEvents, sortedByEvent } from '../evaluate.ts';
import { compareCodePoints } from '../text.ts';
import { dayText } from '../time.ts';
import type { Refusal } from '../types.ts';
import type { Board } from './board.ts';
import { boardOf } from './board-of.ts';
import { isEligible } from './eligible.ts';
import { allLists, allRatings, gateValues, starsByPeriod, titleNames } from './honours.ts';
import { holderKinds } from './holder-kinds.ts';
import type { MadeList } from './lists.ts';
import type {
  BalanceResult,
  EntryResult,
  HolderResult,
  ListResult,
  PeriodResult,
  RefusedResult,
  Settled,
  VillageResult,
} from './result-types.ts';
import { type PeriodRow, rowsOf } from './rows.ts';
import { withheldBases } from './withheld.ts';
import type { VillageRating } from './village-rating.ts';

/** Arrays of `result.json` by kind of holder. */
const ARRAYS = {
  household: 'households',
  member: 'members',
  organisation: 'organisations',
  group: 'groups',
  section: 'sections',
} as const;

/**
 * Writes what a run came to in the form of `result.json`, but for its entries: points instead of minor units, arrays
 * sorted by id.
 */
export function settledOf(scheme: CompiledScheme, run: SimulatedVillage): Settled {
  const { results } = scheme;
  const board = boardOf({ ...run, plan: scheme.plan, results });
  const holders: Partial<Record<(typeof ARRAYS)[SubjectKind], HolderResult[]>> = {};
  for (const kind of holderKinds(scheme)) {
    holders[ARRAYS[kind]] = board
      .roll(kind)
      .holders.map((_, number) => holderResult(scheme, board, kind, number))
      .sort((a, b) => compareCodePoints(a.id, b.id));
  }
  const withheld = withheldBases(scheme, board);
  return {
    scheme: {
      id: scheme.id,
      versions: scheme.versions.map(({ version, from, sha256 }) => ({ version, from, sha256 })),
    },
    until: dayText(run.untilDay),
    households: [],
    ...holders,
    lists: allLists(board).map((list) => listResult(board, list)),
    ...(results.some(({ village }) => village.length > 0)
      ? { village: allRatings(board).map(villageResult) }
      : {}),
    refused: refusalsOf(scheme, run).map(refusedResult),
    ...(withheld.length > 0 ? { not_given: withheld } : {}),
  };
}

/** The entries of a run in the form of `result.json`. */
export function entriesOf(scheme: CompiledScheme, { walked }: SimulatedVillage): EntryResult[] {
  return sortedByEvent(walked.bookings.map((booking) => entryResult(scheme, booking)));
}

/** Events before orders, each by id. */
function refusalsOf(scheme: CompiledScheme, run: SimulatedVillage): Refusal[] {
  return [
    ...refusedEvents(scheme, run.walked, run.prepared),
    ...run.orders.refused
      .map(({ order, reason }) => refusalOf(scheme, 'order', order.id, reason))
      .sort((a, b) => compareCodePoints(a.id, b.id)),
  ];
}

function holderResult(scheme: CompiledScheme, board: Board, kind: SubjectKind, number: number): HolderResult {
  const { plan, decimals } = scheme;
  const { walked, untilDay } = board.state;
  const roll = board.roll(kind);
  const holder = roll.holder(number);
  const balances: Record<string, BalanceResult[]> = {};
  for (const balance of plan.balances) {
    if (balance.holder === kind) balances[balance.id] = balanceResults(board, holder, balance, decimals);
  }
  return {
    id: holder.id,
    enrolled: roll.tookPart(number, untilDay, untilDay),
    eligible: isEligible(board.rulingOn(untilDay)?.version ?? null, holder, untilDay),
    ...(holder.kind === 'household' ? { participating_members: membersOn(holder, untilDay) } : {}),
    balances,
    periods: rowsOf(board, kind, number)
      .map((row) => periodResult(row, decimals))
      .sort((a, b) => compareCodePoints(a.period, b.period)),
    stars: starsByPeriod(board, kind, number),
    titles: titleNames(board, kind, number),
    gates: gateValues(board, kind, number),
    barred: [...walked.bars.namesOf(holder)].sort(compareCodePoints),
  };
}

function balanceResults(
  { state }: Board,
  holder: SubjectNode,
  balance: BalancePlan,
  decimals: Decimals,
): BalanceResult[] {
  return state.walked.accounts.rows(holder, balance, state.untilDay).map((row) => ({
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
  const { rule, moment, categories } = row.sheet;
  for (let at = 0; at < categories.length; at++) {
    const amount = row.amounts[at] ?? null;
    if (amount !== null) category[categories[at]?.id ?? ''] = toPoints(amount, decimals);
  }
  return {
    period: rule.calendar.name(moment.period),
    category,
    total: toPoints(row.total, decimals),
    average: row.average === null ? null : row.average / 100,
    rank: row.rank,
  };
}

function listResult(board: Board, { plan, moment, pool, rows }: MadeList): ListResult {
  const roll = board.roll(plan.of);
  return {
    list: plan.id,
    period: plan.calendar.name(moment.period),
    subject: plan.of,
    ...(pool?.within ? { within: pool.within.id } : {}),
    rows: rows.map(({ place, number, figure }) => ({
      rank: place,
      id: roll.holder(number).id,
      points: figure / 100,
    })),
  };
}

function villageResult({ plan, moment, good, of, percent, grade }: VillageRating): VillageResult {
  const period = plan.comparison.calendar.name(moment.period);
  return { id: plan.id, period, good, of, percent: percent === null ? null : percent / 100, grade };
}

function refusedResult({ kind, id, code, message }: Refusal): RefusedResult {
  return kind === 'event' ? { event: id, code, message } : { order: id, code, message };
}

function entryResult({ decimals, plan }: CompiledScheme, booking: Booking): EntryResult {
  const { outcome, balance, holder } = booking;
  const reason = reasonOf(booking);
  const note = capNoteOf(booking, decimals, plan.unit);
  return {
    event: outcome.event.id,
    balance: balance.id,
    holder: holder.key,
    points: toPoints(booking.amount, decimals),
    would_be: toPoints(booking.wouldBe, decimals),
    reason: note === null ? reason : `${reason}；${note}`,
    clause: outcome.item.clause,
  };
}
