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
export { hashPassword } from './passwords.ts';
export { accessRoutes } from './routes.ts';
export type { AccessServices } from './services.ts';
export { createSessionReader } from './session-reader.ts';
export { goOnAfterPassword, type StaffSession } from './sign-in-staff.ts';
export {
  deleteRecoveryCodes,
  deleteSecondFactor,
  endGrant,
  type GrantRow,
  insertGrant,
  noteFactorCleared,
  putDisabled,
  putPassword,
} from './store.ts';
