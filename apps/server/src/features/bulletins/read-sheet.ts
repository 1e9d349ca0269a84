import { type LedgerEntry, type LedgerHead, readHead, readVillageEntries } from '@jishan/ledger';
import { type CompiledScheme, toPoints, versionAt } from '@jishan/scheme';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readUnwilling } from '../enrolment/index.ts';
import { type HouseholdBrief, maskName, readHouseholds, readVillageFacts } from '../people/index.ts';
import { gateOrder } from './gate-order.ts';
import type { Quarter } from './quarters.ts';

/** One line of the sheet: no phone, no ID, no door, no reason; nobody under 14 by name. */
export interface SheetLine {
  day: string;
  group: string;
  household: string;
  category: string;
  points: number;
}

export interface SheetTotal {
  group: string;
  household: string;
  lines: number;
  plus: number;
  minus: number;
  total: number;
}

/** Points that stood on the sheet and were taken back, with what stands for the same fact now. */
export interface SheetChange extends SheetLine {
  changedOn: string;
  now: number;
}

export interface Sheet {
  unit: string;
  lines: SheetLine[];
  totals: SheetTotal[];
  changes: SheetChange[];
  head: LedgerHead | null;
}

/** Under this age nobody is named in public. */
const namedFromAge = 14;

/** What a quarter's sheet shows, from the ledger as it stands now. */
export async function readSheet(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  scheme: CompiledScheme,
  quarter: Quarter,
  now: Date,
): Promise<Sheet> {
  const head = await readHead(read, villageId);
  const span = { happenedFrom: quarter.start, happenedTo: quarter.end };
  const entries = (await readVillageEntries(read, villageId, span)).filter((entry) => isShown(scheme, entry));
  const householdOf = await readHolders(read, villageId, entries);
  const ids = [...new Set(householdOf.values())];
  const briefs = await readHouseholds(
    read,
    vault,
    ids.map((householdId) => ({ villageId, householdId })),
    now,
  );
  const unwilling = await readUnwilling(read, villageId, 'points', ids);
  const households = new Map(
    briefs.map((brief): [string, PublicBrief] => [brief.id, { ...brief, unnamed: unwilling.has(brief.id) }]),
  );
  const lineOf = (entry: LedgerEntry): SheetLine => {
    const brief = households.get(householdOf.get(entry.holder) ?? '');
    return {
      day: localDay(entry.happenedAt),
      group: brief?.group ?? '',
      household: publicName(brief, now),
      category: categoryTitle(scheme, entry),
      points: toPoints(entry.amount, scheme.decimals),
    };
  };
  const standing = entries.filter((entry) => entry.reverses === null && entry.reversedBy === null);
  return {
    unit: scheme.versions.at(-1)?.unit ?? '分',
    lines: standing.map(lineOf),
    totals: sumTotals(scheme, standing, (entry) => households.get(householdOf.get(entry.holder) ?? ''), now),
    changes: entries
      .filter((entry) => entry.reversedBy !== null)
      .map((entry) => ({
        ...lineOf(entry),
        changedOn: changeDay(entries, entry),
        now: toPoints(
          standing.filter((one) => one.source === entry.source).reduce((sum, one) => sum + one.amount, 0),
          scheme.decimals,
        ),
      })),
    head,
  };
}

/** Where one fact feeds several balances, the sheet shows the one that the scheme names first. */
function isShown(scheme: CompiledScheme, entry: LedgerEntry): boolean {
  // Nothing happened: points went from one book to another.
  if (entry.kind === 'succession') return false;
  const version = versionAt(scheme, entry.happenedAt.getTime());
  const kinds = version?.balances ?? [];
  const holderKind = entry.holder.slice(0, 1);
  const first = kinds.find((balance) => balance.holder.slice(0, 1) === holderKind);
  return (
    first?.id === entry.balance && (holderKind === 'h' || kinds.every((one) => one.holder !== 'household'))
  );
}

/** The household of each holder: its own, or the one that a member belongs to. */
async function readHolders(
  read: ScopedRead,
  villageId: number,
  entries: readonly LedgerEntry[],
): Promise<Map<string, string>> {
  const holders = [...new Set(entries.map((entry) => entry.holder))];
  const found = new Map(holders.filter((one) => one.startsWith('h:')).map((one) => [one, one.slice(2)]));
  if (found.size === holders.length) return found;
  const { members } = await readVillageFacts(read, villageId, 'all');
  for (const stay of members) found.set(`m:${stay.id}`, stay.householdId);
  return found;
}

/** A household as the public may hear of it. */
interface PublicBrief extends HouseholdBrief {
  /** Its head has taken back the agreement to be named. */
  unnamed: boolean;
}

function publicName(brief: PublicBrief | undefined, now: Date): string {
  if (brief?.unnamed) return '一户';
  if (brief === undefined || brief.headName === '') return '（已隐去）';
  const born = brief.headBornOn;
  const cut = `${Number(localDay(now).slice(0, 4)) - namedFromAge}${localDay(now).slice(4)}`;
  return born !== null && born > cut ? '（未成年人家庭）' : maskName(brief.headName);
}

function categoryTitle(scheme: CompiledScheme, entry: LedgerEntry): string {
  const version = versionAt(scheme, entry.happenedAt.getTime());
  return version?.categories.find((one) => one.id === entry.meta.category)?.title ?? '';
}

function changeDay(entries: readonly LedgerEntry[], entry: LedgerEntry): string {
  const taking = entries.find((one) => one.postingId === entry.reversedBy);
  return localDay(taking?.writtenAt ?? entry.writtenAt);
}

function sumTotals(
  scheme: CompiledScheme,
  standing: readonly LedgerEntry[],
  briefOf: (entry: LedgerEntry) => PublicBrief | undefined,
  now: Date,
): SheetTotal[] {
  const sums = new Map<
    string,
    { brief: PublicBrief | undefined; lines: number; plus: number; minus: number }
  >();
  for (const entry of standing) {
    const brief = briefOf(entry);
    const key = brief?.id ?? '';
    const sum = sums.get(key) ?? { brief, lines: 0, plus: 0, minus: 0 };
    sum.lines += 1;
    if (entry.amount > 0) sum.plus += entry.amount;
    else sum.minus += entry.amount;
    sums.set(key, sum);
  }
  // Who is not named stands last, so that the place in the row does not tell the gate.
  const gateOf = (brief: PublicBrief | undefined) => (brief?.unnamed ? undefined : brief);
  const byGate = gateOrder([...sums.values()].map(({ brief }) => gateOf(brief)));
  return [...sums.values()]
    .sort((left, right) => byGate(gateOf(left.brief), gateOf(right.brief)))
    .map(({ brief, lines, plus, minus }) => ({
      group: brief?.group ?? '',
      household: publicName(brief, now),
      lines,
      plus: toPoints(plus, scheme.decimals),
      minus: toPoints(minus, scheme.decimals),
      total: toPoints(plus + minus, scheme.decimals),
    }));
}
