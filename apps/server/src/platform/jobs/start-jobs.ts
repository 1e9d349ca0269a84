import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Log } from '../log/index.ts';

/** Work that comes back by the clock. With several processes each turn is done by one of them. */
export interface JobSpec {
  /** `<feature>.<what>`, unique. */
  name: string;
  /** Five fields, in the villages' time. */
  cron: string;
  /** Must be safe to run twice: a process that dies midway leaves the turn to another. */
  run(): Promise<void>;
}

export interface RunningJobs {
  /** Puts a job in line at once, whatever the clock says. */
  runNow(name: string): Promise<void>;
  /** Lets running jobs end (10 s at most), starts no more. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** The app's own pool; the tables come from a migration, not from pg-boss. */
  pool: pg.Pool;
  log: Log;
  jobs: readonly JobSpec[];
  /** How often a worker looks for work; default 30. */
  pollSec?: number;
}

const RETRIES = 3;
const STOP_TIMEOUT_MS = 10_000;

/** Starts the schedule and the workers of this process. */
export async function startJobs({ pool, log, jobs, pollSec = 30 }: JobsOptions): Promise<RunningJobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'jobs',
    migrate: false,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'Background work met a fault and goes on'));
  await boss.start();
  const workers = new Map<string, string>();
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      policy: 'stately',
      retryLimit: RETRIES,
      retryBackoff: true,
    });
    await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' });
    const worker = await boss.work(job.name, { pollingIntervalSeconds: pollSec }, async () => {
      await job.run();
      log.debug({ job: job.name }, 'Background job done');
    });
    workers.set(job.name, worker);
  }
  return {
    runNow: async (name) => {
      await boss.send(name, {});
      const worker = workers.get(name);
      // Somebody waits for it: this process looks for work now and not at its next turn.
      if (worker) boss.notifyWorker(worker);
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  };
}
