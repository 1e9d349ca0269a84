import { setTimeout as sleep } from 'node:timers/promises';
import { beginRotation, continueRotation, type KeyKind, openServices } from '@jishan/server';
import { openSecrets } from '@jishan/server/platform/config';
import { startDatabase } from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { watchKeys } from '@jishan/server/platform/vault';
import { Command } from 'commander';
import { readSettings } from '../repository.ts';
import { createAdminCommand } from './create-admin.ts';

/** `jishan admin …`: what the operator of the installation does by hand. */
export function adminCommand(): Command {
  return new Command('admin')
    .description('系统维护')
    .addCommand(createAdminCommand())
    .addCommand(rotateKeysCommand());
}

function rotateKeysCommand(): Command {
  return new Command('rotate-keys')
    .description('更换加密密钥：生成新密钥，再把姓名、手机等重新加密；服务不用停，中断了再运行一次会接着做')
    .option('--indexes', '连同检索用的密钥一起更换（要重建全部检索，花的时间长一些）')
    .option('--continue', '不生成新密钥，只接着做上次没做完的')
    .action(rotateKeys);
}

async function rotateKeys(options: { indexes?: true; continue?: true }): Promise<void> {
  const config = readSettings();
  const secrets = await openSecrets(config.dataDir);
  const log = createLog('warn');
  const database = await startDatabase(config, secrets, log);
  const services = openServices({ config, secrets, database, log });
  const stopWatching = await watchKeys(services);
  try {
    const kinds: KeyKind[] = options.indexes ? ['seal', 'index'] : ['seal'];
    if (!options.continue) {
      for (const kind of kinds) {
        const { version, activeFrom } = await beginRotation(services, kind);
        const waitMs = Math.max(0, activeFrom.getTime() - Date.now());
        console.log(
          `${names[kind]}第 ${version} 版已生成，等 ${Math.ceil(waitMs / 1000)} 秒，让各处的服务都取到它…`,
        );
        await sleep(waitMs);
      }
    }
    const { sealed, indexed, retired } = await continueRotation(services);
    console.log(`已用新密钥重新加密 ${sealed} 项，重建检索 ${indexed} 人。`);
    console.log(
      retired.length > 0
        ? `不再使用的旧密钥已销毁：${retired.join('、')}。`
        : '旧密钥保留 14 天后，由每夜的任务确认没有数据再用到它，然后销毁。',
    );
  } finally {
    stopWatching();
    await services.close();
    await database.stop();
  }
}

const names: Record<KeyKind, string> = { seal: '加密密钥', index: '检索密钥' };
