export { schemeErrors } from './errors.ts';
export { whyUnfiled } from './find-unserved.ts';
export { publishTemplate } from './publish-template.ts';
export { publishVersion } from './publish-version.ts';
export { readScheme, readSchemeDocuments, type SchemeText } from './read.ts';
export { schemeRoutes } from './routes.ts';
