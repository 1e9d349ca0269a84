import { openSecrets } from '@jishan/server/platform/config';
import { migrate, withOwner } from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { Command } from 'commander';
import { readSettings } from '../repository.ts';

/** `jishan migrate`: brings the database up to this program's schema and starts nothing else. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('把数据库升级到这个版本的结构，不启动服务（启动服务时也会自动升级）')
    .action(migrateDatabase);
}

async function migrateDatabase(): Promise<void> {
  const config = readSettings();
  const secrets = await openSecrets(config.dataDir);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { applied } = await withOwner(config, secrets, log, (ownerUrl, passwordKey) =>
    migrate({ ownerUrl, passwordKey, onApply: (name) => console.log(`执行 ${name}`) }),
  );
  console.log(applied.length > 0 ? `完成，共 ${applied.length} 项。` : '数据库已是最新结构，没有要做的。');
}
