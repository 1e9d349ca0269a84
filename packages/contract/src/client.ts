import type { ErrorCode } from './codes.gen.ts';
import { routes } from './routes.gen.ts';
import type { operations } from './schema.gen.ts';

export type OperationId = keyof operations & keyof typeof routes;

type Parameters<Id extends OperationId> = operations[Id]['parameters'];
type Given<Part> = Part extends object ? Part : never;
export type PathOf<Id extends OperationId> = Given<Parameters<Id>['path']>;
export type QueryOf<Id extends OperationId> = Given<NonNullable<Parameters<Id>['query']>>;
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Success = 200 | 201 | 202;
/** What an operation answers when it works; undefined where it answers nothing. */
export type AnswerOf<Id extends OperationId> = operations[Id]['responses'] extends infer Responses
  ? [Json<Responses[keyof Responses & Success]>] extends [never]
    ? undefined
    : Json<Responses[keyof Responses & Success]>
  : never;

type Input<Id extends OperationId> = ([PathOf<Id>] extends [never] ? unknown : { path: PathOf<Id> }) &
  ([BodyOf<Id>] extends [never] ? unknown : { body: BodyOf<Id> }) & {
    query?: [QueryOf<Id>] extends [never] ? never : QueryOf<Id>;
    /** A UUID made once for each act; needed by every command that is not a dry run. */
    key?: string;
    signal?: AbortSignal;
  };

/** One HTTP request, however the platform sends it. */
export interface SentRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** JSON text. */
  body?: string;
  signal?: AbortSignal;
}

/** Sends a request: fetch in a browser, wx.request in a mini-program. Rejects only when no answer came. */
export type Send = (request: SentRequest) => Promise<{
  status: number;
  /** The parsed JSON; anything for an answer without a body. */
  body: unknown;
}>;

/** The server refused. `code` says why, `message` is a sentence to show. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: ErrorCode | 'client.unreadable';
  readonly field: string | undefined;
  readonly details: unknown;
  readonly requestId: string | undefined;

  constructor(
    status: number,
    error: { code: string; message: string; field?: string; details?: unknown; requestId?: string },
  ) {
    super(error.message);
    this.status = status;
    // The server answers codes of the list only; one of a newer server still reads as a code.
    this.code = error.code as ErrorCode;
    this.field = error.field;
    this.details = error.details;
    this.requestId = error.requestId;
  }
}

export interface ClientOptions {
  send: Send;
  /** Scheme and host; empty for the page's own. */
  baseUrl?: string;
  /** Asked for each request; null while nobody is signed in or when a cookie is used. */
  token?: () => string | null;
  /** Sent with every request, such as the console's own header. */
  headers?: Record<string, string>;
}

export interface Client {
  /** @throws ApiError when the server refuses; whatever `send` rejects with when no answer came. */
  call<Id extends OperationId>(id: Id, input: Input<Id>): Promise<AnswerOf<Id>>;
}

/**
 * A client of the server's API, typed by the contract.
 *
 * @example
 * const client = createClient({ send: sendByFetch, token: () => localStorage.getItem('token') });
 * const { households } = await client.call('listHouseholds', { path: { villageId: 1001001 }, query: { q: '王' } });
 */
export function createClient({ send, baseUrl = '', token, headers = {} }: ClientOptions): Client {
  return {
    async call(id, given) {
      // One loose view of all operations' inputs: the signature above has checked this one.
      const input = given as {
        path?: object;
        query?: object;
        body?: unknown;
        key?: string;
        signal?: AbortSignal;
      };
      const bearer = token?.();
      const answer = await send({
        method: routes[id].method,
        url: baseUrl + urlOf(id, input.path, input.query),
        headers: {
          accept: 'application/json',
          ...headers,
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...(input.key === undefined ? {} : { 'idempotency-key': input.key }),
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        ...(input.signal === undefined ? {} : { signal: input.signal }),
      });
      if (answer.status >= 200 && answer.status < 300) return answer.body as never;
      throw toApiError(answer.status, answer.body);
    },
  };
}

/** The address of an operation, for pictures and uploads that the platform sends by itself. */
export function urlOf(id: OperationId, path: object = {}, query: object = {}): string {
  const values = new Map(Object.entries(path));
  const filled = routes[id].path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
}

/** The refusal in an answer; a proxy's page instead of ours becomes one too. */
export function toApiError(status: number, body: unknown): ApiError {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | null)?.error;
  if (typeof error?.code === 'string' && typeof error.message === 'string')
    return new ApiError(status, error as { code: string; message: string });
  return new ApiError(status, {
    code: 'client.unreadable',
    message: '服务器的回答看不懂，可能正在维护，请稍后再试。',
  });
}
