import type { ErrorObject } from 'ajv';
import type { SchemaNode } from '../schema/index.ts';

const TYPE_WORDS: Record<string, string> = {
  string: '一段文字',
  number: '一个数',
  integer: '一个整数',
  boolean: 'true 或 false',
  object: '一组“键: 值”',
  array: '一列（每行以 - 开头）',
  null: '空',
};

export interface SchemaMessage {
  code: string;
  message: string;
  /** Key below the error's own path that it is about. */
  key?: string;
}

/** Turns one finding of the schema validator into a code and a Chinese sentence; null when another says it better. */
export function schemaMessage(error: ErrorObject): SchemaMessage | null {
  const schema = error.parentSchema as SchemaNode;
  const name = schema.title ? `“${schema.title}”` : '这里';
  switch (error.keyword) {
    case 'type':
      return {
        code: 'schema.type',
        message: `${name}要写${typeWords(schema.type)}，现在写的是${show(error.data)}`,
      };
    case 'required':
      return requiredMessage(error, schema);
    case 'additionalProperties':
      return unknownKey(error, schema);
    case 'enum':
      return {
        code: 'schema.choice',
        message: `${name}只能是 ${(schema.enum ?? []).join('、')} 之一，现在写的是${show(error.data)}`,
      };
    case 'pattern':
      return patternMessage(error, schema, name);
    case 'propertyNames':
      return null;
    default:
      return sizeMessage(error, name);
  }
}

function requiredMessage(error: ErrorObject, schema: SchemaNode): SchemaMessage {
  const key = (error.params as { missingProperty: string }).missingProperty;
  const title = schema.properties?.[key]?.title;
  return { code: 'schema.missing', message: `少了 ${key}${title ? `（${title}）` : ''}，这一项必须写` };
}

function unknownKey(error: ErrorObject, schema: SchemaNode): SchemaMessage {
  const key = (error.params as { additionalProperty: string }).additionalProperty;
  const allowed = Object.keys(schema.properties ?? {});
  const near = nearest(key, allowed);
  const hint = near ? `，是不是想写 ${near}？` : '。';
  return {
    code: 'schema.unknown_key',
    key,
    message: `不认识的键 ${key}${hint}这里可以写：${allowed.join('、')}`,
  };
}

function patternMessage(error: ErrorObject, schema: SchemaNode, name: string): SchemaMessage {
  if (error.propertyName !== undefined) {
    return {
      code: 'schema.id',
      key: error.propertyName,
      message: `编号 ${error.propertyName} 不合格：只能用文字、字母、数字、- 和 _，不能只有数字，也不能以 - 开头`,
    };
  }
  const how = schema.description ? `（${schema.description}）` : '';
  return { code: 'schema.format', message: `${name}的写法不对${how}，现在写的是${show(error.data)}` };
}

function sizeMessage(error: ErrorObject, name: string): SchemaMessage {
  const limit = (error.params as { limit?: number }).limit;
  const found = show(error.data);
  switch (error.keyword) {
    case 'minimum':
      return { code: 'schema.range', message: `${name}不能小于 ${limit}，现在写的是${found}` };
    case 'exclusiveMinimum':
      return { code: 'schema.range', message: `${name}要大于 ${limit}，现在写的是${found}` };
    case 'maximum':
      return { code: 'schema.range', message: `${name}不能大于 ${limit}，现在写的是${found}` };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { code: 'schema.empty', message: `${name}不能是空的` };
    case 'maxProperties':
      return { code: 'schema.one_of', message: `${name}只能选一种写法，现在写了${keysOf(error.data)}` };
    case 'maxLength':
    case 'maxItems':
      return { code: 'schema.too_long', message: `${name}太长了，最多 ${limit}` };
    case 'uniqueItems':
      return { code: 'schema.repeated', message: `${name}里有重复的内容` };
    default:
      return { code: 'schema.invalid', message: `${name}的写法不对，现在写的是${found}` };
  }
}

function typeWords(type: string | string[] | undefined): string {
  const types = type === undefined ? [] : Array.isArray(type) ? type : [type];
  return types.map((t) => TYPE_WORDS[t] ?? t).join('或者');
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '空';
  if (Array.isArray(value)) return '一列内容';
  if (typeof value === 'object') return `一组“键: 值”（${Object.keys(value).slice(0, 4).join('、')}）`;
  if (typeof value !== 'string') return JSON.stringify(value);
  return `文字“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
}

function keysOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? ` ${Object.keys(value).join('、')}` : '';
}

/** The closest of several words, when it is close enough to be a slip of the pen. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      const replaced = (previous[column - 1] ?? 0) + same;
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
