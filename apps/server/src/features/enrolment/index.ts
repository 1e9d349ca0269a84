export { enrolmentErrors } from './errors.ts';
export { readUnwilling } from './read-consents.ts';
export { enrolmentRoutes } from './routes.ts';
