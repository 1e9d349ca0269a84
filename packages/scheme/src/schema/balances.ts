import {
  begins,
  byId,
  choice,
  classes,
  clause,
  expression,
  flag,
  id,
  KIND_WORDS,
  KINDS,
  list,
  monthDay,
  note,
  object,
  percent,
  period,
  points,
  type SchemaNode,
  SUBJECTS,
  signedPoints,
  subject,
  text,
  whole,
} from './common.ts';
import { basePoints } from './points.ts';

const feedParts: Record<string, SchemaNode> = {
  categories: list('只收这些类别', id('类别编号')),
  items: list('只收这些项目', id('项目编号')),
  except: list('不收这些项目', id('项目编号')),
  kinds: list('只收这些种类', choice('种类', KINDS, KIND_WORDS)),
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
  from: choice(
    '从谁分下来',
    ['group', 'section', 'household'],
    '收对象就是这个组、片区或户的事件，给属于它、那天参加的每一户（账户记在成员名下的是每个人）。家庭户账户写 group 或 section，成员账户写 household',
  ),
  split: flag('平分', false, '和 from 一起写。false：每一户（人）都得全数；true：大家平分，四舍五入'),
};

const spendRatio: Record<string, SchemaNode> = {
  each: { ...points('最多搭几分'), exclusiveMinimum: 0 },
  for: { ...points('每用另一本账几分'), exclusiveMinimum: 0, default: 1 },
};

const spendWith: SchemaNode = object(
  '只能搭着别的分用',
  {
    balance: id('搭着哪个账户用', '同一种对象名下的另一个账户'),
    ...spendRatio,
    classes: byId(
      '各分类的比例',
      object('一类户的比例', spendRatio, ['each']),
      '按顺序找这一户属于的第一个分类，用它的比例；都不属于的用上面的比例',
    ),
    clause,
  },
  ['balance', 'each'],
  '赠分：每用 for 分另一本账上的分，最多搭用 each 分这本账上的分；不能单独用。兑换时先尽量用赠分，其余从另一本账付',
);

const bounds: SchemaNode = object(
  '上下线',
  {
    per: period('按多久算', '不写就管账上一直以来的数；写了只管这一期里得的数'),
    min: signedPoints('最低', '扣分最多扣到这条线，可以是负数'),
    max: signedPoints('最高', '加分最多加到这条线'),
    clause,
  },
  [],
  '加扣相抵以后的数不能超出这两条线；装不下的部分不记，事情照样受理、算一次',
);

const expires: SchemaNode = object(
  '分到什么时候作废',
  {
    on: monthDay('哪天（含）', '写成“月-日”；得分的那一期期末以后的第一个这一天，过了就作废'),
    after: {
      ...whole('第几个这一天', 1, 100, '和 on 一起写。一年一期、写 2：今年的分到后年这一天还能用'),
      default: 1,
    },
    months: whole('几个月以内有效', 1, 600, '从得分那天算起；基础分从给的那天算起'),
    days: whole('几天以内有效', 1, 3660, '从得分那天算起'),
    since: choice(
      '从哪里算起',
      ['month', 'quarter', 'half', 'year'],
      '和 months 一起写。month 从得分那个月的第一天、quarter 那个季度、half 那半年、year 那一年（跟账户的 begins）；不写就从得分那天',
    ),
    clause,
  },
  [],
  '和 atEnd: carry 一起写。on、months、days 选一样写。到时候没有用掉的分作废；兑换、扣分都先用旧的（先作废的）',
);

const feeds: SchemaNode = {
  type: ['object', 'array'],
  title: '收哪些分',
  description:
    '不写就是这一类对象的分都收。写一条规则，或一列规则：按顺序找第一条合得上的；一条里写的各样都要合得上；{} 是都收。[] 是什么事的分都不收，只有基础分',
  properties: feedParts,
  additionalProperties: false,
  minProperties: 1,
  items: object('一条规则', feedParts),
};

export const balances = byId(
  '积分账户',
  object(
    '一个账户',
    {
      title: text('叫法'),
      holder: { ...subject('记在谁名下'), default: 'household' },
      period: period('每期多长'),
      begins,
      feeds,
      atEnd: {
        ...choice(
          '期末怎么办',
          ['close', 'reset', 'carry'],
          'close 封存（这一期的数留着，下一期从零开始）、reset 清零（剩下的作废）、carry 结转到下一期（只结转一部分的再写 carries）',
        ),
        default: 'close',
      },
      negativeRest: {
        ...choice('期末清零时是负数怎么办', ['cleared', 'kept'], 'cleared 一并清掉、kept 带到下一期'),
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
      carries: object(
        '结转多少',
        {
          percent: percent('结转百分之几', '期末剩下的分的百分数，如一半写 50；四舍五入'),
          max: { ...points('最多结转多少'), exclusiveMinimum: 0 },
          clause,
        },
        [],
        '和 atEnd: carry 一起写；不写就是全部结转。两样都写，先算百分数，再看最多。其余的作废；欠的（负数）整个带过去，不打折',
      ),
      expires,
      bounds,
      spendWith,
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
      points: basePoints,
      per: period('每隔多久给一次'),
      of: { ...subject('给谁'), default: 'household' },
      category: id('算进哪个类别', '不写就只算进总分'),
      balances: {
        ...list('记进哪些账户', id('账户编号')),
        minItems: 0,
        description: '不写就记进这类对象的所有账户；[] 是哪本账也不记，只算进结算的总分和类别',
      },
      when: expression('给的条件'),
      for: classes('和 when 都写就都要合得上'),
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
