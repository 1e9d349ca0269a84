import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { verifyStream } from '@jishan/ledger';
import { openSecrets } from '@jishan/server/platform/config';
import { startDatabase } from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { Command } from 'commander';
import { readSettings } from '../repository.ts';
import { type NamedHead, readHeads, UnusableInput } from '../verify/given-heads.ts';
import { createReport, type Report } from '../verify/report.ts';
import { type DatabaseCheck, verifyDatabase } from '../verify/verify-database.ts';

interface Options {
  village?: string;
  head?: string;
  fromExport?: string;
  export?: string;
}

/** `jishan verify`: recomputes every chain and balance. Exit 1 when anything was changed by hand. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('核对台账：重算每一笔的链和余额，指出哪个村哪一行被改过')
    .option('--village <编码>', '只查一个村，写它的官方编码')
    .option('--head <文件或编号:摘要>', '和以前公示的链头比对，末尾被截掉也能发现')
    .option('--from-export <文件>', '不用数据库，直接核对导出的 ledger.jsonl')
    .option('--export <文件>', '核对之后把台账导出到这个文件，供别处核对')
    .action(verify);
}

async function verify(options: Options): Promise<void> {
  const report = createReport((line) => console.log(line));
  const heads = options.head === undefined ? [] : readHeads(options.head);
  if (options.fromExport === undefined) {
    await verifyConfigured({ village: options.village, heads, exportTo: options.export }, report);
  } else await verifyFile(options.fromExport, heads, report);
  process.exitCode = report.end() === 0 ? 0 : 1;
}

/** The configured database, started for as long as it takes if nobody serves from it. */
async function verifyConfigured(check: DatabaseCheck, report: Report): Promise<void> {
  const config = readSettings();
  const secrets = await openSecrets(config.dataDir);
  const database = await startDatabase(config, secrets, createLog('warn'));
  try {
    await verifyDatabase(database.db, check, report);
  } finally {
    await database.stop();
  }
}

/** An export holds no village codes, so a head from the command line is taken to be of its only village. */
async function verifyFile(path: string, heads: NamedHead[], report: Report): Promise<void> {
  if (!existsSync(path)) throw new UnusableInput(`没有 ${path} 这个文件。请核对文件名。`);
  const [villageId, ...others] = await villagesOf(path);
  if (heads.length > 0 && others.length > 0) {
    throw new UnusableInput(
      '这个导出文件里有几个村，分不清 --head 是哪个村的。请先用 --village 导出一个村。',
    );
  }
  const given = heads.length > 0 ? new Map([[villageId ?? 0, heads]]) : new Map<number, NamedHead[]>();
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const village of verifyStream(lines, given)) report.add(village, null);
}

async function villagesOf(path: string): Promise<number[]> {
  const found: number[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const match = /^\{"type":"village","format":"jishan.ledger.1","villageId":"(\d+)"/.exec(line);
    if (match) found.push(Number(match[1]));
  }
  return found;
}
