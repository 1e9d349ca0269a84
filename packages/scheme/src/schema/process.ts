import {
  byId,
  CAPTURES,
  choice,
  clause,
  flag,
  id,
  list,
  note,
  object,
  period,
  type SchemaNode,
  text,
  whole,
} from './common.ts';

const CAPTURE_WORDS =
  'claim 自己申报、behalf 代为申报、visit 入户、activity 活动、document 凭材料、import 导入';

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
    skip: {
      ...object('哪些不用经过这一环节', {
        capture: list('这样记进来的', choice('办法', CAPTURES, CAPTURE_WORDS)),
        roles: list('这些角色记的', text('角色')),
      }),
      minProperties: 1,
    },
    overturns: flag('可以推翻前面环节的决定', false),
    clause,
  },
  ['id', 'title', 'role', 'level'],
);

const dayParts: Record<string, SchemaNode> = {
  months: list('哪几个月', whole('几月', 1, 12)),
  days: list('每月哪几天', whole('几号', -28, 31, '-1 是最后一天')),
  weekdays: list('星期几', whole('星期几', 1, 7, '1 是星期一，7 是星期日')),
};

export const review = object(
  '审核',
  {
    countsAt: {
      ...choice(
        '分从什么时候起可以用',
        ['approval', 'notice'],
        'approval 审核通过时、notice 公示期满时（公示已经结束才通过的，通过时）',
      ),
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
      least: whole('最少几个人', 1, 1000),
      perGroup: whole('每个村民小组最少几个人', 1, 100),
      clause,
      note,
    }),
    days: list(
      '固定的日子',
      object(
        '一件定期的事',
        {
          title: text('叫法', '如 每周五检查'),
          does: choice(
            '做什么',
            ['visit', 'decide', 'notice'],
            'visit 入户检查、decide 集中评定、notice 公示',
          ),
          ...dayParts,
          clause,
          note,
        },
        ['title', 'does'],
      ),
      'months、days、weekdays 写了的都要合得上，至少写一样',
    ),
    cross: object(
      '交叉评议',
      {
        by: choice('按什么交叉', ['section', 'group'], 'section 片区、group 村民小组'),
        size: whole('一个片区最多几户', 1, 100_000),
        least: whole('评议组最少几个人', 1, 1000),
        procedures: list('哪些程序里交叉', id('程序编号'), '不写就是所有程序'),
        clause,
        note,
      },
      ['by'],
      '评议组不评自己的片区（小组）',
    ),
  },
  ['default', 'procedures'],
);

export const notice = object(
  '公示',
  {
    every: period('每多久公示一次'),
    days: whole('公示几天', 1, 60),
    lengths: {
      ...byId('各种程序公示几天', whole('公示几天', 1, 60)),
      description: '程序编号对应天数；没有写的按 days',
    },
    channels: list('在哪里公示', text('一处')),
    shows: list('公示哪些内容', text('一项')),
    objections: object(
      '异议',
      { byRole: text('由谁核实'), deadlineWorkdays: whole('几个工作日内答复', 1, 60) },
      ['byRole', 'deadlineWorkdays'],
    ),
    report: object(
      '公示以后报上级',
      {
        to: choice('报到哪一级', ['town', 'district'], 'town 镇街、district 区县'),
        withinDays: whole('公示完几天以内', 1, 365),
        note,
      },
      ['to'],
    ),
    clause,
    note,
  },
  ['every', 'days'],
);

const fraction = (title: string): SchemaNode => ({
  type: 'string',
  title,
  pattern: '^[1-9][0-9]?/[1-9][0-9]?$',
  description: '写成分数，如 "2/3"',
});

export const making = object('方案怎样定、怎样改', {
  revise: object(
    '修订',
    {
      every: period('最快多久改一次'),
      by: text('由谁改'),
      between: text('不到时候要改，由谁定', '如 村民代表会议'),
      note,
    },
    ['every', 'by'],
  ),
  procedure: list(
    '定方案的步骤',
    object(
      '一步',
      {
        step: choice(
          '做什么',
          ['propose', 'consult', 'discuss', 'review', 'vote', 'approve', 'publish', 'report'],
          'propose 提议、consult 征求意见、discuss 商议、review 审议、vote 表决、approve 批准、publish 公布、report 报备',
        ),
        body: choice(
          '谁来做',
          [
            'branch',
            'committees',
            'party_members',
            'assembly',
            'representatives',
            'villagers',
            'town',
            'district',
          ],
          'branch 党支部、committees 村两委、party_members 党员大会、assembly 村民会议、representatives 村民代表会议、villagers 全体村民、town 镇街、district 区县',
        ),
        quorum: object('法定人数', { present: fraction('至少到会'), agree: fraction('至少同意') }),
        note,
      },
      ['step', 'body'],
    ),
    '按先后写',
  ),
  approves: choice('由哪一级批准', ['town', 'district'], 'town 镇街、district 区县'),
  clause,
  note,
});
