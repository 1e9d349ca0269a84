export { isDiskFull, PostgresError, type PostgresTrouble } from './errors.ts';
export { startPostgres, type StartOptions } from './start.ts';
export type { Postgres, PostgresStatus } from './supervise.ts';
