import { Command } from 'commander';
import { exitCodeOf, inChinese } from './commands/in-chinese.ts';
import { explain } from './explain.ts';
import { readVersion } from './repository.ts';

/** Each with what it needs, loaded when it is called: scoring files has no use for the server. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand(),
  admin: async () => (await import('./commands/admin.ts')).adminCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand(),
  lint: async () => (await import('./commands/lint.ts')).lintCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
};

const program = new Command('jishan')
  .description('积善：积分方案、申报、审核、存折和公示')
  .version(readVersion(), '-V, --version', '显示版本');

const called = Object.entries(commands).filter(([name]) => name === process.argv[2]);
// Help and a mistyped name want to know them all.
const loaded = called.length > 0 ? called : Object.entries(commands);

try {
  for (const [, load] of loaded) program.addCommand(await load());
  await inChinese(program).parseAsync();
  // Whatever still holds a timer or a socket has nothing left to do.
  process.exit();
} catch (error) {
  const code = exitCodeOf(error);
  // The library has said what is wrong with the line.
  if (code === null) console.error(explain(error));
  process.exit(code ?? 1);
}
