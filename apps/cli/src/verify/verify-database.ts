import { open } from 'node:fs/promises';
import { exportLedger, type GivenHead, readLedgerVillages, verifyVillage } from '@jishan/ledger';
import { readVillages } from '@jishan/server/features/orgs';
import { type Db, type ScopedRead, withSnapshot } from '@jishan/server/platform/db';
import { readAuditedVillages, verifyAudit } from '@jishan/server/platform/writer';
import { type NamedHead, UnusableInput } from './given-heads.ts';
import type { Report } from './report.ts';

const everything = { lo: 0, hi: Number.MAX_SAFE_INTEGER };

export interface DatabaseCheck {
  /** Official code; undefined: all villages. */
  village?: string | undefined;
  heads: NamedHead[];
  /** File to write the checked ledgers to. */
  exportTo?: string | undefined;
}

/** Verifies the ledger and the audit of a database, in one snapshot of it. */
export function verifyDatabase(db: Pick<Db, 'app'>, check: DatabaseCheck, report: Report): Promise<void> {
  return withSnapshot(db, everything, (read) => verifyIn(read, check, report));
}

async function verifyIn(
  read: ScopedRead,
  { village, heads, exportTo }: DatabaseCheck,
  report: Report,
): Promise<void> {
  const places = await readVillages(read, everything);
  const byCode = new Map(places.map((place) => [place.code, place.id]));
  report.nameVillages(places.map((place) => [place.id, `${place.name}（${place.code}）`]));
  const idOf = (code: string) => {
    const id = byCode.get(code);
    if (id === undefined) throw new UnusableInput(`没有编码为 ${code} 的村。请核对编码。`);
    return id;
  };
  const chosen = village === undefined ? null : idOf(village);
  const given = Map.groupBy(
    heads.filter(({ seq }) => seq > 0),
    (head) => {
      if (head.villageCode !== null) return idOf(head.villageCode);
      if (chosen === null) throw new UnusableInput('--head 没有写明是哪个村，请同时用 --village 指定。');
      return chosen;
    },
  );
  const audited = new Set(await readAuditedVillages(read));
  const all = new Set([...(await readLedgerVillages(read)), ...audited, ...given.keys()]);
  const villageIds = chosen === null ? [...all].sort((a, b) => a - b) : [chosen];
  for (const villageId of villageIds) {
    const ledger = await verifyVillage(read, villageId, (given.get(villageId) ?? []) satisfies GivenHead[]);
    report.add(ledger, audited.has(villageId) ? await verifyAudit(read, villageId) : null);
  }
  if (exportTo !== undefined) await writeExport(read, villageIds, exportTo);
}

async function writeExport(read: ScopedRead, villageIds: number[], path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const villageId of villageIds) {
      for await (const lines of exportLedger(read, villageId)) await file.write(lines);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
