export { applyRetention } from './apply-retention.ts';
export { copyJob } from './copies.ts';
export { privacyErrors } from './errors.ts';
export { readRetention } from './retention.ts';
export { privacyRoutes } from './routes.ts';
export { cleanCopies, runCopies } from './run-copies.ts';
