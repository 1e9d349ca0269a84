import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { Failure } from '../errors/index.ts';
import { httpErrors } from './errors.ts';

type Issue = z.core.$ZodRawIssue;

/**
 * Checks a request's part against its zod schema. The first fault becomes one Chinese sentence that names the field
 * by its `title` (`z.string().meta({ title: '手机号' })`).
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data, { error: (issue) => describe(issue, schema) });
    if (parsed.success) {
      const path = findUnstorable(parsed.data);
      return path === null
        ? { value: parsed.data }
        : { error: refuse('内容里有无法保存的字符，请删去后再提交。', path) };
    }
    const issue = parsed.error.issues[0];
    const field = (issue?.path ?? []).map(String).join('.');
    return { error: refuse(issue?.message ?? '提交的内容有误。', field) };
  };

const refuse = (sentence: string, field: string) =>
  new Failure(httpErrors.input_invalid({ sentence }, field || undefined));

/** Where a text holds what PostgreSQL cannot store (a zero byte, half a surrogate pair), or null. */
function findUnstorable(value: unknown): string | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? '' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, child] of Object.entries(value)) {
    const path = findUnstorable(child) ?? findUnstorable(key);
    if (path !== null) return path === '' ? key : `${key}.${path}`;
  }
  return null;
}

function describe(issue: Issue, schema: z.ZodType): string {
  const label = labelOf(schema, issue.path ?? []);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? `${label}还没有填。`
        : `${label}的格式不对，应为${KINDS[issue.expected] ?? issue.expected}。`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? `${label}还没有填。`
        : `${label}${small(issue.origin)} ${issue.minimum}${UNITS[issue.origin] ?? ''}。`;
    case 'too_big':
      return `${label}${big(issue.origin)} ${issue.maximum}${UNITS[issue.origin] ?? ''}。`;
    case 'invalid_value':
      return `${label}只能是：${issue.values.map(String).join('、')}。`;
    case 'unrecognized_keys':
      return `多了不认识的栏目：${issue.keys.join('、')}，请去掉。`;
    default:
      return `${label}的格式不对，请改正后再提交。`;
  }
}

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组栏目',
};
const UNITS: Record<string, string> = { string: ' 个字', array: ' 项' };
const small = (origin: string) => (origin === 'number' || origin === 'int' ? '不能小于' : '至少要有');
const big = (origin: string) => (origin === 'number' || origin === 'int' ? '不能大于' : '不能超过');

/** The Chinese title of the field at a path, or its name in quotes, or「提交的内容」for the whole. */
function labelOf(schema: z.ZodType, path: PropertyKey[]): string {
  let current: unknown = schema;
  let label = '提交的内容';
  for (const key of path) {
    current = childOf(current, key);
    const title = titleOf(current);
    if (title) label = `“${title}”`;
    else if (typeof key === 'string') label = `“${key}”`;
  }
  return label;
}

function childOf(schema: unknown, key: PropertyKey): unknown {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return bare.shape[String(key)];
  if (bare instanceof z.ZodArray) return bare.element;
  if (bare instanceof z.ZodRecord) return bare.valueType;
  return undefined;
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  return schema;
}

function titleOf(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const own = schema.meta()?.title;
  if (own) return own;
  const bare = unwrap(schema);
  return bare !== schema && bare instanceof z.ZodType ? bare.meta()?.title : undefined;
}
