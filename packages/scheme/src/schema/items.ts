import {
  begins,
  byId,
  CAPTURES,
  choice,
  classes,
  clause,
  expression,
  flag,
  id,
  KIND_WORDS,
  KINDS,
  limitPeriod,
  list,
  monthDay,
  note,
  object,
  owner,
  period,
  points,
  type SchemaNode,
  SUBJECTS,
  signedPoints,
  text,
  times,
  whole,
} from './common.ts';

import { pointsRule } from './points.ts';
import { combine } from './settle.ts';

const limitParts: Record<string, SchemaNode> = {
  times: whole('最多几次', 1, 100_000, '满了以后不再受理'),
  points: points('最多多少分', '超出的部分不计，事件照样受理'),
  per: limitPeriod('每多久'),
  of: owner,
  each: text(
    '每一个什么分开数',
    'facts.event 里写明的一项事实，如 activity（哪次活动）：值一样的合在一起数，不一样的各数各的；没有这项事实的事件不受理',
  ),
  clause,
};

const counts: SchemaNode = {
  ...choice('管加分还是扣分', ['earned', 'deducted'], 'earned 加分和评议、deducted 扣分'),
  default: 'earned',
};

const itemLimit = object('一条上限', limitParts, ['per'], 'times 和 points 写一样；两样都要限就写两条');
const categoryLimit = object('一条上限', { ...limitParts, counts }, ['per']);

export const categories = byId(
  '类别',
  object(
    '一个类别',
    {
      title: text('叫法'),
      short: text('短名'),
      limits: list('上限', categoryLimit, '这一类所有项目合用'),
      bounds: object(
        '上下线',
        {
          per: period('按多久算'),
          begins: {
            ...begins,
            description:
              '写成“月-日”，如 09-01，日不能晚于 28；默认 01-01，就是按日历，不跟着账户和结算的 begins',
          },
          min: signedPoints('最低', '扣分最多扣到这条线，可以是负数'),
          max: signedPoints('最高', '加分和评议最多加到这条线'),
          clause,
        },
        ['per'],
        '这一类在一期里加扣相抵（连基础分）以后不能超出的线；先看 limits，再看它。装不下的部分不记，事情照样受理、算一次',
      ),
      combine: combine('这一类在更长的结算里怎样算'),
      clause,
      note,
    },
    ['title'],
  ),
);

export const caps = byId(
  '合用的上限',
  object(
    '几个项目合用的一条上限',
    { title: text('叫法'), items: list('哪些项目', id('项目编号')), ...limitParts, counts },
    ['title', 'items', 'per'],
  ),
);

const when: SchemaNode = {
  type: ['string', 'array'],
  title: '计分的条件',
  description: '一条 CEL 条件式；或一列 {test, message}，各条都要成立',
  minLength: 1,
  minItems: 1,
  items: object('一条条件', { test: expression('条件'), message: text('不成立时对人说的话'), clause }, [
    'test',
  ]),
};

const effects = object(
  '还有什么后果',
  {
    after: object(
      '头几次没有后果',
      { times: whole('头几次', 1, 1000), per: limitPeriod('每多久'), of: owner, clause },
      ['times', 'per'],
      '每一期里头几次照样扣分，没有后果，从下一次起才有，如“第三次起取消评优”写 times: 2；连扣分也没有的写 warnings',
    ),
    zero: object(
      '归零',
      {
        balances: list(
          '清哪些账户',
          id('账户编号'),
          '写明了就只清这几本，结算的总分照算；不写就是这件事属于的各种对象名下的所有账户，连结算的总分',
        ),
        per: period('清多久的分', '写了只清这一期里得的分（基础分也算）；不写就把账上现有的全部清掉'),
        of: list(
          '清谁的',
          choice('对象', SUBJECTS, '这件事所属的户、组等'),
          '只清这几种对象名下的所有账户和他们结算的总分；和 balances 选一样写',
        ),
        keeps: choice(
          '留下什么',
          ['base'],
          'base 这一期给的基础分留着，只清到基础分为止；以后的基础分照给。不写就一起清',
        ),
        later: choice(
          '归零以后同一期里又得的分',
          ['kept', 'void'],
          'kept 照样算、void 不算（记零分）；这一项必须写明',
        ),
        clause,
      },
      ['later'],
    ),
    bars: list(
      '取消资格',
      object(
        '一条',
        {
          from: list(
            '什么资格',
            id(
              '资格',
              'redemption 兑换、titles 所有称号、stars 星级、lists 所有榜，或一个称号、一张榜的编号',
            ),
          ),
          per: period('按多久算', '和 months 选一样写'),
          rest: flag('这一期剩下的日子算不算', true, '从事情发生那天到这一期期末'),
          next: { ...whole('往后几期', 0, 20, '整期都取消'), default: 0 },
          months: whole('从那天起几个月', 1, 600, '和 per 选一样写'),
          of: list(
            '取消谁的',
            choice('对象', SUBJECTS, '这件事所属的户、组等'),
            '不写就是事情说的那个对象和它的户；项目只记给组（片区）的，写 household 是那天在里面的每一户；不记给成员的，写 member 是那天在里面的每个人',
          ),
          clause,
        },
        ['from'],
      ),
    ),
  },
  [],
  '只用在扣分和否决项目上：归零、取消兑换或评先的资格。后果不能涉及补贴、集体收益和法定权利',
);

const warnings = object(
  '先提醒',
  {
    times: whole('头几次只提醒', 1, 1000),
    per: limitPeriod('每多久'),
    of: owner,
    clause,
  },
  ['times', 'per'],
  '只用在扣分和否决项目上。每一期里头几次只提醒：受理、记零分、不占上限、没有后果，从下一次起才真扣',
);

const evidence = object('佐证', {
  photos: object('照片', { min: whole('最少几张', 0, 30), max: whole('最多几张', 0, 30) }),
  kinds: list('还可以是', text('一种佐证', '如 签到表、证书、调解记录')),
  confirm: choice('双方确认', ['both', 'one'], 'both 双方都要确认、one 一方确认就行；不写就不用确认'),
  note,
});

export const items = byId(
  '积分项目',
  object(
    '一个项目',
    {
      title: text('叫法'),
      short: { ...text('短名', '给手机上的大按钮用，六个字以内最好'), maxLength: 12 },
      category: id('属于哪个类别'),
      kind: choice('种类', KINDS, `${KIND_WORDS}（否决可以没有分值，只带来 effects 里的后果）`),
      subjects: list('可以是谁的事', choice('对象', SUBJECTS, '默认 household 和 member')),
      points: pointsRule,
      period: period('评议每多久一次（评议项目要写）'),
      repeated: {
        ...choice(
          '同一期里又评一次',
          ['last', 'highest', 'sum', 'average'],
          'last 以最后一次为准、highest 只按最高的一次（一样高的，记先的一次）、sum 相加、average 取平均',
        ),
        default: 'last',
      },
      each: text(
        '每一个什么分开评',
        '评议项目用。facts.event 里写明的一项事实，如 matter（哪件事）：值一样的才算又评一次，不一样的各评各的；没有这项事实的事件不受理',
      ),
      notAssessed: {
        ...choice('没有打分', ['accepted', 'refused'], 'accepted 算没有评，不加也不减、refused 不受理'),
        default: 'refused',
      },
      limits: list('上限', itemLimit),
      for: classes('不属于的人的事不受理'),
      when,
      factors: list(
        '倍数',
        object(
          '一条',
          {
            when: expression('条件'),
            for: classes('when 和 for 至少写一样，都写就都要合得上'),
            times: times('乘以几'),
            clause,
          },
          ['times'],
        ),
        '按顺序找第一条成立的，分值乘上它，四舍五入',
      ),
      warnings,
      effects,
      likes: list(
        '比照哪些项目',
        id('项目编号'),
        '没有列明的好事（坏事）比照相近的项目记在这里，事件要写理由（reason）',
      ),
      reason: {
        ...choice('要不要写理由', ['required', 'optional'], 'required 事件没有 reason 就不受理'),
        default: 'optional',
      },
      capture: list(
        '怎样记进来',
        choice(
          '办法',
          CAPTURES,
          'claim 自己申报、behalf 代为申报、visit 入户、activity 活动、document 凭材料、import 导入',
        ),
      ),
      evidence,
      procedure: id('走哪种审核', '不写就走 review.default'),
      clause,
      icon: text('图标'),
      season: object(
        '只在这段日子里',
        { from: monthDay('从哪天'), to: monthDay('到哪天（含）') },
        ['from', 'to'],
        '每年的一段日子，可以跨年；不在里面的不受理',
      ),
      active: flag('已启用', true, 'false：先列出来，还不能用（例如分值还没有定）'),
      note,
    },
    ['title', 'category', 'kind'],
  ),
);
