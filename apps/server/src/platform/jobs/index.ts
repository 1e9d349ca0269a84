export { type JobSpec, type RunningJobs, startJobs } from './start-jobs.ts';
