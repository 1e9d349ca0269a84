export { dutyErrors } from './errors.ts';
export { countAdministrators, newSlip } from './operator.ts';
export { staffRoutes } from './routes.ts';
