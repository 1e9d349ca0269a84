import { Command } from 'commander';
import { adminCommand } from './commands/admin.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { lintCommand } from './commands/lint.ts';
import { migrateCommand } from './commands/migrate.ts';
import { serveCommand } from './commands/serve.ts';
import { simulateCommand } from './commands/simulate.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';
import { explain } from './explain.ts';
import { readVersion } from './repository.ts';

const program = new Command('jishan')
  .description('积善：积分方案、申报、审核、存折和公示')
  .version(readVersion(), '-V, --version', '显示版本')
  .helpOption('-h, --help', '显示用法')
  .helpCommand('help [command]', '显示某个命令的用法')
  .addCommand(startCommand())
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(adminCommand())
  .addCommand(verifyCommand())
  .addCommand(simulateCommand())
  .addCommand(lintCommand())
  .addCommand(exportCommand())
  .addCommand(explainCommand());

try {
  await program.parseAsync();
  // Whatever still holds a timer or a socket has nothing left to do.
  process.exit();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
