import {
  byId,
  expression,
  flag,
  id,
  limitPeriod,
  list,
  object,
  owner,
  points,
  type SchemaNode,
  text,
  times,
  whole,
} from './common.ts';

const quantity = (title: string): SchemaNode => ({ type: 'number', title, minimum: 0, maximum: 1_000_000 });

const range = object('幅度', { min: points('最少'), max: points('最多') }, ['min', 'max']);

const gradePoints: SchemaNode = {
  type: ['number', 'object'],
  title: '这一档给多少',
  description: '一个数；或 {range: {min, max}}，由审核的人在幅度内定',
  minimum: 0,
  properties: { range },
  required: ['range'],
  additionalProperties: false,
};

const grades = byId('档次', {
  type: ['number', 'object'],
  title: '一档',
  description: '一个数；或 {title, points}',
  minimum: 0,
  properties: { title: text('叫法'), points: gradePoints },
  required: ['points'],
  additionalProperties: false,
});

const perUnit = object(
  '按数量',
  {
    points: points('给多少分'),
    for: { ...quantity('每多少个单位'), exclusiveMinimum: 0, default: 1 },
    unit: text('单位', '如 小时、公斤、元'),
    whole: flag('只算整的', false, 'true：不满一份不给分；false：按比例算，四舍五入'),
    max: points('一次最多给多少'),
  },
  ['points', 'unit'],
);

const tiers = object(
  '按数量分段',
  {
    unit: text('单位'),
    steps: list(
      '各段',
      object('一段', { from: quantity('从多少起'), points: points('给多少分') }, ['from', 'points']),
      '从小到大写；取不超过实际数量的最后一段；比第一段还少的不受理',
    ),
  },
  ['unit', 'steps'],
);

const byDate = object(
  '按日期递减',
  {
    steps: list(
      '各段',
      object(
        '一段',
        {
          until: {
            type: 'string',
            title: '到哪天为止（含）',
            pattern: '^([0-9]{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
            description: '“月-日”（每年）或“年-月-日”，如 09-30、2026-09-30',
          },
          points: points('给多少分'),
        },
        ['until', 'points'],
      ),
      '从早到晚写，取第一段还没过的',
    ),
    after: points('都过了以后给多少', '不写就不再受理'),
  },
  ['steps'],
);

const byTimes = object(
  '按第几次',
  {
    per: limitPeriod('每多久从头数起'),
    of: {
      ...owner,
      description:
        'holder 按户（没有户的按本身）、member 每人、group 每组、section 每片区、village 全村；不属于这一种的，每次都是第一次',
    },
    steps: list(
      '各段',
      object('一段', { from: whole('从第几次起', 1, 100_000), points: points('给多少分') }, [
        'from',
        'points',
      ]),
      '从小到大写；取不超过第几次的最后一段，比第一段还早的是零分',
    ),
  },
  ['per', 'steps'],
);

const score = object(
  '打分',
  {
    max: points('满分'),
    parts: byId(
      '分项',
      {
        type: ['number', 'object'],
        title: '分项满分',
        description: '一个数；或 {title, max, times, judges …}',
        minimum: 0,
        properties: {
          title: text('叫法'),
          max: points('满分'),
          times: { ...times('按几成算', '如自评占三成写 0.3、互评占七成写 0.7'), default: 1 },
          judges: {
            ...list(
              '几位评委',
              id('评委编号'),
              '写了就是每位评委各打各的分（列名 score.<评委编号>，满分都是 max），取平均就是这个分项的分；没有打的人不算在内',
            ),
            uniqueItems: true,
          },
          dropHighest: { ...whole('去掉几个最高分', 0, 100, '和 judges 一起写'), default: 0 },
          dropLowest: { ...whole('去掉几个最低分', 0, 100, '和 judges 一起写'), default: 0 },
          fewest: whole(
            '至少几人打分',
            1,
            100,
            '和 judges 一起写；不够就当这个分项没有打分。不写就是去掉以后至少还剩一个',
          ),
        },
        required: ['max'],
        additionalProperties: false,
      },
      '每个分项各打各的分（各乘自己的 times），加起来四舍五入，不超过满分；几位评委打的分项写 judges',
    ),
  },
  ['max'],
);

const faults = object(
  '满分起扣',
  {
    full: points('满分'),
    each: points('发现一处扣多少'),
    floor: { ...points('最低剩多少'), default: 0 },
    unit: { ...text('按什么计数'), default: '处' },
  },
  ['full', 'each'],
);

/** @param facts which facts the formula may ask for */
const formulaOver = (facts: string): SchemaNode =>
  object(
    '公式',
    {
      value: expression('算式', `一条算出数的 CEL 式子，${facts}；四舍五入到方案的小数位`),
      min: { ...points('最少'), description: '不写是 0，算出负数就按 0' },
      max: points('最多'),
      label: text('给人看的说法', '如 每户人数 × 2 分'),
    },
    ['value', 'label'],
  );

const formula = formulaOver('可用 event.quantity 和写明的事实');

export const basePoints: SchemaNode = {
  type: ['number', 'object'],
  title: '每期给多少',
  description: '一个数；或 {formula: {value, label}}，按给的那天的事实算出来，这一期里不再变',
  minimum: 0,
  maximum: 1_000_000_000,
  properties: {
    formula: {
      ...formulaOver('能用的事实和 when 一样'),
      description: '算式里有不知道的事实，这一期就不给，结果里列在 not_given',
    },
  },
  minProperties: 1,
  additionalProperties: false,
};

export const pointsRule: SchemaNode = {
  type: ['number', 'object'],
  title: '分值',
  description:
    '一个数就是固定分值；或下面各种写法里的一种。扣分项目也写正数。还没有定下来的分值先不写，并写 active: false',
  minimum: 0,
  maximum: 1_000_000_000,
  properties: {
    fixed: points('固定分值'),
    range: { ...range, description: '幅度：审核的人在里面定，事件要写 points' },
    grades: { ...grades, description: '按档次：事件要写 grade' },
    perUnit: { ...perUnit, description: '按数量：事件要写 quantity' },
    tiers: { ...tiers, description: '按数量分段：事件要写 quantity' },
    byDate: { ...byDate, description: '按日期：越早越多' },
    byTimes: { ...byTimes, description: '按这一期里第几次：一次比一次重，或一次比一次多' },
    score: {
      ...score,
      description: '评议打分：事件要写 score，有分项时写 score.<分项>，有评委的分项写 score.<评委>',
    },
    faults: { ...faults, description: '评议时满分起扣：事件的 quantity 写发现几处' },
    formula: { ...formula, description: '按公式' },
  },
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
};
