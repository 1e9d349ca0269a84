export { dutyErrors } from './errors.ts';
export { staffRoutes } from './routes.ts';
