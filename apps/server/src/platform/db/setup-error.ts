/** What can keep the server from using its database at start. */
export type DatabaseSetupTrouble =
  | 'database.unreachable'
  | 'database.too_old'
  | 'database.not_durable'
  | 'database.no_rights'
  | 'database.unsafe_role'
  | 'database.migration_edited'
  | 'database.migration_unknown'
  | 'database.migration_out_of_order'
  | 'database.migration_failed';

/** The database cannot be used. The message is Chinese and meant for the person who starts the server. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
  readonly code: DatabaseSetupTrouble;

  constructor(code: DatabaseSetupTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
