import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SEED } from './random.ts';
import type { Comparison } from './report.ts';
import { SCHEME } from './scheme.ts';
import { writeDistrict } from './write-district.ts';

const HOUSEHOLDS_PER_VILLAGE = 300;
const EVENTS_PER_VILLAGE = 10_000;
const MILLION = 1_000_000;
const AIM_RATIO = 2;
const AIM_MEMORY_MB = 4096;

interface Usage {
  cpuSeconds: number;
  memoryMb: number;
  wallSeconds: number;
}

/** A district's year from files through `jishan simulate`, beside only parsing and sorting the same files. */
export async function compareDistrict(millions: number): Promise<Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-district-'));
  try {
    const villages = Math.round((millions * MILLION) / EVENTS_PER_VILLAGE);
    const data = join(folder, 'data');
    const each = { householdsPerVillage: HOUSEHOLDS_PER_VILLAGE, eventsPerVillage: EVENTS_PER_VILLAGE };
    writeDistrict(data, { villages, ...each }, SEED);
    // As `npx jishan` runs it.
    const cli = resolve(import.meta.dirname, '../../apps/cli/bin/jishan.js');
    const simulate = [cli, 'simulate', SCHEME, '--data', data, '--until', '2026-12-31'];
    const events = villages * EVENTS_PER_VILLAGE;
    console.log(
      `${millions} M events of ${villages} villages, ${villages * HOUSEHOLDS_PER_VILLAGE} households`,
    );
    const report = (name: string, usage: Usage) => {
      const { cpuSeconds, memoryMb, wallSeconds } = usage;
      const nanos = Math.round((cpuSeconds / events) * 1e9);
      console.log(
        `${name.padEnd(26)} ${cpuSeconds.toFixed(1)} CPU s (${nanos} ns an event), ${wallSeconds.toFixed(1)} s, ` +
          `${Math.round(memoryMb)} MB`,
      );
      return usage;
    };
    const usageFile = join(folder, 'usage.json');
    const run = (args: readonly string[], codes: readonly number[]) => measure(args, codes, usageFile);
    const parser = resolve(import.meta.dirname, 'parse-and-sort.ts');
    const sorted = report('parse and sort, own reader', await run([parser, data, 'own'], [0]));
    const byLibrary = report('parse and sort, csv-parse', await run([parser, data, 'csv-parse'], [0]));
    // The made-up year holds events that are refused.
    const summary = report('simulate', await run(simulate, [3]));
    const json = report('simulate --json', await run([...simulate, '--json'], [3]));
    const out = report('simulate --out', await run([...simulate, '--out', join(folder, 'out')], [3]));
    const memory = Math.max(summary.memoryMb, json.memoryMb, out.memoryMb);
    const size = `${millions} M`;
    const compare = (what: string, usage: Usage, base: Usage): Comparison => ({
      what: `${size}: ${what}`,
      ratio: usage.cpuSeconds / base.cpuSeconds,
      aim: AIM_RATIO,
      better: 'less',
    });
    return [
      compare('simulate to parsing and sorting, own reader', summary, sorted),
      compare('simulate to parsing and sorting, csv-parse', summary, byLibrary),
      compare('with --json to own reader', json, sorted),
      compare('with --json to csv-parse', json, byLibrary),
      compare('with --out to own reader', out, sorted),
      compare('with --out to csv-parse', out, byLibrary),
      { what: `${size}: memory to 4 GB`, ratio: memory / AIM_MEMORY_MB, aim: 1, better: 'less' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(args: readonly string[], codes: readonly number[], usageFile: string): Promise<Usage> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', resolve(import.meta.dirname, 'report-usage.ts'), ...args],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, JISHAN_USAGE: usageFile } },
  );
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (!codes.includes(code)) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'wallSeconds'>;
  return { ...usage, wallSeconds: (performance.now() - started) / 1000 };
}
