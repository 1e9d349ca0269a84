import { sql } from 'kysely';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import type { KeyKind } from './key-ring.ts';
import type { SuiteName } from './suites.ts';
import type { StoredKey, Vault } from './vault.ts';

/** How often a process asks for new keys, and how long it seals without an answer. */
const ASK_EVERY_MS = 30_000;
const TRUSTED_MS = 90_000;

/** A new key is known to every process that may seal before any process uses it. */
const KEY_LEAD_MS = 120_000;

interface Row {
  kind: KeyKind;
  version: number;
  suite: SuiteName;
  wrapped: Buffer | null;
  active_from: Date;
}

/** Takes the versions of the keys in; before anything is read or sealed, and then again and again. */
export async function readKeys(app: { db: Pick<Db, 'app'>; clock: Clock; vault: Vault }): Promise<void> {
  const asked = app.clock.now();
  const { rows } = await sql<Row>`select kind, version, suite, wrapped, active_from from vault_keys`.execute(
    app.db.app,
  );
  const stored = rows.map(({ active_from, ...row }): StoredKey => ({ ...row, activeFrom: active_from }));
  app.vault.keys.learn(stored, new Date(asked.getTime() + TRUSTED_MS));
}

/** Reads the keys now and keeps them fresh; the answer stops it. */
export async function watchKeys(app: {
  db: Pick<Db, 'app'>;
  clock: Clock;
  vault: Vault;
  log: Log;
}): Promise<() => void> {
  await readKeys(app);
  const timer = setInterval(() => {
    readKeys(app).catch((error: unknown) =>
      app.log.warn({ err: error }, 'Reading the keys of the vault failed'),
    );
  }, ASK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Makes the next version of a key; it comes into use after the lead. Two at once: one of them fails. */
export async function publishKey(
  app: { db: Pick<Db, 'writer'>; clock: Clock; vault: Vault },
  kind: KeyKind,
): Promise<{ version: number; activeFrom: Date }> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(version), 1)::int as last from vault_keys where kind = ${kind}`.execute(
    app.db.writer,
  );
  const version = (rows[0]?.last ?? 1) + 1;
  const activeFrom = new Date(app.clock.now().getTime() + KEY_LEAD_MS);
  const { suite, wrapped } = app.vault.keys.make(kind, version);
  await sql`insert into vault_keys (kind, version, suite, wrapped, active_from)
    values (${kind}, ${version}, ${suite}, ${wrapped}, ${activeFrom})`.execute(app.db.writer);
  return { version, activeFrom };
}

/** Throws the secret of a version away for ever; the caller has made sure that nothing needs it. */
export async function retireKey(
  app: { db: Pick<Db, 'writer'>; clock: Clock },
  kind: KeyKind,
  version: number,
): Promise<void> {
  const now = app.clock.now();
  await sql`insert into vault_keys (kind, version, suite, wrapped, active_from, retired_at)
    values (${kind}, ${version}, 'aes', null, ${now}, ${now})
    on conflict (kind, version) do update set wrapped = null, retired_at = excluded.retired_at`.execute(
    app.db.writer,
  );
}
