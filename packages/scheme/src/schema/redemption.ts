import {
  byId,
  choice,
  classes,
  clause,
  expression,
  figure,
  flag,
  id,
  limitPeriod,
  list,
  monthDay,
  note,
  object,
  percent,
  period,
  points,
  type SchemaNode,
  text,
  whole,
} from './common.ts';

const redemptionLimit = object(
  '一条上限',
  {
    times: whole('最多几次', 1, 1000),
    points: points('最多多少分'),
    per: limitPeriod('每多久'),
    of: {
      ...choice(
        '按谁算',
        ['household', 'member'],
        'household 每户（家里各人的合在一起）、member 付分的成员每人；从自己名下的账付的才能按每人算',
      ),
      default: 'household',
    },
    clause,
  },
  ['per'],
);

const window = {
  ...object('一段开放的日子', {
    from: monthDay('从哪天'),
    to: monthDay('到哪天（含）'),
    months: list('哪几个月', whole('几月', 1, 12)),
    days: list('每月哪几天', whole('几号', -28, 31, '-1 是最后一天')),
    weekdays: list('星期几', whole('星期几', 1, 7, '1 是星期一，7 是星期日')),
    firstMonths: whole('只在方案开始后的头几个月', 1, 60),
  }),
  minProperties: 1,
  description: '写了的都要合得上；from 和 to 要一起写',
};

const orderRules: Record<string, SchemaNode> = {
  lowers: list('会减少哪些账户', id('账户编号'), '不写就只减少付分的账户'),
  windows: list('兑换期', window, '合得上任何一段就可以兑换；不写就天天可以'),
  when: expression(
    '条件',
    '对家庭户（household）、付分的成员（member）和兑换单（order）的一条条件式，不成立就不能兑换',
  ),
  limits: list('上限', redemptionLimit),
  least: list(
    '门槛',
    object(
      '一条',
      { balance: id('看哪个账户', '不写就看付分的账户'), points: points('下单前至少要有'), clause },
      ['points'],
    ),
    '下单前账上不到这个数，就不能兑换',
  ),
  above: points('只有超出这条线的分才能用', '如 60：有 80 分，只能用 20 分'),
  gates: list('要过哪些资格线', id('资格线编号'), '看下单以前最近结束的那一期'),
  for: classes('不属于的户不能兑换'),
};

/** A purse follows the redemption in what it leaves out; an empty list says that it has no such rule. */
const lifted = (node: SchemaNode | undefined): SchemaNode => {
  const described = [node?.description, '[] 是不跟 redemption 的，这一样没有'];
  return { ...node, minItems: 0, description: described.filter(Boolean).join('；') };
};

const purse = object(
  '一种另外的付法',
  {
    title: text('叫法'),
    balance: id('从哪个账户付'),
    classes: list(
      '付哪些兑换类别',
      id('兑换类别编号'),
      '类别在这里面的兑换单按这一条办（单子上写了账户的，要是这本账）',
    ),
    ...orderRules,
    windows: lifted(orderRules.windows),
    limits: lifted(orderRules.limits),
    least: lifted(orderRules.least),
    gates: lifted(orderRules.gates),
    for: lifted(orderRules.for),
    unit: text('这本账上的分叫什么', '如 小时'),
    clause,
    note,
  },
  ['balance'],
);

export const redemption = object(
  '兑换',
  {
    balance: id('从哪个账户付'),
    ...orderRules,
    lowersAll: flag('一次用完', false, 'true：兑换一次，会减少的账户里剩下的也都用完'),
    purses: list(
      '另外的付法',
      purse,
      '兑换单的类别在这里、或写了这个账户，就按这一条办；这一条没有写的（lowers、lowersAll 除外），按 redemption 的办。同一本账里几类东西规矩不一样的，也可以各写一条',
    ),
    classes: byId(
      '兑换类别',
      object(
        '一类',
        {
          title: text('叫法'),
          deliverWorkdays: whole('几个工作日内交付', 1, 365),
          deliverDays: whole('几天内交付', 1, 365, '日历上的天；和 deliverWorkdays 选一样写'),
          points: points('要多少分', '物品只标积分，不标钱'),
          quota: object('限量', { times: whole('几份', 1, 1_000_000), per: period('每多久') }, [
            'times',
            'per',
          ]),
          note,
        },
        ['title'],
      ),
    ),
    shops: {
      ...choice('到哪里换', ['own', 'town'], 'own 本村的店、town 全镇各村的店'),
      default: 'own',
    },
    value: object(
      '一分折多少钱',
      { yuan: { type: 'number', title: '元', exclusiveMinimum: 0, maximum: 10_000 }, note },
      ['yuan'],
      '只给记账和做预算用，店里不标钱',
    ),
    clause,
    note,
  },
  ['balance'],
);

export const funds = object(
  '资金',
  {
    sources: list('从哪里来', text('一种来源', '如 镇级补贴、村集体收入、捐赠')),
    holdBack: percent('留多少备用', '一年的钱里留下百分之几'),
    shortfall: choice('钱不够时', ['wait', 'share'], 'wait 后面的等、share 大家按比例少给'),
    budget: object(
      '预算',
      { yuan: { type: 'number', title: '元', minimum: 0, maximum: 1_000_000_000 }, per: period('每多久') },
      ['yuan', 'per'],
    ),
    clause,
    note,
  },
  ['sources'],
);

export const dividends = object(
  '积分分红',
  {
    by: figure('按什么分'),
    share: percent('最多拿出百分之几按积分分'),
    consent: choice('要谁同意', ['all'], 'all 全体成员同意'),
    clause,
    note,
  },
  ['by', 'share', 'consent'],
);
