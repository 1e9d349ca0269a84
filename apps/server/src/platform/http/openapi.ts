import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

export type OpenApiDocument = Record<string, unknown> & { paths: Record<string, Record<string, Operation>> };

interface Operation {
  operationId?: string;
  summary?: string;
  parameters?: object[];
  requestBody?: object;
  responses: Record<string, { description?: string; content?: object }>;
  security?: object[];
  'x-reach'?: 'public' | 'signed_in' | string[];
  'x-command'?: boolean;
  'x-upload'?: string;
  'x-produces'?: string;
  'x-status'?: number;
  [key: string]: unknown;
}

/** Collects the contract from the routes that are registered afterwards; must come before them. */
export async function collectOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jishan',
        version: '1',
        description: 'Made from the server’s route schemas; do not edit.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'jishan_session' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** The contract of everything registered; pages for people are left out. */
export function emitOpenApi(app: FastifyInstance): OpenApiDocument {
  const document = structuredClone(app.swagger()) as unknown as OpenApiDocument;
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (FOR_BROWSERS.has(operation['x-produces'] ?? '')) delete operations[method];
      else finish(operation);
    }
    if (Object.keys(operations).length === 0) delete document.paths[path];
  }
  // Sorted, so that moving routes about in their files changes nothing here.
  document.paths = Object.fromEntries(Object.entries(document.paths).sort(([a], [b]) => (a < b ? -1 : 1)));
  const components = document.components as { schemas: Record<string, object> };
  components.schemas = { ...components.schemas, Error: ERROR };
  return document;
}

/** What people's browsers ask for is no part of the contract. */
const FOR_BROWSERS = new Set(['text/html', 'image/svg+xml']);

/** Writes out what every route shares and what the route helper keeps in `x-` marks. */
function finish(operation: Operation): void {
  const { 'x-upload': upload, 'x-produces': produces, 'x-status': status } = operation;
  if (operation['x-command']) operation.parameters = [...(operation.parameters ?? []), KEY_HEADER];
  if (upload) operation.requestBody = uploadOf(upload);
  operation.security = operation['x-reach'] === 'public' ? [] : [{ bearer: [] }, { cookie: [] }];
  delete operation.responses.default;
  if (produces || status) {
    const answer = produces
      ? { content: { [produces]: { schema: { type: 'string', format: 'binary' } } } }
      : {};
    operation.responses = { [String(status ?? 200)]: { description: 'Done', ...answer } };
  }
  for (const response of Object.values(operation.responses)) {
    if (response.description === 'Default Response') response.description = 'Done';
  }
  operation.responses.default = {
    description: 'Refused; `error.code` says why',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
  for (const mark of ['x-upload', 'x-produces', 'x-status'] as const) delete operation[mark];
}

const KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Made by the caller for each act; the same key again answers the first result. Left out in a dry run.',
  schema: { type: 'string', format: 'uuid' },
};

const uploadOf = (field: string) => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: [field],
        properties: { [field]: { type: 'string', format: 'binary' } },
      },
    },
  },
});

const ERROR = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string', description: 'One of `errorCodes`' },
        message: { type: 'string', description: 'Chinese: what is wrong, where, what to do' },
        field: { type: 'string', description: 'Path of the input at fault' },
        details: {},
        requestId: { type: 'string' },
      },
    },
  },
};
