import { availableParallelism } from 'node:os';

export interface Check {
  name: string;
  /** Resolves to what is wrong, one text a finding; nothing wrong is an empty list. */
  find: () => Promise<string[]>;
}

/**
 * Runs all checks, as many at a time as there are cores, prints one line each as it ends and all findings at the end.
 *
 * @returns how many checks found something
 */
export async function runChecks(
  checks: Check[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const waiting = [...checks];
  const found: { name: string; findings: string[] }[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const findings = await check.find().catch((error: unknown) => [String(error)]);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      print(`${findings.length === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
      if (findings.length > 0) found.push({ name: check.name, findings });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  for (const { name, findings } of found) print(`\n✗ ${name}\n${findings.join('\n')}`);
  print(`\nchecks: ${checks.length - found.length} passed, ${found.length} failed`);
  return found.length;
}
