export { decideEvent } from './decide-event.ts';
export { reviewErrors } from './errors.ts';
export { reviewRoutes } from './routes.ts';
