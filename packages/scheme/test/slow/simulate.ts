import type { ListRule, SchemeDocument, SubjectKind, VillageRecord } from '../../src/index.ts';
import { anyRule, type Row, rowsAt } from './balances.ts';
import { barredOf } from './bars.ts';
import { basesNotGiven } from './bases.ts';
import { dateOf, latest, momentOf, nextDate } from './calendar.ts';
import { isEligible } from './compare.ts';
import { tell } from './events.ts';
import { gateAt } from './gates.ts';
import { firstVersion, versionInForce } from './known.ts';
import { allLists } from './lists.ts';
import { decideOrders } from './orders.ts';
import { tellAll } from './past.ts';
import { holdersOf, holderTakesPart, KINDS, kindOf, membersOf } from './people.ts';
import type { Story } from './record.ts';
import { type SlowPeriod, settlementRows } from './settle.ts';
import { settlementsOf } from './settlements.ts';
import { allStars, type StarGiven } from './stars.ts';
import { allTitles, type TitleGiven } from './titles.ts';
import { villageOf } from './village.ts';

export interface SlowHolder {
  enrolled: boolean;
  eligible: boolean;
  members: number | undefined;
  balances: Record<string, Row[]>;
  periods: SlowPeriod[];
  stars: Record<string, number>;
  titles: string[];
  gates: Record<string, boolean>;
  barred: string[];
}

/** A result in whole minor units, without sentences; averages, lists and percents in hundredths. */
export interface SlowResult {
  refused: string[];
  entries: string[];
  holders: Record<string, SlowHolder>;
  lists: string[];
  village: string[];
  notGiven: string[];
}

/** Simulates a village by the words of the documents, with nothing remembered and everything read again. */
export function slowSimulate(
  documents: readonly SchemeDocument[],
  full: VillageRecord,
  until: string,
): SlowResult {
  const record = cutAt(full, until);
  const { moves, refused: refusedOrders } = decideOrders(documents, record, until);
  const story = tellAll({
    documents,
    record,
    until,
    isKnown: () => true,
    knowsCorrection: () => true,
    moves,
  });
  const stars = allStars(story, until);
  const titles = allTitles(story, until);
  const settled = settlementRows(story, until);
  const refused = [...story.refused, ...refusedCorrections(story), ...refusedOrders];
  return {
    refused: refused.map(({ id, code }) => `${id} ${code}`).sort(),
    entries: entriesOf(story),
    holders: Object.fromEntries(
      kindsShown(documents)
        .flatMap((kind) => holdersOf(record, kind))
        .map((holder) => [holder, holderOf(story, holder, settled, stars, titles, until)]),
    ),
    lists: allLists(story, until),
    village: villageOf(story, until),
    notGiven: kindsShown(documents)
      .flatMap((kind) => holdersOf(record, kind))
      .flatMap((holder) => basesNotGiven(story.known, holder))
      .sort(),
  };
}

/** What `evaluate` is asked: every row counts, and nobody orders anything. */
export function slowEvaluate(
  documents: readonly SchemeDocument[],
  record: VillageRecord,
): { entries: string[]; refused: string[] } {
  const until = latest(firstVersion(documents).from, ...record.events.map((one) => dateOf(one.happenedAt)));
  const story = tell({
    documents,
    record,
    until,
    isKnown: () => true,
    knowsCorrection: () => true,
    moves: [],
  });
  const refused = [...story.refused, ...refusedCorrections(story)];
  return { entries: entriesOf(story), refused: refused.map(({ id, code }) => `${id} ${code}`).sort() };
}

function entriesOf(story: Story): string[] {
  return story.booked
    .map(({ accepted, balance, holder, points, wouldBe }) =>
      [accepted.event.id, balance, holder, points || 0, wouldBe || 0].join(' '),
    )
    .sort();
}

function holderOf(
  story: Story,
  holder: string,
  settled: Record<string, SlowPeriod[]>,
  stars: readonly StarGiven[],
  titles: readonly TitleGiven[],
  until: string,
): SlowHolder {
  const { known } = story;
  const document = versionInForce(known.documents, momentOf(nextDate(until)) - 1);
  const household = known.record.facts.households.find(({ id }) => `h:${id}` === holder);
  const balances = [...new Set(known.documents.flatMap((one) => Object.keys(one.balances)))].filter(
    (balance) => (anyRule(known.documents, balance).holder ?? 'household') === kindOf(holder),
  );
  const gates = Object.keys(document?.results?.gates ?? {})
    .filter((id) => (document?.results?.gates?.[id]?.of ?? 'household') === kindOf(holder))
    .map((id) => [id, gateAt(story, id, holder, until) ?? false] as const);
  return {
    enrolled: holderTakesPart(known.record, holder, until),
    eligible: document ? isEligible(story, holder, document, until) : true,
    members: household && membersOf(known.record, household, until).length,
    balances: Object.fromEntries(balances.map((id) => [id, rowsAt(story, holder, id, until)])),
    periods: settled[holder] ?? [],
    stars: Object.fromEntries(
      stars.filter((one) => one.holder === holder).map((one) => [one.period.span.name, one.stars]),
    ),
    titles: titles
      .filter((one) => one.holder === holder)
      .map(({ id, period }) => `${id}:${period.span.name}`)
      .sort(),
    gates: Object.fromEntries(gates),
    barred: barredOf(story, holder, until),
  };
}

/** A black list that nobody voted for is not made. */
function isMade({ kind, votedOn }: ListRule): boolean {
  return kind === 'red' || votedOn !== undefined;
}

/** Kinds of holders that the results show: those that some version gives or compares something. */
function kindsShown(documents: readonly SchemeDocument[]): SubjectKind[] {
  return KINDS.filter(
    (kind) =>
      kind === 'household' ||
      documents.some(({ balances, base, results, ...document }) => {
        const rules = [
          ...Object.values(balances).map(({ holder }) => holder),
          ...Object.values(base ?? {}).map(({ of }) => of),
          ...settlementsOf({ ...document, balances, results }).map(({ of }) => of),
          ...(results?.stars ?? []).map(({ of }) => of),
          ...Object.values({ ...results?.gates, ...results?.titles }).map(({ of }) => of),
          ...Object.values(results?.lists ?? {})
            .filter(isMade)
            .map(({ of }) => of),
        ];
        return rules.includes(kind);
      }),
  );
}

/** What happened or was approved after the last date is as if it were not there. */
export function cutAt(record: VillageRecord, until: string): VillageRecord {
  const end = momentOf(nextDate(until));
  const later = (moment: number | null | undefined) => typeof moment === 'number' && moment >= end;
  return {
    ...record,
    events: record.events
      .filter((event) => !later(event.happenedAt))
      .map((event) => (later(event.approvedAt) ? { ...event, approvedAt: null } : event)),
    orders: (record.orders ?? [])
      .filter((order) => !later(order.orderedAt))
      .map((order) => (later(order.cancelledAt) ? { ...order, cancelledAt: null } : order)),
  };
}

function refusedCorrections({ known: { record }, refused }: Story): { id: string; code: string }[] {
  const corrected = new Set<string>();
  return record.events
    .filter((row) => row.corrects !== undefined && row.approvedAt !== null)
    .sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1))
    .flatMap((row) => {
      const target = record.events.find(({ id }) => id === row.corrects);
      const refuse = (code: string) => [{ id: row.id, code: `correction.${code}` }];
      if (!target) return refuse('unknown');
      if (target.corrects !== undefined) return refuse('of_correction');
      if (target.approvedAt === null) return refuse('unapproved');
      if (refused.some(({ id }) => id === target.id)) return [];
      if (corrected.has(target.id)) return refuse('already');
      corrected.add(target.id);
      return [];
    });
}
