export { passbookErrors } from './errors.ts';
export { readPassbook } from './read-passbook.ts';
export { passbookRoutes } from './routes.ts';
