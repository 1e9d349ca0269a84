export {
  type Actor,
  type Grant,
  ROLES,
  type Role,
  SESSION_STAGES,
  type SessionStage,
  type StandIn,
} from './actor.ts';
export { defineCommand } from './define.ts';
export { commandErrors } from './errors.ts';
export { readGuards } from './guards.ts';
export { recordAudit } from './record-audit.ts';
export { type CommandApp, runCommand, runOrFail } from './run.ts';
export type {
  AuditDraft,
  Command,
  CommandAnswer,
  CommandContext,
  CommandRequest,
  Effects,
  Guard,
  OutboxDraft,
  Outcome,
} from './types.ts';
export { defineSystemCommand, systemRequest } from './system.ts';
export { systemActor } from './system-actor.ts';
export { defineWrite, type Write, type WriteSpec } from './write.ts';
