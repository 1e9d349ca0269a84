import { Command } from 'commander';
import { Progress } from '../batch/progress.ts';
import { runVillages } from '../batch/run-villages.ts';
import { SCORED, UNUSABLE, type VillageOutcome } from '../batch/village-run.ts';
import { openScheme } from '../files/scheme-files.ts';
import { passedOver, villageFolders } from '../files/village.ts';
import { writeOut } from '../files/write-out.ts';
import { endUnusable } from './unusable.ts';
import { checkUntil } from './until.ts';

interface Options {
  data: string;
  until?: string;
  out?: string;
  json?: boolean;
}

/** `jishan simulate`: scores a village (or a folder of villages) from files alone. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('只凭文件给一个村算分：试方案、交审计、核对系统，不用服务也不用数据库')
    .argument('<方案>', '一个方案文件，或放着同一方案各个版本的文件夹')
    .requiredOption(
      '--data <文件夹>',
      '放着 households.csv、events.csv 等文件的文件夹；也可以是每村一个的文件夹',
    )
    .option('--until <日期>', '算到哪天为止（含），如 2024-12-31')
    .option('--out <文件夹>', '把 result.json 和同样内容的 CSV 写到这里')
    .option('--json', '把 result.json 打印出来，不打印别的')
    .action(run);
}

async function run(path: string, options: Options): Promise<void> {
  try {
    process.exitCode = await simulateAll(path, options);
  } catch (error) {
    endUnusable(error);
  }
}

async function simulateAll(path: string, { data, json = false, ...options }: Options): Promise<number> {
  checkUntil(options.until);
  const scheme = openScheme(path);
  const villages = villageFolders(data);
  for (const text of passedOver(data)) console.error(`提醒：${text}`);
  const progress = new Progress(villages.length);
  const print = printer(json, villages[0]?.name === '');
  let code: number = SCORED;
  let done = 0;
  for await (const outcome of runVillages({ scheme, villages, options: { ...options, json } })) {
    if (outcome.said.length > 0) progress.clear();
    for (const line of outcome.said) console.error(line);
    await print.next(outcome);
    if (code === SCORED || outcome.code === UNUSABLE) code = outcome.code;
    progress.tell(++done);
  }
  progress.clear();
  await print.end();
  return code;
}

/** Prints one village's result or summary, or all of several as one JSON object with the folders' names as keys. */
function printer(json: boolean, single: boolean) {
  if (!json || single) {
    return {
      async next({ text }: VillageOutcome) {
        if (text.length > 0) await writeOut(text);
        if (text.length > 0 && json) await writeOut('\n');
      },
      end: async () => {},
    };
  }
  let printed = 0;
  return {
    async next({ name, text }: VillageOutcome) {
      if (text.length === 0) return;
      await writeOut(`${printed++ === 0 ? '{' : ','}\n${JSON.stringify(name)}: `);
      await writeOut(text);
    },
    end: () => writeOut(`${printed === 0 ? '{' : ''}\n}\n`),
  };
}
