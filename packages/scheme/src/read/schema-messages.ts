import type { ErrorObject } from 'ajv';
import type { SchemaNode } from '../schema/index.ts';
import { nearest } from './nearest.ts';
import { meantHint, namedChoice } from './value-hints.ts';

const TYPE_WORDS: Record<string, string> = {
  string: '一段文字',
  number: '一个数',
  integer: '一个整数',
  boolean: ' true 或 false',
  object: '一组“键: 值”',
  array: '一列（每行以 - 开头）',
  null: '空',
};

export interface SchemaMessage {
  code: string;
  message: string;
  /** Key below the error's own path that it is about. */
  key?: string;
  /** For an unknown key: the one that was probably meant. */
  meant?: string;
  /** The key that is missing. */
  missing?: string;
}

/** Turns one finding of the schema validator into a code and a Chinese sentence; null when another says it better. */
export function schemaMessage(error: ErrorObject): SchemaMessage | null {
  const schema = error.parentSchema as SchemaNode;
  const name = schema.title ? `“${schema.title}”` : '这里';
  switch (error.keyword) {
    case 'type':
      return typeMessage(error, schema, name);
    case 'required':
      return requiredMessage(error, schema);
    case 'additionalProperties':
      return unknownKey(error, schema);
    case 'enum':
      return choiceMessage(error, schema, name);
    case 'pattern':
      return patternMessage(error, schema, name);
    case 'propertyNames':
      return null;
    default:
      return sizeMessage(error, name);
  }
}

function typeMessage(error: ErrorObject, schema: SchemaNode, name: string): SchemaMessage {
  const types = [schema.type ?? []].flat();
  const how = schema.pattern && schema.description ? `（${schema.description}）` : '';
  const hint = meantHint(error.data, types);
  const message = `${name}要写${typeWords(types)}${how}，现在写的是${show(error.data)}${hint}`;
  return { code: 'schema.type', message };
}

function choiceMessage(error: ErrorObject, schema: SchemaNode, name: string): SchemaMessage {
  const allowed = (schema.enum ?? []).map(String);
  const near =
    typeof error.data === 'string'
      ? (namedChoice(error.data, allowed, schema.description) ?? nearest(error.data, allowed))
      : null;
  const hint = near ? `，是不是想写 ${near}？` : '';
  return {
    code: 'schema.choice',
    message: `${name}只能是 ${allowed.join('、')} 之一，现在写的是${show(error.data)}${hint}`,
  };
}

function requiredMessage(error: ErrorObject, schema: SchemaNode): SchemaMessage {
  const key = (error.params as { missingProperty: string }).missingProperty;
  const title = schema.properties?.[key]?.title;
  return {
    code: 'schema.missing',
    missing: key,
    message: `少了 ${key}${title ? `（${title}）` : ''}，这一项必须写`,
  };
}

function unknownKey(error: ErrorObject, schema: SchemaNode): SchemaMessage {
  const key = (error.params as { additionalProperty: string }).additionalProperty;
  const allowed = Object.keys(schema.properties ?? {});
  if (/^\s|\s$/u.test(key)) {
    const message = `键 ${key.trim()} 的前面或后面有全角空格，请换成平常的（半角）空格，再和同一层的对齐`;
    return { code: 'schema.unknown_key', key, message };
  }
  const titled = allowed.find((one) => schema.properties?.[one]?.title === key);
  const near = /^\d+$/.test(key) ? null : (titled ?? nearest(key, allowed));
  // In braces a comma ends a value, so that the rest of a number becomes a key.
  const digits = /^\d+$/.test(key) ? '；前面的数如果写了千位逗号，请去掉逗号。' : '。';
  const hint = near ? `，是不是想写 ${near}？` : digits;
  return {
    code: 'schema.unknown_key',
    key,
    ...(near ? { meant: near } : {}),
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
  const meant = datedAs(error.data, schema.pattern);
  const hint = meant ? `，是不是想写 ${meant}？` : '';
  return { code: 'schema.format', message: `${name}的写法不对${how}，现在写的是${show(error.data)}${hint}` };
}

/** A day as people write it by hand (`2026/3/5`, `3月5日`), in the way that the pattern asks for; null for anything else. */
function datedAs(data: unknown, pattern: string | undefined): string | null {
  const found = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(String(data));
  if (!found || pattern === undefined) return null;
  const [, year, month = '', day = ''] = found;
  const written = [...(year ? [year] : []), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return new RegExp(pattern, 'u').test(written) ? written : null;
}

function sizeMessage(error: ErrorObject, name: string): SchemaMessage {
  const limit = (error.params as { limit?: number }).limit;
  const found = show(error.data);
  switch (error.keyword) {
    case 'minimum': {
      const sign = /^\/items\/.*\/points/.test(error.instancePath)
        ? '；扣分也写正数，kind: deduction 就是扣'
        : '';
      return { code: 'schema.range', message: `${name}不能小于 ${limit}，现在写的是${found}${sign}` };
    }
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

function typeWords(types: readonly string[]): string {
  return types.map((t) => TYPE_WORDS[t] ?? t).join('或者');
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '空';
  if (Array.isArray(value)) return '一列内容';
  if (typeof value === 'object') return `一组“键: 值”（${Object.keys(value).slice(0, 4).join('、')}）`;
  if (typeof value === 'number' && !Number.isSafeInteger(Math.trunc(value))) return '一个大得读不准的数';
  if (typeof value !== 'string') return ` ${JSON.stringify(value)}`;
  return `文字“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
}

function keysOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? ` ${Object.keys(value).join('、')}` : '';
}
