import type { CommandApp } from '../../platform/command/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Background } from '../../platform/jobs/index.ts';
import type { Log } from '../../platform/log/index.ts';
import type { Disk } from '../../platform/storage/index.ts';
import type { Vault } from '../../platform/vault/index.ts';

export interface PrivacyServices extends CommandApp {
  db: Pick<Db, 'app' | 'writer'>;
  disk: Disk;
  vault: Vault;
  log: Log;
  background: Background;
  /** For the draft of an assessment: how staff's passwords are looked after, and which other doors are open. */
  passwordProfile?: string;
  doors?: { wechat?: unknown; dingtalk?: unknown; oidc?: unknown } | undefined;
}
