export { labelOfAction } from './action-labels.ts';
export { actedFromOutside, readActors, type ShownActor } from './read-actors.ts';
export { oversightErrors } from './errors.ts';
export { oversightRoutes } from './routes.ts';
export { traceOutsideReads } from './trace-outside.ts';
