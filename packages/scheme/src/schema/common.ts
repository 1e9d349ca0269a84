/** A JSON Schema node. The vocabulary used is small on purpose: no oneOf, so that every message can name its cure. */
export interface SchemaNode {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  additionalProperties?: boolean | SchemaNode;
  propertyNames?: SchemaNode;
  items?: SchemaNode;
  enum?: readonly (string | number | boolean)[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  uniqueItems?: boolean;
  multipleOf?: number;
  default?: string | number | boolean;
  examples?: unknown[];
  $ref?: string;
  $schema?: string;
  $id?: string;
  $defs?: Record<string, SchemaNode>;
}

/** An object that knows exactly these keys. */
export function object(
  title: string,
  properties: Record<string, SchemaNode>,
  required: string[] = [],
  description?: string,
): SchemaNode {
  return {
    type: 'object',
    title,
    ...(description ? { description } : {}),
    properties,
    required,
    additionalProperties: false,
  };
}

/** Ids that appear in files and addresses: letters (Chinese too), digits, `_` and `-`; not digits alone. */
export const ID_PATTERN = '^(?![0-9]+$)[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*$';

/** A map from ids to rules. */
export function byId(title: string, rule: SchemaNode, description?: string): SchemaNode {
  return {
    type: 'object',
    title,
    ...(description ? { description } : {}),
    propertyNames: { pattern: ID_PATTERN, maxLength: 64 },
    additionalProperties: rule,
    minProperties: 1,
  };
}

export const text = (title: string, description?: string): SchemaNode => ({
  type: 'string',
  title,
  minLength: 1,
  ...(description ? { description } : {}),
});

export const id = (title: string, description?: string): SchemaNode => ({
  ...text(title, description),
  pattern: ID_PATTERN,
});

export const choice = (title: string, values: readonly string[], description: string): SchemaNode => ({
  type: 'string',
  title,
  enum: values,
  description,
});

export const list = (title: string, items: SchemaNode, description?: string): SchemaNode => ({
  type: 'array',
  title,
  items,
  minItems: 1,
  ...(description ? { description } : {}),
});

export const flag = (title: string, byDefault: boolean, description?: string): SchemaNode => ({
  type: 'boolean',
  title,
  default: byDefault,
  ...(description ? { description } : {}),
});

/** Points as people write them, zero or more, with at most two decimals. */
export const points = (title: string, description?: string): SchemaNode => ({
  type: 'number',
  title,
  minimum: 0,
  maximum: 1_000_000_000,
  ...(description ? { description } : {}),
});

export const whole = (title: string, minimum: number, maximum: number, description?: string): SchemaNode => ({
  type: 'integer',
  title,
  minimum,
  maximum,
  ...(description ? { description } : {}),
});

export const monthDay = (title: string, description?: string): SchemaNode => ({
  type: 'string',
  title,
  pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: description ?? '写成“月-日”，如 03-01',
});

export const expression = (title: string, description?: string): SchemaNode => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength: 2000,
  description: description ?? '一条 CEL 条件式，能用的事实见 facts；有不知道的事实时按“不成立”算',
});

export const clause = text('依据条款', '写 source.clauses 里的一个条款编号');
export const note = text('说明', '给人看的话，不影响计分');

export const PERIODS = ['month', 'bimonth', 'quarter', 'half', 'year', 'life'] as const;
export const LIMIT_PERIODS = ['day', 'week', ...PERIODS] as const;
export const SUBJECTS = ['household', 'member', 'organisation', 'group', 'section'] as const;
export const KINDS = ['award', 'deduction', 'appraisal'] as const;
export const CAPTURES = ['claim', 'behalf', 'visit', 'activity', 'document', 'import'] as const;
export const FACT_TYPES = ['bool', 'int', 'number', 'text', 'date'] as const;

const PERIOD_WORDS = 'month 月、bimonth 两个月、quarter 季度、half 半年、year 年、life 不分期';

export const period = (title: string): SchemaNode => choice(title, PERIODS, PERIOD_WORDS);
export const limitPeriod = (title: string): SchemaNode =>
  choice(title, LIMIT_PERIODS, `day 日、week 周（周一到周日）、${PERIOD_WORDS}`);
export const subject = (title: string): SchemaNode =>
  choice(title, SUBJECTS, 'household 家庭户、member 成员、organisation 单位、group 村民小组、section 片区');
