export type { CodedError, ErrorDefinition, ErrorSet, Json } from './define.ts';
export { codesOf, defineErrors } from './define.ts';
export type { CatalogueEntry, ErrorCatalogue } from './catalogue.ts';
export { gatherErrors } from './catalogue.ts';
export { Failure, orFail } from './failure.ts';
