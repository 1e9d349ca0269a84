export { cleanUpAccess } from './clean-up.ts';
export {
  createStaff,
  type CreateStaffInput,
  findUsernameFault,
  type StaffGrant,
  type StaffSettings,
  writesOfAccount,
} from './create-staff.ts';
export { accessErrors } from './errors.ts';
export { installationName, isDelegable, isLive } from './live-grants.ts';
export { endAllSessions } from './own-sessions.ts';
export { findPasswordFault, passwordProfiles } from './password-policy.ts';
export { hashPassword } from './passwords.ts';
export { accessRoutes } from './routes.ts';
export type { AccessServices } from './services.ts';
export { accessSealedColumns } from './sealed-columns.ts';
export { createSessionReader } from './session-reader.ts';
export { goOnAfterPassword, type StaffSession } from './sign-in-staff.ts';
export {
  deleteRecoveryCodes,
  deleteSecondFactor,
  endGrant,
  type GrantRow,
  insertGrant,
  guardOfStaff,
  holdAccount,
  moveGrant,
  noteFactorCleared,
  putDisabled,
  putDisplayName,
  putPassword,
  releaseAccount,
} from './store.ts';
export { addOwnDoor } from './add-doors.ts';
export { forgetAttempts, LOCK_MINUTES, takeAttempt } from './attempts.ts';
export { auditAccess } from './audit.ts';
export { type DoorKey, namedDoor } from './door-keys.ts';
export { enterByCard, enterByDoor, enterByPhone } from './enter-villager.ts';
export type { OpenedSession } from './open-session.ts';
export { passwordMatches } from './passwords.ts';
export type { From } from './services.ts';
export { auditLock } from './sign-in-staff.ts';
export { provePhone } from './sign-in-villager.ts';
export { answerSession as answerStaffSession } from './staff-routes.ts';
export type { DoorKind } from './tables.ts';
export { findAccountByDoor } from './villager-account.ts';
export { answerVillagerSession } from './villager-session.ts';
export { isOldEnough } from './villager-scope.ts';
export { StaffSessionAnswer, VillagerSessionAnswer } from './wire.ts';
export { type GroupGrant, readGroupGrants } from './group-grants.ts';
export { findStaffIds, type HeldGrant, readHistories } from './read-histories.ts';
export { readBoundHouseholds } from './read-bound-households.ts';
export { followRosterGrants } from './follow-roster.ts';
export { type Helper, readHelpers } from './read-helpers.ts';
