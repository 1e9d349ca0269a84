import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type AccessServices, createSessionReader } from './features/access/index.ts';
import { createDoors, type DoorPorts, type DoorServices } from './features/doors/index.ts';
import type { StartInfo } from './features/start/index.ts';
import type { SessionReader } from './platform/auth/index.ts';
import { type Clock, systemClock } from './platform/clock/index.ts';
import type { Config, Secrets } from './platform/config/index.ts';
import type { Db, RunningDatabase } from './platform/db/index.ts';
import { createIds } from './platform/ids/index.ts';
import { type Background, createBackground } from './platform/jobs/index.ts';
import type { Log } from './platform/log/index.ts';
import { createAliyunSms, createFileSms, noSms, type SmsPort } from './platform/sms/index.ts';
import { createDisk, type Disk } from './platform/storage/index.ts';
import { createVault } from './platform/vault/index.ts';
import { createWriter, type WriterOptions } from './platform/writer/index.ts';

/** Everything that routes are given; each feature's own type names the part it needs. */
export interface AppServices extends AccessServices, DoorServices {
  db: Pick<Db, 'app' | 'writer'>;
  doors: DoorPorts;
  sessions: SessionReader;
  disk: Disk;
  background: Background;
  start: StartInfo;
}

export interface OpenedServices extends AppServices {
  /** Finishes what is queued; the database is closed by whoever opened it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  config: Config;
  secrets: Secrets;
  database: Pick<RunningDatabase, 'db'>;
  log: Log;
  clock?: Clock;
  /** Other than the writer's own defaults; benches compare them. */
  writer?: Pick<WriterOptions, 'batchMax' | 'lanes'>;
}

/** Opens what a serving process needs on top of its database. The start page's `guide` and `isReady` are the caller's. */
export function openServices({
  config,
  secrets,
  database,
  log,
  clock = systemClock,
  writer: writerOptions = {},
}: OpenOptions): OpenedServices {
  const { db } = database;
  const smsFile = config.production || config.remotes.sms ? null : path.join(config.dataDir, 'sms.log');
  const writer = createWriter({
    ...writerOptions,
    connectionString: db.writerUrl,
    clock,
    random: randomBytes,
    onFault: ({ what, error }) => log.warn({ what, err: error }, 'The writer survived a fault'),
  });
  return {
    db,
    writer,
    clock,
    ids: createIds(clock),
    log,
    vault: createVault(secrets, { suite: config.cipherProfile, now: () => clock.now() }),
    sms: openSms(config, smsFile, clock),
    doors: createDoors(config.remotes, { clock, log }),
    disk: createDisk(config.dataDir),
    background: createBackground((error) => log.warn({ err: error }, 'Background work waits for its turn')),
    sessions: createSessionReader({ db, clock, log }),
    passwordProfile: config.passwordProfile,
    production: config.production,
    start: { guide: null, isReady: () => false, smsFile },
    close: () => writer.close(),
  };
}

/** A gateway if there is one; else a file, but never in production, where somebody may read it. */
function openSms({ remotes }: Config, smsFile: string | null, clock: Clock): SmsPort {
  if (remotes.sms) return createAliyunSms(remotes.sms, clock);
  return smsFile ? createFileSms(smsFile, clock) : noSms;
}
