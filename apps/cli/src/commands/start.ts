import type { Config } from '@jishan/server/platform/config';
import { createLog } from '@jishan/server/platform/log';
import { Command } from 'commander';
import { demoGuide, demoSizes, loadDemo } from '../demo/index.ts';
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
    const preparing = Promise.all([builds, loadDemoOnce(system, config, progress)]);
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

async function loadDemoOnce(system: System, config: Config, progress: Progress): Promise<void> {
  const size = chooseDemoSize(config);
  if (!size) return;
  const { secrets, database, services } = system;
  progress.begin(texts.demo);
  const target = { config, secrets, database, size, log: services.log, now: services.clock.now() };
  await loadDemo(target, (line) => progress.say(texts.detail(line)));
  services.start.guide = demoGuide(size.householdsPerVillage);
  progress.end(texts.demo);
}

/** JISHAN_DEMO is for tests and for whoever starts with real data at once: small, none, or full when it is absent. */
function chooseDemoSize(config: Config): (typeof demoSizes)['full' | 'small'] | undefined {
  const name = process.env.JISHAN_DEMO || 'full';
  if (config.production || name === 'none') return undefined;
  return name === 'small' ? demoSizes.small : demoSizes.full;
}

function sayReady(system: System, config: Config, port: number, progress: Progress): void {
  system.ready();
  progress.say(texts.serving);
  const village = system.services.start.guide?.publicVillage.code;
  for (const line of addressLines(port, config.host, village)) progress.say(line);
}
