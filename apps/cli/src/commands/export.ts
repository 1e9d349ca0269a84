import { findVillageByCode } from '@jishan/server/features/orgs';
import { openSecrets } from '@jishan/server/platform/config';
import { noScope, startDatabase, withScope, withSnapshot } from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { Command } from 'commander';
import { NothingToExport, writeVillage } from '../export/village-files.ts';
import { readSettings } from '../repository.ts';

interface Options {
  village: string;
  out: string;
}

/** `jishan export`: a village as the files of the batch run, with its scheme and its ledger. */
export function exportCommand(): Command {
  return new Command('export')
    .description('把一个村导出成文件：名册、事件、方案、台账，可以用 simulate 重算，用 verify 核对')
    .requiredOption('--village <编码>', '村的官方编码，如 310118105201')
    .requiredOption('--out <文件夹>', '写到哪个文件夹，没有会新建，同名文件会换掉')
    .action(exportVillage);
}

async function exportVillage({ village, out }: Options): Promise<void> {
  const config = readSettings();
  const secrets = await openSecrets(config.dataDir);
  const database = await startDatabase(config, secrets, createLog('warn'));
  try {
    const place = await withScope(database.db, noScope, (read) => findVillageByCode(read, village));
    if (place === null) throw new NothingToExport(`没有编码是 ${village} 的村，请核对编码。`);
    // All files show one moment, however long the writing takes and whatever is booked meanwhile.
    const { households, events, versions } = await withSnapshot(database.db, place, (read) =>
      writeVillage(read, place.id, out),
    );
    console.log(`${place.name}：${households} 户，${events} 件事，方案 ${versions} 版，写到 ${out}`);
    console.log(`重算：npx jishan simulate ${out}/scheme --data ${out}`);
    console.log(`核对：npx jishan verify --from-export ${out}/ledger.jsonl`);
  } catch (error) {
    if (!(error instanceof NothingToExport)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await database.stop();
  }
}
