import {
  byId,
  choice,
  clause,
  expression,
  id,
  KINDS,
  list,
  monthDay,
  note,
  object,
  period,
  points,
  type SchemaNode,
  SUBJECTS,
  subject,
  text,
} from './common.ts';

const feedParts: Record<string, SchemaNode> = {
  categories: list('只收这些类别', id('类别编号')),
  items: list('只收这些项目', id('项目编号')),
  except: list('不收这些项目', id('项目编号')),
  kinds: list('只收这些种类', choice('种类', KINDS, 'award 加分、deduction 扣分、appraisal 评议')),
  subjects: list('只收这些对象的事件', choice('对象', SUBJECTS, '事件说的是谁')),
  signs: choice('只收加或只收减', ['plus', 'minus'], 'plus 只收加分、minus 只收扣分；不写就都收'),
  times: {
    type: 'number',
    title: '乘以几倍',
    exclusiveMinimum: 0,
    maximum: 1000,
    default: 1,
    description: '收进来时乘以这个数，四舍五入',
  },
};

const feeds: SchemaNode = {
  type: ['object', 'array'],
  title: '收哪些分',
  description:
    '不写就是这一类对象的分都收。写一条规则，或一列规则：按顺序找第一条合得上的；一条里写的各样都要合得上',
  properties: feedParts,
  additionalProperties: false,
  minProperties: 1,
  minItems: 1,
  items: { ...object('一条规则', feedParts), minProperties: 1 },
};

export const balances = byId(
  '积分账户',
  object(
    '一个账户',
    {
      title: text('叫法'),
      holder: { ...subject('记在谁名下'), default: 'household' },
      period: period('每期多长'),
      begins: monthDay('一年从哪天起', '写成“月-日”，如 09-01，日不能晚于 28；默认 01-01'),
      feeds,
      atEnd: {
        ...choice(
          '期末怎么办',
          ['close', 'reset', 'carry'],
          'close 封存（这一期的数留着，下一期从零开始）、reset 清零（剩下的作废）、carry 结转到下一期',
        ),
        default: 'close',
      },
      negativeRest: {
        ...choice('清零时是负数怎么办', ['cleared', 'kept'], 'cleared 一并清掉、kept 带到下一期'),
        default: 'cleared',
      },
      belowZero: {
        ...choice(
          '扣分能不能扣成负数',
          ['allowed', 'clipped'],
          'allowed 可以、clipped 最多扣到零（兑换从来不会扣成负数）',
        ),
        default: 'allowed',
      },
      clause,
      note,
    },
    ['title', 'period'],
  ),
  '一个村可以有几本账：排名的、可兑换的、专项的。第一个家庭户账户是主账户',
);

export const base = byId(
  '基础分',
  object(
    '一项基础分',
    {
      title: text('叫法'),
      points: points('每期给多少'),
      per: period('每隔多久给一次'),
      of: { ...subject('给谁'), default: 'household' },
      category: id('算进哪个类别', '不写就只算进总分'),
      balances: list('记进哪些账户', id('账户编号'), '不写就记进这类对象的所有账户'),
      when: expression('给的条件'),
      late: {
        ...choice('期中才参加的', ['full', 'none'], 'full 照样全给、none 这一期不给'),
        default: 'full',
      },
      clause,
      note,
    },
    ['title', 'points', 'per'],
  ),
  '人人每期开头就有的分',
);
