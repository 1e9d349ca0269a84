import { type CommandRequest, systemActor } from '../../platform/command/index.ts';
import type { ImportServices } from './services.ts';

/** Requests of the server's own commands for an import that somebody has started. */
export const systemRequest = (services: Pick<ImportServices, 'ids'>, villageId: number): CommandRequest => ({
  actor: systemActor('roster-import'),
  villageId,
  key: services.ids.uuid(),
  from: { ip: '', requestId: 'roster-import' },
});
