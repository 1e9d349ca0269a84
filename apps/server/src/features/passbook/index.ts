export { passbookErrors } from './errors.ts';
export { passbookRoutes } from './routes.ts';
