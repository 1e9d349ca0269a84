export { bulletinErrors } from './errors.ts';
export { bulletinRoutes } from './routes.ts';
