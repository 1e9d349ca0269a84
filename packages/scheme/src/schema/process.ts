import {
  byId,
  choice,
  clause,
  expression,
  flag,
  id,
  limitPeriod,
  list,
  monthDay,
  note,
  object,
  period,
  points,
  subject,
  text,
  whole,
} from './common.ts';

const stage = object(
  '一个环节',
  {
    id: id('编号'),
    title: text('叫法'),
    role: text('由哪种角色办'),
    level: choice('在哪一级', ['village', 'town', 'district'], 'village 村、town 镇街、district 区县'),
    deadlineWorkdays: { ...whole('几个工作日内办', 1, 365), default: 7 },
    onDeadline: {
      ...choice('到期没办', ['wait', 'escalate'], 'wait 继续等、escalate 转上一级'),
      default: 'wait',
    },
    approvals: { ...whole('要几个人同意', 1, 100), default: 1 },
    clause,
  },
  ['id', 'title', 'role', 'level'],
);

export const review = object(
  '审核',
  {
    countsAt: {
      ...choice('分从什么时候起可以用', ['approval', 'notice'], 'approval 审核通过时、notice 公示期满时'),
      default: 'approval',
    },
    default: id('一般走哪种程序'),
    procedures: byId(
      '程序',
      object('一种程序', { title: text('叫法'), stages: list('各环节', stage, '按先后写'), clause }, [
        'title',
        'stages',
      ]),
    ),
    panel: object('积分管理自治小组', {
      must: list('必须有', text('哪种人')),
      may: list('可以有', text('哪种人')),
      clause,
      note,
    }),
  },
  ['default', 'procedures'],
);

export const notice = object(
  '公示',
  {
    every: period('每多久公示一次'),
    days: whole('公示几天', 1, 60),
    channels: list('在哪里公示', text('一处')),
    shows: list('公示哪些内容', text('一项')),
    objections: object(
      '异议',
      { byRole: text('由谁核实'), deadlineWorkdays: whole('几个工作日内答复', 1, 60) },
      ['byRole', 'deadlineWorkdays'],
    ),
    clause,
    note,
  },
  ['every', 'days'],
);

export const results = object('结果', {
  settle: list(
    '结算',
    object(
      '一种结算',
      {
        of: { ...subject('给谁结算'), default: 'household' },
        per: period('每多久结算一次'),
        begins: monthDay('一年从哪天起', '写成“月-日”，日不能晚于 28；默认 01-01'),
        total: {
          ...text('总分怎么算', 'points：这一期的事件和基础分；或一个账户编号：期末那本账上的数'),
          default: 'points',
        },
        average: {
          ...choice('平均分', ['members', 'none'], 'members 除以期末那天参加的成员数、none 不算'),
          default: 'members',
        },
        rankBy: {
          ...choice('按什么排名', ['total', 'average', 'none'], 'total 总分、average 平均分、none 不排'),
          default: 'total',
        },
      },
      ['per'],
    ),
    '不写就按每种账户的期限结算，按总分排名',
  ),
  uses: list(
    '结果怎样用',
    object('一种用处', { title: text('用处'), honour: flag('属于荣誉', false), clause, note }, [
      'title',
      'honour',
    ]),
  ),
});

const redemptionLimit = object(
  '一条上限',
  { times: whole('最多几次', 1, 1000), points: points('最多多少分'), per: limitPeriod('每多久') },
  ['per'],
);

const window = {
  ...object('一段开放的日子', {
    from: monthDay('从哪天'),
    to: monthDay('到哪天（含）'),
    months: list('哪几个月', whole('月', 1, 12)),
    days: list('每月哪几天', whole('日，-1 是最后一天', -28, 31)),
    weekdays: list('星期几', whole('1 是星期一，7 是星期日', 1, 7)),
    firstMonths: whole('只在方案开始后的头几个月', 1, 60),
  }),
  minProperties: 1,
  description: '写了的都要合得上；from 和 to 要一起写',
};

export const redemption = object(
  '兑换',
  {
    balance: id('从哪个账户付'),
    lowers: list('会减少哪些账户', id('账户编号'), '不写就只减少付分的账户'),
    windows: list('兑换期', window, '合得上任何一段就可以兑换；不写就天天可以'),
    when: expression('条件', '对家庭户（household）和兑换单（order）的一条条件式，不成立就不能兑换'),
    limits: list('每户上限', redemptionLimit),
    classes: byId(
      '兑换类别',
      object('一类', { title: text('叫法'), deliverWorkdays: whole('几个工作日内交付', 1, 365) }, ['title']),
    ),
    clause,
    note,
  },
  ['balance'],
);

export const making = object('方案怎样定、怎样改', {
  revise: object('修订', { every: period('最快多久改一次'), by: text('由谁改'), note }, ['every', 'by']),
  clause,
  note,
});
