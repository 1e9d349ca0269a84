import { emitOpenApi, type HttpServer } from '@jishan/server';
import type { Role } from '@jishan/server/platform/command';

/** One operation of the contract: the matrix is made of all of them, so that a new route cannot be forgotten. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{names}` for its parameters, below /api/v1 or at the root. */
  path: string;
  reach: 'public' | 'signed_in' | Role[];
  inVillage: boolean;
  query: Record<string, string>;
  /** Query parameters that take text of any kind. */
  texts: string[];
  body: unknown;
  isUpload: boolean;
}

type Schema = Record<string, unknown> & {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  $ref?: string;
};

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

export function operationsOf(app: HttpServer): Operation[] {
  const { paths } = emitOpenApi(app);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const queries = ((operation as { parameters?: Parameter[] }).parameters ?? []).filter(
        (one) => one.in === 'query',
      );
      const parameters = queries.filter((one) => one.required);
      const content = (operation as { requestBody?: { content?: Record<string, { schema: Schema }> } })
        .requestBody?.content;
      const schema = content?.['application/json']?.schema;
      return {
        id: String(operation.operationId),
        method: method.toUpperCase() as Operation['method'],
        path,
        reach: operation['x-reach'] as Operation['reach'],
        inVillage: path.includes('{villageId}') && operation['x-reach'] !== 'public',
        query: Object.fromEntries(
          parameters.map(({ name, schema: shape }) => [name, String(exampleOf(shape))]),
        ),
        texts: queries
          .filter(({ schema: shape }) => shape.type === 'string' && !shape.enum)
          .map(({ name }) => name),
        body: schema ? exampleOf(schema) : undefined,
        isUpload: content?.['multipart/form-data'] !== undefined,
      };
    }),
  );
}

/** A value that a schema allows, with required fields only: enough to get past the shape and to the question who may. */
export function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either?.[0]) return exampleOf(either[0]);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => exampleOf(one) as object));
  switch (schema.type) {
    case 'object': {
      const wanted = schema.required ?? [];
      return Object.fromEntries(wanted.map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]));
    }
    case 'array':
      return Number(schema.minItems ?? 0) > 0 ? [exampleOf(schema.items ?? {})] : [];
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return true;
    default:
      return exampleOfText(schema);
  }
}

function exampleOfText({ format, pattern, minLength }: Schema): string {
  if (format === 'uuid') return MISSING;
  if (format === 'date') return '2026-11-01';
  if (format === 'date-time') return '2026-11-01T08:00:00.000Z';
  if (typeof pattern === 'string' && /\\d|0-9/.test(pattern)) return '310118';
  return '样'.repeat(Math.max(1, Number(minLength ?? 1)));
}

/** An id that nothing has. */
export const MISSING = '0198a000-0000-7000-8000-00000000dead';
