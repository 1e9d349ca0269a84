import { type EntryCursor, type LedgerEntry, readBalances, readEntries } from '@jishan/ledger';
import {
  type CompiledScheme,
  type CompiledVersion,
  describePeriod,
  toPoints,
  versionAt,
} from '@jishan/scheme';
import type { z } from 'zod';
import { localIso } from '../../platform/clock/index.ts';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { isWhole, readCursor, writeCursor } from '../../platform/http/index.ts';
import { readDecisions, readNumbers, viewDecision } from '../events/index.ts';
import { readHouseholdBalances } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { openBook } from './open-book.ts';
import type { EntryAnswer, PassbookAnswer, PassbookQuery } from './wire.ts';

type Query = z.output<typeof PassbookQuery>;
type Answer = z.output<typeof PassbookAnswer>;
type EntryView = z.output<typeof EntryAnswer>;

/** A household's view of the ledger: where it stands, and each line with why it is what it is. */
export function readPassbook(
  services: Pick<CommandApp, 'db' | 'clock'>,
  actor: Actor,
  place: { villageId: number; householdId: string },
  query: Query,
): Promise<Answer> {
  const { villageId } = place;
  return openBook(services, actor, place, async (read, now) => {
    const scheme = await readScheme(read, villageId);
    if (scheme === null) return { balances: [], entries: [], nextCursor: null };
    const rows = await readPage(read, place, query);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      balances: await viewBalances(read, place, scheme, now),
      entries: await viewEntries(read, villageId, scheme, page),
      nextCursor: rows.length > page.length && last ? cursorOf(last) : null,
    };
  });
}

function readPage(
  read: ScopedRead,
  { villageId, householdId }: { villageId: number; householdId: string },
  { balance, cursor, limit }: Query,
): Promise<LedgerEntry[]> {
  return readEntries(read, villageId, `h:${householdId}`, {
    limit: limit + 1,
    ...(balance === undefined ? {} : { balance }),
    ...(cursor === undefined ? {} : { after: placeOf(cursor) }),
  });
}

const isSide = (value: unknown) => value === 'in' || value === 'out';

function placeOf(cursor: string): EntryCursor {
  const [seq, line, side] = readCursor(cursor, [isWhole, isWhole, isSide]) as [number, number, 'in' | 'out'];
  return { seq, line, side };
}

function cursorOf(entry: LedgerEntry): string {
  return writeCursor([entry.seq, entry.line, entry.amount > 0 ? 'in' : 'out']);
}

/** The periods that run now, then whatever stands from earlier ones. */
async function viewBalances(
  read: ScopedRead,
  { villageId, householdId }: { villageId: number; householdId: string },
  scheme: CompiledScheme,
  now: Date,
): Promise<Answer['balances']> {
  const current =
    (await readHouseholdBalances(read, villageId, scheme, [householdId], now)).get(householdId) ?? [];
  const stands = await readBalances(read, villageId, [`h:${householdId}`]);
  const earlier = stands.filter(
    (row) =>
      row.state === 'main' &&
      !current.some((one) => one.balance === row.balance && one.period === row.period),
  );
  const titles = new Map(
    scheme.versions.flatMap((version) => version.balances.map((one) => [one.id, one.title])),
  );
  return [
    ...current,
    ...earlier.map((row) => ({
      balance: row.balance,
      label: titles.get(row.balance) ?? row.balance,
      period: row.period,
      periodLabel: describePeriod(row.period),
      points: toPoints(row.amount, scheme.decimals),
    })),
  ];
}

async function viewEntries(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  entries: readonly LedgerEntry[],
): Promise<EntryView[]> {
  const eventIds = [...new Set(entries.filter(isOfEvent).map((entry) => entry.source))];
  const numbers = await readNumbers(read, villageId, eventIds);
  const decisions = await readDecisions(read, villageId, eventIds);
  return entries.map((entry) => {
    const item = entry.meta.item ?? '';
    const stages = decisions
      .filter((decision) => decision.event_id === entry.source && decision.verdict === 'approve')
      .map((decision) => {
        const view = viewDecision(scheme, { item, happened_at: entry.happenedAt }, decision, false);
        return { stageTitle: view.stageTitle, at: view.at };
      });
    return { ...viewEntry(scheme, entry), ...viewSource(entry, numbers), stages };
  });
}

const isOfEvent = ({ kind, source }: LedgerEntry) =>
  kind === 'event' || (kind === 'correction' && !source.startsWith('succession:'));

function viewSource(entry: LedgerEntry, numbers: Map<string, string>) {
  if (!isOfEvent(entry)) return {};
  const eventNumber = numbers.get(entry.source);
  return { eventId: entry.source, ...(eventNumber === undefined ? {} : { eventNumber }) };
}

function viewEntry(scheme: CompiledScheme, entry: LedgerEntry): Omit<EntryView, 'stages'> {
  const { item, category, wouldBe, capNote } = entry.meta;
  const version = versionAt(scheme, entry.happenedAt.getTime());
  const pair = entry.reverses ?? entry.reversedBy;
  const points = toPoints(entry.amount, scheme.decimals);
  return {
    id: entry.id,
    seq: entry.seq,
    line: entry.line,
    happenedAt: localIso(entry.happenedAt),
    writtenAt: localIso(entry.writtenAt),
    ...(item === null ? {} : { item }),
    itemTitle: titleOf(entry, version),
    ...(category === null
      ? {}
      : {
          category,
          categoryTitle: version?.categories.find((one) => one.id === category)?.title ?? category,
        }),
    balance: entry.balance,
    balanceLabel: version?.balances.find((one) => one.id === entry.balance)?.title ?? entry.balance,
    period: entry.period,
    points,
    balanceAfter: toPoints(entry.balanceAfter, scheme.decimals),
    reason: entry.reason ?? '',
    ...(entry.clause === null || entry.clause === ''
      ? {}
      : { clause: entry.clause, ...clauseText(version, entry) }),
    wouldBe: wouldBe === null || entry.reverses !== null ? points : toPoints(wouldBe, scheme.decimals),
    ...(capNote === null ? {} : { capNote }),
    reversal: entry.reverses !== null,
    reversed: entry.reversedBy !== null,
    postingId: entry.postingId,
    ...(pair === null ? {} : { pairPostingId: pair }),
  };
}

/** What no event caused has a name of its own. */
function titleOf({ kind, meta: { item } }: LedgerEntry, version: CompiledVersion | null): string {
  if (kind === 'succession') return '分户、并户接续';
  return version?.items.get(item ?? '')?.title ?? item ?? '';
}

function clauseText(version: CompiledVersion | null, entry: LedgerEntry): { clauseText?: string } {
  const item = version?.items.get(entry.meta.item ?? '');
  if (item?.clause === entry.clause) return { clauseText: item.clauseText };
  const text = version?.document.source?.clauses?.[entry.clause ?? '']?.text;
  return text === undefined ? {} : { clauseText: text };
}
