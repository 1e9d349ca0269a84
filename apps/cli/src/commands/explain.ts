import {
  type CompiledScheme,
  dayTextOf,
  type EntryResult,
  type EventFact,
  type SimulationResult,
  simulate,
  versionAt,
} from '@jishan/scheme';
import { Command } from 'commander';
import { UnusableFiles } from '../files/problems.ts';
import { openScheme } from '../files/scheme-files.ts';
import { readVillage } from '../files/village.ts';
import { writeOut } from '../files/write-out.ts';

interface Options {
  data: string;
  holder: string;
  until?: string;
}

/** `jishan explain`: why somebody has this many points, line by line, each with its clause and what a cap took. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('说明一户（或一人）的积分是怎样来的：每一笔的条款、上限和原本该得的分')
    .argument('<方案>', '一个方案文件，或放着同一方案各个版本的文件夹')
    .requiredOption('--data <文件夹>', '放着 households.csv、events.csv 等文件的文件夹')
    .requiredOption('--holder <编号>', '谁的积分，如 h:H1（户）、m:M1（成员）')
    .option('--until <日期>', '算到哪天为止（含）')
    .action(explainHolder);
}

async function explainHolder(path: string, options: Options): Promise<void> {
  try {
    const scheme = openScheme(path);
    const { record } = readVillage(scheme, options.data);
    const result = simulate(scheme, record, options.until);
    const events = new Map(record.events.map((event) => [event.id, event]));
    await writeOut(`${linesOf(scheme, result, events, options.holder).join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof UnusableFiles)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function linesOf(
  scheme: CompiledScheme,
  result: SimulationResult,
  events: ReadonlyMap<string, EventFact>,
  holder: string,
): string[] {
  const entries = result.entries.filter((entry) => entry.holder === holder);
  const refused = result.refused.filter((one) => 'event' in one && events.get(one.event)?.subject === holder);
  return [
    `${holder}，算到 ${result.until}`,
    ...entries
      .map((entry) => ({ entry, at: events.get(entry.event)?.happenedAt ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry, at }) => entryLine(scheme, entry, at)),
    ...refused.map((one) => `${'event' in one ? one.event : one.order} 没有计分：${one.message}`),
    ...balanceLines(result, holder),
  ];
}

function entryLine(scheme: CompiledScheme, entry: EntryResult, at: number): string {
  const clause = versionAt(scheme, at)?.document.source?.clauses?.[entry.clause];
  const basis = clause ? `，依据 ${clause.number ?? ''} ${clause.text}` : '';
  const full = entry.points === entry.would_be ? '' : `（不受上限时是 ${entry.would_be}）`;
  const sign = entry.points < 0 ? '' : '+';
  return `${dayTextOf(at)} ${entry.event} ${sign}${entry.points}${full} ${entry.reason}${basis}`;
}

function balanceLines(result: SimulationResult, holder: string): string[] {
  const everyone = [
    ...result.households.map((one) => ({ key: `h:${one.id}`, one })),
    ...(result.members ?? []).map((one) => ({ key: `m:${one.id}`, one })),
    ...(result.organisations ?? []).map((one) => ({ key: `o:${one.id}`, one })),
  ];
  const found = everyone.find(({ key }) => key === holder)?.one;
  if (!found) return [`名册里没有 ${holder}，或方案里没有记在它名下的账户`];
  return Object.entries(found.balances).flatMap(([balance, rows]) =>
    rows.map(
      (row) =>
        `账户 ${balance} ${row.period}：期初 ${row.opening}，加 ${row.earned}，扣 ${row.deducted}，兑换 ${row.redeemed}，` +
        `期末 ${row.closing}`,
    ),
  );
}
