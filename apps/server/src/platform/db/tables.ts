/**
 * Every table as Kysely sees it. Each feature adds its own in its `tables.ts`, so that the platform imports
 * no feature and the columns stand beside the code that uses them:
 *
 *     declare module '../../platform/db/tables.ts' {
 *       interface Tables { events: EventsTable }
 *     }
 *
 * A test compares all of them with the database.
 */
export interface Tables {
  installation: InstallationTable;
}

/** One row: what the database knows about itself. */
export interface InstallationTable {
  only_row: boolean;
  app_role: string;
  writer_role: string;
}
