export { oversightErrors } from './errors.ts';
export { oversightRoutes } from './routes.ts';
export { traceOutsideReads } from './trace-outside.ts';
