import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { classifyDatabaseError } from '../db/sql-state.ts';
import { type CodedError, Failure } from '../errors/index.ts';
import { writerErrors } from '../writer/errors.ts';
import { httpErrors } from './errors.ts';
import { contentPolicy } from './page.ts';

const NOTHING_ALLOWED = contentPolicy();

/** What every answer carries; a page opens the policy for itself. */
export function stampHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id).header('content-security-policy', NOTHING_ALLOWED);
}

/** The one place where a failure becomes an HTTP answer. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Failure) return sendError(error.coded, request, reply);
  const trouble = fromDatabase(error);
  if (trouble) request.log.warn({ err: error, requestId: request.id }, 'The database could not answer');
  const coded = trouble ?? fromFramework(error as FastifyError);
  if (!coded) {
    request.log.error(
      { err: error, requestId: request.id, route: request.routeOptions?.url },
      'unexpected error',
    );
    return sendError(httpErrors.fault(), request, reply);
  }
  return sendError(coded, request, reply);
}

export function sendError(error: CodedError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, ...body } = error;
  stampHeaders(request, reply);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const retry = error.code === 'system.too_many_requests' ? (error.details as { retryInSec: number }) : null;
  if (retry) reply.header('retry-after', String(retry.retryInSec));
  if (status === 503) reply.header('retry-after', '5');
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ error: { ...body, requestId: request.id } });
}

/** A database that is away, full or busy is no fault of the request: it may be sent again. */
function fromDatabase(error: unknown): CodedError | null {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  // A missing file has the same code as a missing socket.
  if (code === 'ENOENT' && syscall !== 'connect') return null;
  const failure = classifyDatabaseError(error);
  if (failure === undefined) return null;
  if (failure === 'disk_full') return writerErrors.storage_full();
  return failure === 'conflict' ? writerErrors.busy() : httpErrors.starting();
}

/** Fastify's and its plugins' own refusals, by code. */
const FRAMEWORK: Record<string, () => CodedError> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: () => httpErrors.body_empty(),
  FST_ERR_CTP_INVALID_JSON_BODY: () => httpErrors.body_not_json(),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => httpErrors.body_not_json(),
  FST_ERR_CTP_BODY_TOO_LARGE: () => httpErrors.body_too_large(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => httpErrors.type_unsupported(),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => httpErrors.type_unsupported(),
  FST_REQ_FILE_TOO_LARGE: () => httpErrors.file_too_large(),
  FST_FILES_LIMIT: () => httpErrors.too_many_files(),
  FST_PARTS_LIMIT: () => httpErrors.too_many_files(),
  FST_FIELDS_LIMIT: () => httpErrors.too_many_files(),
  FST_PROTO_VIOLATION: () => httpErrors.upload_broken(),
  FST_MP_PREMATURE_CLOSE: () => httpErrors.upload_broken(),
  FST_ERR_BAD_URL: () => httpErrors.address_malformed(),
  FST_ERR_MAX_PARAM_LENGTH: () => httpErrors.route_unknown(),
};

function fromFramework(error: FastifyError): CodedError | null {
  const known = FRAMEWORK[error.code];
  if (known) return known();
  // secure-json-parse and busboy throw plain errors that carry no code of their own.
  if (error instanceof SyntaxError && error.statusCode === 400) return httpErrors.body_not_json();
  if (
    /^(Multipart: |Malformed part header)|unexpected end of (form|multipart data)/i.test(error.message ?? '')
  )
    return httpErrors.upload_broken();
  return null;
}
