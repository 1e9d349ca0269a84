import { type CommandRequest, systemRequest } from '../../platform/command/index.ts';
import type { ImportServices } from './services.ts';

/** Requests of the server's own commands for an import that somebody has started. */
export const importRequest = (services: Pick<ImportServices, 'ids'>, villageId: number): CommandRequest =>
  systemRequest(services, 'roster-import', villageId);
