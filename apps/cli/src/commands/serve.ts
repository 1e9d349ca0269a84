import { createLog } from '@jishan/server/platform/log';
import { Command } from 'commander';
import { readSettings, readVersion, root } from '../repository.ts';
import { facesUnder } from '../start/faces.ts';
import { openSystem } from '../system/open-system.ts';
import { aborted, stopSignal } from '../system/stop-signal.ts';

/** `jishan serve`: the server alone, as a service manager runs it; builds nothing and loads nothing. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('只启动服务：不构建页面，不装演示数据；日志每行一条 JSON')
    .action(serve);
}

async function serve(): Promise<void> {
  const config = readSettings();
  const log = createLog(config.logLevel);
  const stop = stopSignal();
  const system = await openSystem({ config, faces: facesUnder(root), log, version: readVersion() });
  try {
    const port = await system.listen(config.port);
    system.ready();
    log.info({ port }, 'Serving');
    await aborted(stop);
    log.info('Stopping');
  } finally {
    await system.stop();
  }
}
