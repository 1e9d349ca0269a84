import {
  byId,
  CAPTURES,
  choice,
  clause,
  expression,
  flag,
  id,
  KINDS,
  limitPeriod,
  list,
  monthDay,
  note,
  object,
  period,
  points,
  type SchemaNode,
  SUBJECTS,
  text,
  whole,
} from './common.ts';
import { pointsRule } from './points.ts';

const limitParts: Record<string, SchemaNode> = {
  times: whole('最多几次', 1, 100_000, '满了以后不再受理'),
  points: points('最多多少分', '超出的部分不计，事件照样受理'),
  per: limitPeriod('每多久'),
  of: {
    ...choice(
      '按谁算',
      ['holder', ...SUBJECTS, 'village'],
      'holder 按户（没有户的按本身）、member 每人、group 每组、section 每片区、village 全村；不属于这一种的事件不受它限制',
    ),
    default: 'holder',
  },
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

const evidence = object('佐证', {
  photos: object('照片', { min: whole('最少几张', 0, 30), max: whole('最多几张', 0, 30) }),
  kinds: list('还可以是', text('一种佐证', '如 签到表、证书、调解记录')),
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
      kind: choice('种类', KINDS, 'award 加分、deduction 扣分、appraisal 评议'),
      subjects: list('可以是谁的事', choice('对象', SUBJECTS, '默认 household 和 member')),
      points: pointsRule,
      period: period('评议每多久一次（评议项目要写）'),
      repeated: {
        ...choice(
          '同一期里又评一次',
          ['last', 'sum', 'average'],
          'last 以最后一次为准、sum 相加、average 取平均',
        ),
        default: 'last',
      },
      notAssessed: {
        ...choice('没有打分', ['accepted', 'refused'], 'accepted 算没有评，不加也不减、refused 不受理'),
        default: 'refused',
      },
      limits: list('上限', itemLimit),
      when,
      factors: list(
        '倍数',
        object(
          '一条',
          {
            when: expression('条件'),
            times: { type: 'number', title: '乘以几', minimum: 0, maximum: 1000 },
            clause,
          },
          ['when', 'times'],
        ),
        '按顺序找第一条成立的，分值乘上它，四舍五入',
      ),
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
