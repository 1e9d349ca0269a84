import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLedger } from '@jishan/ledger';
import type { EventFact } from '@jishan/scheme';
import { readEventFacts } from '@jishan/server/features/events';
import { readVillageFacts } from '@jishan/server/features/people';
import { readScheme, readSchemeDocuments, type SchemeText } from '@jishan/server/features/schemes';
import { localIso } from '@jishan/server/platform/clock';
import type { ScopedRead } from '@jishan/server/platform/db';
import { peopleSheets } from './people-sheets.ts';
import { type Sheet, toCsv } from './sheet.ts';

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
  const sheets: Record<string, Sheet> = {
    ...peopleSheets(scheme, facts),
    'events.csv': eventSheet(events),
    'redemptions.csv': { header: ['order_id', 'ordered_at', 'household_id', 'points'], rows: [] },
  };
  for (const [name, sheet] of Object.entries(sheets)) {
    await writeFile(path.join(folder, name), toCsv(sheet));
  }
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

function eventSheet(events: readonly EventFact[]): Sheet {
  const parts = [...new Set(events.flatMap((event) => Object.keys(event.parts ?? {})))].sort();
  return {
    header: [
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
    rows: events.map((event) => [
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
  };
}
