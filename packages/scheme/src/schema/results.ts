import {
  among,
  byId,
  choice,
  classes,
  clause,
  expression,
  figure,
  flag,
  id,
  list,
  monthDay,
  note,
  object,
  percent,
  period,
  points,
  type SchemaNode,
  signedPoints,
  since,
  subject,
  text,
  ties,
  whole,
  within,
} from './common.ts';
import { history } from './history.ts';
import { settle } from './settle.ts';

const of: SchemaNode = { ...subject('比的是谁'), default: 'household' };
const per = period('每多久一次', '日历上的期；有同一种对象、同一种期限的结算时，跟着它的 begins');
const gateIds = list('要过哪些资格线', id('资格线编号'), 'results.gates 里的编号，期末都要在线上');
const condition = expression('条件', '对这一种对象的一条条件式，期末那天不成立就没有，也不占名次');
const lateCondition = expression(
  '条件',
  '对这一种对象的一条条件式，期末那天不成立就没有；比较的时候照样算他',
);

const lists = byId(
  '红榜和黑榜',
  object(
    '一张榜',
    {
      title: text('叫法'),
      kind: choice('哪一种榜', ['red', 'black'], 'red 红榜（从高到低）、black 黑榜（扣得多的在前）'),
      of,
      per,
      by: figure('按什么排', '红榜不写就是 earned，黑榜不写就是 deducted'),
      places: whole('取前几名', 1, 100_000),
      percent: percent('取前百分之几', '参加比较的人数的百分数，去掉小数'),
      least: points('最少要有多少', '红榜：达到这个数才上榜；黑榜：扣到这么多才上榜'),
      ties: ties('in'),
      among,
      within,
      since,
      when: condition,
      gates: gateIds,
      history,
      public: flag('对外公布', true),
      votedOn: {
        type: 'string',
        title: '哪天表决通过',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: '黑榜要村民表决通过才出；不写就不出',
      },
      masked: flag('隐去姓名', true, '黑榜公布时不写全名'),
      noticeDays: whole('提前几天告知本人', 0, 60),
      clause,
      note,
    },
    ['title', 'kind', 'per'],
  ),
  '分数是零的不上榜',
);

const starCount = whole('几颗星', 1, 10);

const percentile = object(
  '按名次占几成',
  {
    steps: list(
      '各档',
      object(
        '一档',
        {
          stars: starCount,
          to: percent('名次在前百分之几以内'),
          from: percent('名次从百分之几起', '一般不写，接着上一档；写了，比它靠前的不算这一档'),
        },
        ['stars', 'to'],
      ),
      '从最好的写起，to 一档比一档大；取第一档合得上的',
    ),
    ties: {
      ...choice('并列的名次', ['better', 'worse'], 'better 按他们中最好的名次、worse 按最后的名次'),
      default: 'better',
    },
    fraction: {
      ...choice('名额不是整数时', ['down', 'up', 'nearest'], 'down 去掉小数、up 进一、nearest 四舍五入'),
      default: 'down',
    },
    fewest: whole('最少要有几户参加', 1, 100_000, '少于这个数就不评星'),
    firstAlways: flag('第一名总有最好的星', false, '名额不到一个时，第一名也给最好的一档'),
  },
  ['steps'],
);

const stars = list(
  '星级',
  object(
    '一种评星',
    {
      title: text('叫法'),
      of,
      per,
      by: { ...figure('按什么评'), default: 'total' },
      since,
      among,
      within,
      floor: {
        type: ['number', 'string'],
        title: '保底线',
        pattern: '^base$',
        minimum: -1_000_000_000,
        maximum: 1_000_000_000,
        description: '一个数，达到才有星；或写 base：不低于这一期给他的基础分',
      },
      gates: gateIds,
      when: lateCondition,
      history,
      percentile,
      bands: object(
        '按分数段',
        {
          steps: list(
            '各段',
            object('一段', { stars: starCount, from: signedPoints('从多少分起（含）') }, ['stars', 'from']),
            '从高分写起；取达到的第一段',
          ),
        },
        ['steps'],
      ),
      inspection: object(
        '由检查评定',
        {
          item: id('哪个评议项目', '取这一期最后一次受理的（repeated: highest 的取最高的一次）'),
          grades: {
            ...byId('各档几颗星', whole('几颗星', 0, 10)),
            description: '档次编号对应几颗星；不写就把打的分当作星数（只取整数）',
          },
        },
        ['item'],
      ),
      clause,
      note,
    },
    ['per'],
  ),
  'percentile、bands、inspection 选一种写。零颗星就是没有星',
);

const gates = byId(
  '资格线',
  object(
    '一条线',
    {
      title: text('叫法'),
      of,
      per,
      by: figure('看哪个数'),
      since,
      among,
      within,
      on: monthDay('哪天看', '写成“月-日”，看那天为止的数；不写就在期末看'),
      when: lateCondition,
      history,
      above: {
        type: ['string', 'number'],
        title: '要高过',
        pattern: '^average$',
        minimum: -1_000_000_000,
        maximum: 1_000_000_000,
        description: 'average：高过大家的平均数（正好相等不算）；或一个数，要比它大',
      },
      atLeast: signedPoints('至少要有', '达到就算'),
      top: object('排在前面', {
        places: whole('前几名', 1, 100_000),
        percent: percent('前百分之几', '参加比较的人数的百分数，去掉小数'),
        ties: ties('in'),
      }),
      clause,
      note,
    },
    ['title', 'per', 'by'],
  ),
  '过了线才有某种资格（评先、兑换）。above、atLeast、top 选一种写',
);

const titles = byId(
  '荣誉称号',
  object(
    '一种称号',
    {
      title: text('叫法'),
      of,
      per,
      by: figure('按什么比', '写 places、percent 或 from 时要写'),
      since,
      among,
      within,
      for: classes('不属于的不能得'),
      when: condition,
      gates: gateIds,
      stars: whole('至少几颗星', 1, 10, '看同一种对象、同一种期限的星级；没有同样期限的，看最近结束的那一次'),
      item: id('要有哪个项目', '这一期里他至少有一件这个项目的事受理了'),
      places: whole('取前几名', 1, 100_000),
      percent: percent('取前百分之几', '参加比较的人数的百分数，去掉小数'),
      from: signedPoints('至少多少', '达到就有'),
      below: signedPoints('要少于', '和 from 一起写：不到这个数才有'),
      ties: ties('in'),
      needs: list('要先有的称号', id('称号编号'), '写在前面、同样期限的称号；写了几个，同一期里都要有'),
      excludes: list('有了这些称号的不再给', id('称号编号'), '写在前面、同样期限的称号'),
      history,
      clause,
      note,
    },
    ['title', 'per'],
  ),
  '按写的先后一个一个评。places、percent、from 最多写一种；都不写，条件都合得上的就有',
);

const village = byId(
  '村的评价',
  object(
    '一种评价',
    {
      title: text('叫法'),
      per,
      good: object('怎样的户算好', {
        stars: whole('至少几颗星', 1, 10),
        title: id('有哪个称号'),
        gate: id('过了哪条资格线'),
        by: figure('看哪个数', '和 from 一起写'),
        from: signedPoints('至少多少'),
      }),
      steps: list(
        '各等',
        object(
          '一等',
          {
            id: id('编号'),
            title: text('叫法'),
            from: { ...percent('好户至少占百分之几'), exclusiveMinimum: undefined, minimum: 0 },
          },
          ['id', 'title', 'from'],
        ),
        '从高写起；取达到的第一等',
      ),
      clause,
      note,
    },
    ['title', 'per', 'good', 'steps'],
  ),
  '按好户占几成评一个村。good 里 stars、title、gate、by 选一种',
);

const uses = list(
  '结果怎样用',
  object(
    '一种用处',
    {
      title: text('用处'),
      honour: flag('属于荣誉', false, '写了 kind 就不用再写'),
      kind: choice(
        '哪一种',
        ['honour', 'goods', 'service', 'credit', 'dividend', 'post'],
        'honour 荣誉、goods 物品、service 服务、credit 信贷、dividend 分红、post 岗位',
      ),
      needs: object('凭什么', {
        stars: whole('至少几颗星', 1, 10),
        titles: list('有哪些称号之一', id('称号编号')),
        gates: list('过了哪些资格线', id('资格线编号')),
        from: points('至少多少分'),
      }),
      clause,
      note,
    },
    ['title'],
  ),
  '写明结果有什么用，给人看；需要人办的事由人办',
);

export const results = object('结果', { settle, lists, stars, gates, titles, village, uses });
