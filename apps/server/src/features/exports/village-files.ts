import { exportLedger } from '@jishan/ledger';
import type { EventFact } from '@jishan/scheme';
import { localIso } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { readEventFacts } from '../events/index.ts';
import { readVillageFacts } from '../people/index.ts';
import { readScheme, readSchemeDocuments, type SchemeText } from '../schemes/index.ts';
import { peopleSheets } from './people-sheets.ts';
import { type Sheet, toCsv } from './sheet.ts';

/** A file of an export; the ledger's comes in pieces, as it may be long. */
export interface VillageFile {
  /** With its folder, such as `scheme/2026-01-01-1.yaml`. */
  name: string;
  pieces: AsyncIterable<string> | Iterable<string>;
}

export interface VillageFiles {
  files: VillageFile[];
  counts: { households: number; events: number; versions: number };
}

/**
 * A village as the files of the batch run, with its scheme's versions under `scheme/` and its ledger as `ledger.jsonl`.
 * Use it up inside one repeatable-read transaction, so that all files show the same moment. Names, phones and free text
 * stay behind: households and members go by their ids.
 * @returns null while the village has no scheme: there is nothing that its facts could be scored with.
 */
export async function villageFiles(read: ScopedRead, villageId: number): Promise<VillageFiles | null> {
  const scheme = await readScheme(read, villageId);
  if (scheme === null) return null;
  const facts = await readVillageFacts(read, villageId, 'all');
  const events = await readEventFacts(read, villageId, scheme.decimals);
  const documents = await readSchemeDocuments(read, villageId);
  const sheets: Record<string, Sheet> = {
    ...peopleSheets(scheme, facts),
    'events.csv': eventSheet(events),
    'redemptions.csv': { header: ['order_id', 'ordered_at', 'household_id', 'points'], rows: [] },
  };
  const files = [
    ...schemeFiles(documents),
    ...Object.entries(sheets).map(([name, sheet]): VillageFile => ({ name, pieces: [toCsv(sheet)] })),
    { name: 'ledger.jsonl', pieces: exportLedger(read, villageId) },
  ];
  return {
    files,
    counts: { households: facts.households.length, events: events.length, versions: documents.length },
  };
}

/** Each version, and what they inherit where a run from files looks for it. */
function schemeFiles(documents: readonly SchemeText[]): VillageFile[] {
  const versions = documents.map(({ version, from, text }) => ({
    name: `scheme/${from}-${fileName(version)}.yaml`,
    pieces: [text],
  }));
  const bases = documents.flatMap((document) =>
    document.bases.map(({ scheme, version, text }): [string, string] => [
      `scheme/templates/${fileName(`${scheme}-${version}`)}.yaml`,
      text,
    ]),
  );
  return [...versions, ...[...new Map(bases)].map(([name, text]) => ({ name, pieces: [text] }))];
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
