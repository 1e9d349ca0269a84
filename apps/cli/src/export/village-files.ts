import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLedger } from '@jishan/ledger';
import {
  type CompiledScheme,
  declaredFacts,
  type EventFact,
  type Facts,
  type VillageFacts,
} from '@jishan/scheme';
import { readEventFacts } from '@jishan/server/features/events';
import { readVillageFacts } from '@jishan/server/features/people';
import { readScheme, readSchemeDocuments, type SchemeText } from '@jishan/server/features/schemes';
import { localIso } from '@jishan/server/platform/clock';
import type { ScopedRead } from '@jishan/server/platform/db';
import { stringify } from 'csv-stringify/sync';

type Cell = string | number | boolean | null | undefined;

export interface ExportedCounts {
  households: number;
  events: number;
  versions: number;
}

/** A village has no scheme yet, so there is nothing that its facts could be scored with. */
export class NothingToExport extends Error {
  override readonly name = 'NothingToExport';
}

/**
 * Writes a village as the files of the batch run, with its scheme's versions under `scheme/` and its ledger as
 * `ledger.jsonl`. Call it inside one repeatable-read transaction, so that all files show the same moment. Names,
 * phones and free text stay behind: households and members go by their ids.
 */
export async function writeVillage(
  read: ScopedRead,
  villageId: number,
  folder: string,
): Promise<ExportedCounts> {
  const scheme = await readScheme(read, villageId);
  if (scheme === null) throw new NothingToExport('这个村还没有发布积分方案，没有可以导出的内容。');
  await mkdir(path.join(folder, 'scheme'), { recursive: true });
  const facts = await readVillageFacts(read, villageId, 'all');
  const events = await readEventFacts(read, villageId, scheme.decimals);
  const versions = await writeVersions(read, villageId, folder);
  const put = (name: string, header: string[], rows: Cell[][]) =>
    writeFile(path.join(folder, name), toCsv(header, rows));
  await put('households.csv', ...householdRows(scheme, facts));
  await put('members.csv', ...memberRows(scheme, facts));
  await put('organisations.csv', ...organisationRows(scheme, facts));
  await put('events.csv', ...eventRows(events));
  await put('redemptions.csv', ['order_id', 'ordered_at', 'household_id', 'points'], []);
  const ledger = Readable.from(exportLedger(read, villageId));
  await pipeline(ledger, createWriteStream(path.join(folder, 'ledger.jsonl')));
  return { households: facts.households.length, events: events.length, versions };
}

async function writeVersions(read: ScopedRead, villageId: number, folder: string): Promise<number> {
  const documents = await readSchemeDocuments(read, villageId);
  for (const { version, from, text } of documents) {
    const name = `${from}-${fileName(version)}.yaml`;
    await writeFile(path.join(folder, 'scheme', name), text);
  }
  await writeTemplates(documents, folder);
  return documents.length;
}

/** What the versions inherit, where a run from files looks for it. */
async function writeTemplates(documents: readonly SchemeText[], folder: string): Promise<void> {
  const bases = documents.flatMap((document) => document.bases);
  if (bases.length === 0) return;
  await mkdir(path.join(folder, 'scheme', 'templates'), { recursive: true });
  for (const { scheme, version, text } of bases) {
    await writeFile(
      path.join(folder, 'scheme', 'templates', `${fileName(`${scheme}-${version}`)}.yaml`),
      text,
    );
  }
}

/** A version is named by people; a file's name takes only what every system allows. */
const fileName = (name: string): string => name.replaceAll(/[^\p{Letter}\p{Number}._-]/gu, '_');

type Sheet = [header: string[], rows: Cell[][]];

function householdRows(scheme: CompiledScheme, { households }: VillageFacts): Sheet {
  const declared = [...declaredFacts(scheme, 'household').keys()];
  return [
    ['household_id', 'group', 'section', 'joined_on', 'left_on', ...declared],
    households.map((one) => [
      one.id,
      one.group,
      one.section,
      one.joinedOn,
      one.leftOn,
      ...pick(one.facts, declared),
    ]),
  ];
}

function memberRows(scheme: CompiledScheme, { members }: VillageFacts): Sheet {
  const declared = [...declaredFacts(scheme, 'member').keys()];
  return [
    ['member_id', 'household_id', 'participating_from', 'participating_to', ...declared],
    members.map((one) => [one.id, one.householdId, one.from, one.to, ...pick(one.facts, declared)]),
  ];
}

function organisationRows(scheme: CompiledScheme, { organisations = [] }: VillageFacts): Sheet {
  const declared = [...declaredFacts(scheme, 'organisation').keys()];
  return [
    ['organisation_id', 'group', 'household_id', ...declared],
    organisations.map((one) => [one.id, one.group, one.householdId, ...pick(one.facts, declared)]),
  ];
}

function eventRows(events: readonly EventFact[]): Sheet {
  const parts = [...new Set(events.flatMap((event) => Object.keys(event.parts ?? {})))].sort();
  return [
    [
      'event_id',
      'happened_at',
      'item',
      'subject',
      'quantity',
      'score',
      ...parts.map((part) => `score.${part}`),
      'grade',
      'points',
      'corrects',
      'approved_at',
    ],
    events.map((event) => [
      event.id,
      localIso(new Date(event.happenedAt)),
      event.item,
      event.subject,
      event.quantity,
      event.score,
      ...parts.map((part) => event.parts?.[part]),
      event.grade,
      event.points,
      event.corrects,
      event.approvedAt === null ? null : localIso(new Date(event.approvedAt)),
    ]),
  ];
}

const pick = (facts: Facts | undefined, names: readonly string[]): Cell[] =>
  names.map((name) => facts?.[name]);

function toCsv(header: readonly string[], rows: readonly Cell[][]): string {
  return stringify([header, ...rows.map((row) => row.map(inert))], { cast: { boolean: String } });
}

/** Text that a spreadsheet would run as a formula becomes text for it too. */
function inert(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
