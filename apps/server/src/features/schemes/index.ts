export { schemeErrors } from './errors.ts';
export { publishVersion } from './publish-version.ts';
export { readScheme, readSchemeDocuments } from './read.ts';
export { schemeRoutes } from './routes.ts';
