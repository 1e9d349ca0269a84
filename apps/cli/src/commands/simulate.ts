import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledScheme, parseDay, type SimulationResult, simulate } from '@jishan/scheme';
import { Command } from 'commander';
import { UnusableFiles } from '../files/problems.ts';
import { resultTables } from '../files/result-tables.ts';
import { openScheme } from '../files/scheme-files.ts';
import { readVillage, villageFolders } from '../files/village.ts';
import { writeOut } from '../files/write-out.ts';

interface Options {
  data: string;
  until?: string;
  out?: string;
  json?: boolean;
}

/** Exit codes of the batch run. */
const SCORED = 0;
const UNUSABLE = 2;
const SOME_REFUSED = 3;

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
    if (!(error instanceof UnusableFiles)) throw error;
    console.error(error.message);
    process.exitCode = UNUSABLE;
  }
}

async function simulateAll(path: string, options: Options): Promise<number> {
  if (options.until !== undefined && parseDay(options.until) === null) {
    throw new UnusableFiles([
      { file: '--until', value: options.until, expected: '要写成真实的日期，如 2024-12-31' },
    ]);
  }
  const scheme = openScheme(path);
  const folders = villageFolders(options.data);
  const single = folders.length === 1 && folders[0]?.name === '';
  let code = SCORED;
  if (options.json && !single) await writeOut('{');
  let printed = 0;
  for (const [at, { name, path: folder }] of folders.entries()) {
    if (!single) progress(at + 1, folders.length, name);
    const result = simulateFolder(scheme, folder, options.until, single ? '' : `${name}：`);
    if (result === null) {
      code = UNUSABLE;
      continue;
    }
    if (result.refused.length > 0 && code === SCORED) code = SOME_REFUSED;
    if (options.out !== undefined) writeResult(join(options.out, name), result);
    await print(result, { json: options.json ?? false, single, name, first: printed++ === 0 });
  }
  if (options.json && !single) await writeOut('\n}\n');
  return code;
}

/** Null when the folder's files cannot be used; what is wrong with them is then said on standard error. */
function simulateFolder(
  scheme: CompiledScheme,
  folder: string,
  until: string | undefined,
  label: string,
): SimulationResult | null {
  try {
    const { record, warnings } = readVillage(scheme, folder);
    for (const warning of warnings) console.error(`${label}提醒：${warning}`);
    return simulate(scheme, record, until);
  } catch (error) {
    if (!(error instanceof UnusableFiles)) throw error;
    for (const line of error.message.split('\n')) console.error(`${label}${line}`);
    return null;
  }
}

interface Printing {
  json: boolean;
  single: boolean;
  name: string;
  first: boolean;
}

async function print(result: SimulationResult, { json, single, name, first }: Printing): Promise<void> {
  if (!json) await writeOut(summary(result, name));
  else if (single) await writeOut(`${JSON.stringify(result, null, 2)}\n`);
  else await writeOut(`${first ? '' : ','}\n${JSON.stringify(name)}: ${JSON.stringify(result)}`);
}

function summary(result: SimulationResult, name: string): string {
  const lines = [
    `${name === '' ? '' : `${name}：`}算到 ${result.until}，${result.households.length} 户，记入 ${result.entries.length} 笔，` +
      `不受理 ${result.refused.length} 件。`,
    ...result.refused.map((refused) => {
      const what = 'event' in refused ? `事件 ${refused.event}` : `兑换单 ${refused.order}`;
      return `  ${what}：${refused.message} [${refused.code}]`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function writeResult(folder: string, result: SimulationResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
  for (const [file, text] of resultTables(result)) writeFileSync(join(folder, file), text);
}

/** On long runs, one line now and then, so that a person sees it moving. */
function progress(at: number, total: number, name: string): void {
  if (process.stderr.isTTY && (at === 1 || at === total || at % 20 === 0)) {
    process.stderr.write(`\r第 ${at}/${total} 个村：${name}   ${at === total ? '\n' : ''}`);
  }
}
