import {
  byId,
  CLASS_KINDS,
  choice,
  clause,
  expression,
  FACT_TYPES,
  flag,
  list,
  note,
  object,
  type SchemaNode,
  text,
} from './common.ts';

const FACT_NAME = '^[A-Za-z][A-Za-z0-9_]*$';

const factDeclaration: SchemaNode = {
  type: ['string', 'object'],
  title: '事实的类型',
  description: 'bool 是否、int 整数、number 小数、text 文字、date 日期；也可以写成 {type, title, note}',
  // Of the two shapes only a text is held against a pattern.
  pattern: `^(${FACT_TYPES.join('|')})$`,
  properties: {
    type: choice('类型', FACT_TYPES, 'bool 是否、int 整数、number 小数、text 文字、date 日期'),
    title: text('叫法'),
    note,
  },
  required: ['type'],
  additionalProperties: false,
};

function factsOf(title: string): SchemaNode {
  return {
    type: 'object',
    title,
    propertyNames: { pattern: FACT_NAME, maxLength: 64 },
    additionalProperties: factDeclaration,
  };
}

export const facts = object(
  '事实',
  {
    household: factsOf('家庭户的事实（households.csv 里多出来的列）'),
    member: factsOf('成员的事实（members.csv 里多出来的列）'),
    organisation: factsOf('单位的事实（organisations.csv 里多出来的列）'),
    event: factsOf('事件的事实（events.csv 里多出来的列）'),
    order: factsOf('兑换单的事实（redemptions.csv 里多出来的列）'),
  },
  [],
  '条件式里要用的每一项事实先在这里写明类型；没有写明的列会被忽略并提醒',
);

export const who = object('谁参加', {
  joins: choice('怎样参加', ['voluntary', 'automatic'], 'voluntary 自愿报名、automatic 自动纳入'),
  eligible: object(
    '参加条件',
    {
      when: expression('条件', '对家庭户的一条条件式，如 household.registered && household.residents >= 1'),
      refuses: flag('不符合就不计分', false, 'false：只在名册上标出；true：不符合条件的户，它的事件一律不计'),
      clause,
      note,
    },
    ['when'],
  ),
  classes: byId(
    '分类',
    object(
      '一类人（户、单位）',
      {
        title: text('叫法'),
        of: choice('是哪一种的分类', CLASS_KINDS, 'household 家庭户、member 成员、organisation 单位'),
        when: expression('条件', '对这一种对象的一条条件式，按事情发生那天的事实看，成立就属于这一类'),
        clause,
        note,
      },
      ['of', 'when'],
    ),
    '给一部分人单立的规则（只给他们的项目、不同的倍数、不同的兑换）用分类编号指明是谁；条件式里写 "编号" in household.classes',
  ),
});

export const source = object(
  '依据',
  {
    title: text('所依据的文件'),
    ours: flag('条目由本方案编写者自拟', false),
    clauses: byId(
      '条款',
      object('条款', { number: text('在原文件里的编号'), text: text('用自己的话写明条款意思') }, ['text']),
      '规则用条款编号说明自己的依据',
    ),
    open: list(
      '原文件没有说清楚的地方',
      object(
        '一个问题',
        {
          question: text('什么没有说清楚'),
          choice: text('本方案怎样定'),
          setting: text('对应哪一项设置'),
        },
        ['question', 'choice'],
      ),
    ),
  },
  ['title'],
);
