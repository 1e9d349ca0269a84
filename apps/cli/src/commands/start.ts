import type { Config } from '@jishan/server/platform/config';
import { createLog } from '@jishan/server/platform/log';
import { Command } from 'commander';
import { readSettings, readVersion, root } from '../repository.ts';
import { addressLines } from '../start/addresses.ts';
import { buildFaces, facesUnder } from '../start/faces.ts';
import { choosePort } from '../start/port.ts';
import { createProgress, type Progress } from '../start/progress.ts';
import { texts } from '../start/texts.ts';
import { openSystem, type System } from '../system/open-system.ts';
import { aborted, stopSignal } from '../system/stop-signal.ts';

/** `jishan start`, which is what `npm start` runs: everything a newcomer needs, said as it happens. */
export function startCommand(): Command {
  return new Command('start')
    .description('启动整个系统：准备数据库和页面，第一次还会装上演示数据')
    .action(start);
}

async function start(): Promise<void> {
  const config = readSettings();
  const stop = stopSignal();
  const progress = createProgress(console.log);
  progress.say(texts.starting(readVersion()));
  const port = await choosePort({ ...config, asked: Boolean(process.env.PORT) });
  if (port !== config.port) progress.say(texts.portMoved(config.port, port));
  const builds = buildFaces({ root, note: progress, signal: stop });
  // Awaited further down; until then a failure must not count as unhandled.
  builds.catch(() => undefined);
  const system = await openDatabaseAndApp(config, progress);
  try {
    const listening = await system.listen(port);
    const preparing = builds;
    await Promise.race([preparing, aborted(stop)]);
    if (!stop.aborted) sayReady(system, config, listening, progress);
    await aborted(stop);
    progress.say(texts.stopping);
  } finally {
    progress.stop();
    await system.stop();
  }
  progress.say(texts.stopped);
}

async function openDatabaseAndApp(config: Config, progress: Progress): Promise<System> {
  const log = createLog(process.env.JISHAN_LOG_LEVEL ? config.logLevel : 'warn');
  progress.begin(texts.database);
  const system = await openSystem({ config, faces: facesUnder(root), log, version: readVersion() });
  progress.end(texts.database);
  return system;
}

function sayReady(system: System, config: Config, port: number, progress: Progress): void {
  system.ready();
  progress.say(texts.serving);
  const village = system.services.start.guide?.publicVillage.code;
  for (const line of addressLines(port, config.host, village)) progress.say(line);
}
