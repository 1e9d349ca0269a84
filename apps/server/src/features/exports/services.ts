import type { CommandApp } from '../../platform/command/index.ts';
import type { Background } from '../../platform/jobs/index.ts';
import type { Log } from '../../platform/log/index.ts';
import type { Disk } from '../../platform/storage/index.ts';
import type { Vault } from '../../platform/vault/index.ts';

export interface ExportServices extends CommandApp {
  disk: Disk;
  vault: Vault;
  log: Log;
  background: Background;
}
