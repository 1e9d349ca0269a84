export { cleanImports } from './clean-files.ts';
export { importErrors } from './errors.ts';
export { importRoutes } from './routes.ts';
export { type JobServices, runImports } from './run-imports.ts';
export type { ImportServices } from './services.ts';
export { importJob, isImportOpen, villageGuard as importGuard } from './start-import.ts';
