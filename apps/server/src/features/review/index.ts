export { reviewErrors } from './errors.ts';
export { reviewRoutes } from './routes.ts';
