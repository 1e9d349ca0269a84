import { join } from 'node:path';
import { type CompiledScheme, type ScoredVillage, type SimulationResult, scoreVillage } from '@jishan/scheme';
import { UnusableFiles } from '../files/problems.ts';
import { resultJson } from '../files/result-json.ts';
import { resultTables } from '../files/result-tables.ts';
import { readVillage } from '../files/village.ts';
import { writeTogether } from '../files/write-together.ts';

/** Exit codes of the batch run. */
export const SCORED = 0;
export const UNUSABLE = 2;
export const SOME_REFUSED = 3;

export interface VillageFolder {
  /** Empty where the data are one village's. */
  name: string;
  path: string;
}

export interface RunOptions {
  /** Last day that counts, as `YYYY-MM-DD`. */
  until?: string;
  /** Folder to write results to, one folder a village. */
  out?: string;
  /** Whether `result.json` is to be printed instead of a summary. */
  json: boolean;
}

export interface VillageOutcome {
  name: string;
  code: typeof SCORED | typeof UNUSABLE | typeof SOME_REFUSED;
  /** For standard output; empty for files that cannot be used. */
  text: string | Uint8Array<ArrayBuffer>;
  /** For standard error, line by line. */
  said: string[];
}

/** Scores one village from its files, and writes its results where they are asked for. */
export function runVillage(
  scheme: CompiledScheme,
  { name, path }: VillageFolder,
  { until, out, json }: RunOptions,
): VillageOutcome {
  const label = name === '' ? '' : `${name}：`;
  const said: string[] = [];
  try {
    const { record, warnings } = readVillage(scheme, path);
    for (const warning of warnings) said.push(`${label}提醒：${warning}`);
    const scored = scoreVillage(scheme, record, until);
    const text = json || out !== undefined ? writeWhole(scored, json, out && join(out, name)) : '';
    const code = scored.settled.refused.length > 0 ? SOME_REFUSED : SCORED;
    return { name, code, text: text === '' ? summary(scored, label) : text, said };
  } catch (error) {
    if (!(error instanceof UnusableFiles)) throw error;
    for (const line of error.message.split('\n')) said.push(`${label}${line}`);
    return { name, code: UNUSABLE, text: '', said };
  }
}

/** Writes everything to a folder, where one is given; gives back what is to be printed, nothing for a summary. */
function writeWhole(
  { settled, entries }: ScoredVillage,
  print: boolean,
  folder: string | undefined,
): VillageOutcome['text'] {
  const result: SimulationResult = { ...settled, entries: entries() };
  const json = resultJson(result);
  if (folder !== undefined) {
    writeTogether(folder, [['result.json', json], ...resultTables(result)]);
  }
  return print ? json : '';
}

/** Refusals named one by one in a summary; the rest stands in `result.json`. */
const NAMED_MAX = 50;

function summary({ settled, booked }: ScoredVillage, label: string): string {
  const { until, households, refused } = settled;
  const lines = [
    `${label}算到 ${until}，${households.length} 户，记入 ${booked} 笔，不受理 ${refused.length} 件。`,
  ];
  for (const one of refused.slice(0, NAMED_MAX)) {
    const what = 'event' in one ? `事件 ${one.event}` : `兑换单 ${one.order}`;
    lines.push(`  ${what}：${one.message} [${one.code}]`);
  }
  const more = refused.length - NAMED_MAX;
  if (more > 0) lines.push(`  还有 ${more} 件，用 --out 或 --json 看全部`);
  lines.push(...withheldLines(settled));
  return `${lines.join('\n')}\n`;
}

/** Base points that nobody was given must not go by in silence. */
function withheldLines({ not_given: withheld = [] }: ScoredVillage['settled']): string[] {
  if (withheld.length === 0) return [];
  const named = withheld.slice(0, NAMED_MAX).map(({ holder, message }) => `  ${holder}：${message}`);
  const more = withheld.length - named.length;
  const rest = more > 0 ? [`  还有 ${more} 笔，用 --out 或 --json 看全部`] : [];
  return [`基础分有 ${withheld.length} 笔因为事实不知道没有给：`, ...named, ...rest];
}
