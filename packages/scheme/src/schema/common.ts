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

/** Where a year begins that is not the calendar's. */
export const begins: SchemaNode = monthDay(
  '一年从哪天起',
  '写成“月-日”，如 09-01，日不能晚于 28；默认 01-01',
);

export const expression = (title: string, description?: string): SchemaNode => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength: 2000,
  description: description ?? '一条 CEL 条件式，能用的事实见 facts；有不知道的事实时按“不成立”算',
});

/** Points as people write them, of either sign. */
export const signedPoints = (title: string, description?: string): SchemaNode => ({
  ...points(title, description),
  minimum: -1_000_000_000,
});

export const percent = (title: string, description?: string): SchemaNode => ({
  type: 'number',
  title,
  exclusiveMinimum: 0,
  maximum: 100,
  description: description ?? '百分数，如 10 就是 10%',
});

/** A number that multiplies or weighs. */
export const times = (title: string, description?: string): SchemaNode => ({
  type: 'number',
  title,
  minimum: 0,
  maximum: 1000,
  ...(description ? { description } : {}),
});

export const classes = (description: string): SchemaNode =>
  list('给哪些分类', id('分类编号'), `who.classes 里的编号，属于其中一类就合得上。${description}`);

export const figure = (title: string, description?: string): SchemaNode => ({
  ...text(
    title,
    `${description ? `${description}。` : ''}可以写：total 总分、average 平均分、earned 加的分、deducted 扣的分、base 基础分、category.类别、balance.账户（期末那本账上的数）、item.项目（这一项的分）、count.项目（这一项受理了几次）`,
  ),
  examples: ['total', 'category.environment', 'count.volunteer'],
});

export const ties = (byDefault: string): SchemaNode => ({
  ...choice('最后一名并列时', ['in', 'out'], 'in 都算、out 都不算（装不下的时候）'),
  default: byDefault,
});

export const within: SchemaNode = choice(
  '在多大范围里比',
  ['group', 'section'],
  'group 各村民小组里比、section 各片区里比；不写就是全村一起比',
);

export const among: SchemaNode = {
  ...choice(
    '哪些人参加比较',
    ['participants', 'eligible', 'scored'],
    'participants 期末那天参加的、eligible 其中符合参加条件的、scored 其中这一期至少有一件事受理的',
  ),
  default: 'participants',
};

export const clause = text('依据条款', '写 source.clauses 里的一个条款编号');
export const note = text('说明', '给人看的话，不影响计分');

export const PERIODS = ['month', 'bimonth', 'quarter', 'half', 'year', 'life'] as const;
export const LIMIT_PERIODS = ['day', 'week', ...PERIODS] as const;
export const SUBJECTS = ['household', 'member', 'organisation', 'group', 'section'] as const;
export const KINDS = ['award', 'deduction', 'appraisal', 'veto'] as const;
export const KIND_WORDS = 'award 加分、deduction 扣分、appraisal 评议、veto 否决';
export const CLASS_KINDS = ['household', 'member', 'organisation'] as const;
export const CAPTURES = ['claim', 'behalf', 'visit', 'activity', 'document', 'import'] as const;
export const FACT_TYPES = ['bool', 'int', 'number', 'text', 'date'] as const;

const PERIOD_WORDS = 'month 月、bimonth 两个月、quarter 季度、half 半年、year 年、life 不分期';

export const period = (title: string, description?: string): SchemaNode =>
  choice(title, PERIODS, description ? `${description}。${PERIOD_WORDS}` : PERIOD_WORDS);
export const since: SchemaNode = period(
  '从哪天起累计',
  '从包含这一期的更长一期的开头算到这一期的期末，如按季出榜、从年初累计就写 year；不能和 total、average、balance 一起用',
);

export const limitPeriod = (title: string): SchemaNode =>
  choice(title, LIMIT_PERIODS, `day 日、week 周（周一到周日）、${PERIOD_WORDS}`);
/** Whose events are counted together. */
export const owner: SchemaNode = {
  ...choice(
    '按谁算',
    ['holder', ...SUBJECTS, 'village'],
    'holder 按户（没有户的按本身）、member 每人、group 每组、section 每片区、village 全村；不属于这一种的事件不受它限制',
  ),
  default: 'holder',
};
export const subject = (title: string): SchemaNode =>
  choice(title, SUBJECTS, 'household 家庭户、member 成员、organisation 单位、group 村民小组、section 片区');
