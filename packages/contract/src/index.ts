export {
  type AnswerOf,
  ApiError,
  type BodyOf,
  type Client,
  type ClientOptions,
  createClient,
  type OperationId,
  type PathOf,
  type QueryOf,
  type Send,
  type SentRequest,
  toApiError,
  urlOf,
} from './client.ts';
export { type ErrorCode, errorCodes } from './codes.gen.ts';
export { routes } from './routes.gen.ts';
export type { components, operations } from './schema.gen.ts';
