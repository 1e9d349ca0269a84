import type pg from 'pg';
import { cleanUpAccess } from './features/access/index.ts';
import { cleanUpTickets } from './features/doors/index.ts';
import { cleanPhotos } from './features/events/index.ts';
import { cleanExports, exportJob, runExports } from './features/exports/index.ts';
import { cleanImports, importJob, runImports } from './features/imports/index.ts';
import { readVillages } from './features/orgs/index.ts';
import { applyRetention, cleanCopies, copyJob, readRetention, runCopies } from './features/privacy/index.ts';
import { everyVillage, noScope, withScope } from './platform/db/index.ts';
import { type JobSpec, type RunningJobs, startJobs } from './platform/jobs/index.ts';
import { continueRotation } from './key-rotation.ts';
import type { AppServices } from './services.ts';

/** Everything that comes back by the clock; outside the hours in which people work where it may take long. */
function jobsOf(services: AppServices): JobSpec[] {
  return [...askedFor(services), ...endOfDay(services), ...upkeep(services)];
}

/** Work that somebody waits for: woken at once; the clock finds what a stopped process left. */
function askedFor(services: AppServices): JobSpec[] {
  return [
    {
      name: importJob,
      cron: '*/5 * * * *',
      run: () => runImports(services),
    },
    {
      name: exportJob,
      cron: '*/5 * * * *',
      run: () => runExports(services),
    },
    {
      name: copyJob,
      cron: '*/5 * * * *',
      run: () => runCopies(services),
    },
  ];
}

/** Files are kept for a day: the content of those whose day is over goes. */
function endOfDay(services: AppServices): JobSpec[] {
  return [
    {
      name: 'exports.clean',
      cron: '27 * * * *',
      run: async () => {
        const removed = await cleanExports(services);
        services.log.info({ removed }, 'Threw away exported files whose day is over');
      },
    },
    {
      name: 'privacy.clean-copies',
      cron: '47 * * * *',
      run: async () => {
        const removed = await cleanCopies(services);
        services.log.info({ removed }, 'Threw away copies of personal data whose day is over');
      },
    },
    {
      name: 'imports.clean',
      cron: '7 * * * *',
      run: async () => {
        const removed = await cleanImports(services);
        services.log.info(removed, 'Threw away roster files whose day is over');
      },
    },
  ];
}

function upkeep(services: AppServices): JobSpec[] {
  return [
    {
      name: 'access.clean-up',
      cron: '17 * * * *',
      run: async () => {
        const { sessions, sign_in_codes: codes } = await withScope(services.db, noScope, readRetention);
        const kept = { sessionDays: sessions, codeDays: codes };
        const removed = { ...(await cleanUpAccess(services, kept)), ...(await cleanUpTickets(services)) };
        services.log.info(removed, 'Removed sessions, codes and tickets that were over');
      },
    },
    {
      name: 'vault.continue-rotation',
      cron: '35 2 * * *',
      run: async () => {
        const progress = await continueRotation(services);
        services.log.info(progress, 'Looked after the keys of the vault');
      },
    },
    {
      name: 'events.clean-photos',
      cron: '40 3 * * *',
      run: async () => {
        const villages = await withScope(services.db, noScope, (read) => readVillages(read, everyVillage));
        for (const village of villages) await cleanPhotos(services, village.id);
      },
    },
    {
      name: 'privacy.apply-retention',
      cron: '10 4 * * *',
      run: async () => {
        const removed = await applyRetention(services);
        services.log.info(removed, 'Removed what had been kept long enough');
      },
    },
  ];
}

/** Starts the background work of a serving process; stop it before the services are closed. */
export async function startAppJobs(services: AppServices, pool: pg.Pool): Promise<RunningJobs> {
  const jobs = await startJobs({ pool, log: services.log, jobs: jobsOf(services) });
  services.background.attach(jobs.runNow);
  return jobs;
}
