import { randomUUID } from 'node:crypto';
import { type OpenedServices, openServices } from '@jishan/server';
import { createStaff } from '@jishan/server/features/access';
import { countAdministrators, newSlip } from '@jishan/server/features/duties';
import { runCommand, systemActor } from '@jishan/server/platform/command';
import { openSecrets } from '@jishan/server/platform/config';
import { startDatabase } from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { readKeys } from '@jishan/server/platform/vault';
import { Command, Option } from 'commander';
import { readSettings } from '../repository.ts';

const titles = {
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
} as const;

type AdminRole = keyof typeof titles;

interface Options {
  role: AdminRole;
  username: string;
  name: string;
  another?: true;
}

/** `jishan admin create-admin`: the first administrators, whom nobody inside could appoint. */
export function createAdminCommand(): Command {
  return new Command('create-admin')
    .description('开通第一位系统、安全或审计管理员（三种要分给三个人），打印一次性密码')
    .addOption(
      new Option(
        '--role <职责>',
        Object.entries(titles)
          .map(([role, title]) => `${role}（${title}）`)
          .join('、'),
      )
        .choices(Object.keys(titles))
        .makeOptionMandatory(),
    )
    .requiredOption('--username <用户名>', '登录用的名字，小写字母、数字、点、横线和下划线')
    .requiredOption('--name <姓名>', '这位管理员的姓名')
    .option('--another', '已经有这种管理员了，仍要再开通一位（比如原来的人进不来了）')
    .action(createAdmin);
}

async function createAdmin(options: Options): Promise<void> {
  const config = readSettings();
  const secrets = await openSecrets(config.dataDir);
  const log = createLog('warn');
  const database = await startDatabase(config, secrets, log);
  const services = openServices({ config, secrets, database, log });
  try {
    await readKeys(services);
    const refusal = await makeAdmin(services, options, console.log);
    if (refusal === null) return;
    console.error(refusal);
    process.exitCode = 1;
  } finally {
    await services.close();
    await database.stop();
  }
}

/** Makes the account and says what stands on its slip. @returns null, or in words why it was not made */
export async function makeAdmin(
  services: OpenedServices,
  { role, username, name, another }: Options,
  say: (line: string) => void,
): Promise<string | null> {
  const title = titles[role];
  if (!another && (await countAdministrators(services, role)) > 0)
    return `已经有${title}了。以后的管理员请在管理台开通；原来的人确实进不来，再加上 --another。`;
  const key = randomUUID();
  const { initialPassword, initialUntil } = newSlip(services, key);
  const input = { username, password: initialPassword, displayName: name, grants: [{ role }], initialUntil };
  const request = { actor: systemActor('cli'), villageId: 0, key, from: { ip: '', requestId: 'cli' } };
  const answer = await runCommand(services, createStaff(services), request, input);
  if (!answer.ok) return answer.error.message;
  say(`已开通${title}：${name}`);
  say(`用户名：${username.trim().toLowerCase()}`);
  say(`一次性密码：${initialPassword}`);
  say(`请在 ${initialUntil.slice(0, 10)} 以前登录管理台，设自己的密码，再绑定手机验证器。密码只显示这一次。`);
  return null;
}
