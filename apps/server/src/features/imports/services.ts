import type { CommandApp } from '../../platform/command/index.ts';
import type { Disk } from '../../platform/storage/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { Background } from '../../platform/jobs/index.ts';

export interface ImportServices extends CommandApp {
  disk: Disk;
  vault: Vault;
  /** Puts background work in line at once. */
  background: Background;
}
