export { cleanUpAccess } from './clean-up.ts';
export { createStaff, type CreateStaffInput, type StaffGrant } from './create-staff.ts';
export { accessErrors } from './errors.ts';
export { accessRoutes } from './routes.ts';
export type { AccessServices } from './services.ts';
export { createSessionReader } from './session-reader.ts';
