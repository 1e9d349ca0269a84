export { isDiskFull, PostgresError, type PostgresTrouble } from './errors.ts';
export { type StartOptions, startPostgres } from './start.ts';
export type { Postgres, PostgresStatus } from './supervise.ts';
