export { BusyClient } from './busy-client.ts';
export { databaseUrl, typeParsers, withClient, withDatabase } from './connections.ts';
export { type Db, openDatabase } from './database.ts';
export { makeOwner, ownerName } from './make-owner.ts';
export { migrate, migrationsDirectory, readMigrations } from './migrate.ts';
export { applyRoleSettings, quoteIdentifier, type Roles, rangeOptions, readRoles } from './roles.ts';
export {
  everyVillage,
  noScope,
  type Scope,
  type ScopedRead,
  type ScopedTx,
  setScope,
  withScope,
  withSnapshot,
  withTx,
} from './scope.ts';
export { DatabaseSetupError, type DatabaseSetupTrouble } from './setup-error.ts';
export { withSharedScope } from './shared-scope.ts';
export { filledUp, readTogether } from './together.ts';
export { classifyDatabaseError, type DatabaseFailure, isCode } from './sql-state.ts';
export { type RunningDatabase, startDatabase, withOwner } from './start.ts';
export type { Tables } from './tables.ts';
