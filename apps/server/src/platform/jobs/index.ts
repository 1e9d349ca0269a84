export { type Background, createBackground } from './background.ts';
export { type JobSpec, type RunningJobs, startJobs } from './start-jobs.ts';
