import { explain, explanationLines } from '@jishan/scheme';
import { Command } from 'commander';
import { UnusableFiles } from '../files/problems.ts';
import { openScheme } from '../files/scheme-files.ts';
import { readVillage } from '../files/village.ts';
import { writeOut } from '../files/write-out.ts';
import { endUnusable } from './unusable.ts';
import { suggestHolders } from './suggest-holder.ts';
import { checkUntil } from './until.ts';

interface Options {
  data: string;
  holder: string;
  until?: string;
  json?: boolean;
}

/** `jishan explain`: why somebody has this many points, line by line, and why the rank, stars and titles are theirs or not. */
export function explainCommand(): Command {
  return new Command('explain')
    .description(
      '说明一户（或一人、一组）的积分是怎样来的：每一笔的条款、上限和原本该得的分，名次、星级、称号为什么有或没有',
    )
    .argument('<方案>', '一个方案文件，或放着同一方案各个版本的文件夹')
    .requiredOption('--data <文件夹>', '放着 households.csv、events.csv 等文件的文件夹')
    .requiredOption('--holder <编号>', '谁的积分，如 h:H1（户）、m:M1（成员）、g:一组（小组）')
    .option('--until <日期>', '算到哪天为止（含）')
    .option('--json', '打印成 JSON，给别的程序用')
    .action(explainHolder);
}

async function explainHolder(path: string, options: Options): Promise<void> {
  try {
    checkUntil(options.until);
    const scheme = openScheme(path);
    const { record, warnings } = readVillage(scheme, options.data);
    for (const warning of warnings) console.error(`提醒：${warning}`);
    const explanation = explain(scheme, record, options.holder, options.until);
    if (!explanation) {
      const likely = suggestHolders(record.facts, options.holder).map((key) => `“${key}”`);
      const hint = likely.length > 0 ? `，是不是想写${likely.join('、')}？` : '；';
      const expected = `名册里没有${hint}户写 h:户号，成员写 m:成员号，单位写 o:单位号，小组写 g:组名，片区写 s:片区名`;
      throw new UnusableFiles([{ file: '--holder', value: options.holder, expected }]);
    }
    const text = options.json
      ? JSON.stringify(explanation, null, 2)
      : explanationLines(explanation).join('\n');
    await writeOut(`${text}\n`);
  } catch (error) {
    endUnusable(error);
  }
}
