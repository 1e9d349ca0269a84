import {
  begins,
  choice,
  clause,
  figure,
  list,
  note,
  object,
  period,
  type SchemaNode,
  subject,
  text,
  within,
} from './common.ts';

/** How figures of shorter periods make that of a longer one. */
export const combine = (title: string): SchemaNode =>
  object(
    title,
    {
      per: period('由哪种短的期限合成'),
      how: choice(
        '怎样合',
        ['sum', 'average', 'share'],
        'sum 相加、average 取平均（参加过的各期；没有事的一期是零分，也算在内）、share 各占一份（一年四个季度就各占四分之一）',
      ),
      clause,
    },
    ['per', 'how'],
  );

export const settle = list(
  '结算',
  object(
    '一种结算',
    {
      of: { ...subject('给谁结算'), default: 'household' },
      per: period('每多久结算一次'),
      begins,
      total: {
        ...text('总分怎么算', 'points：这一期的事件和基础分；或一个账户编号：期末那本账上的数'),
        default: 'points',
      },
      average: {
        ...choice('平均分', ['members', 'none'], 'members 除以期末那天参加的成员数、none 不算'),
        default: 'members',
      },
      rankBy: { ...figure('按什么排名', 'none 不排'), default: 'total' },
      within,
      combine: combine('由短的期限合成总分和平均分'),
      clause,
      note,
    },
    ['per'],
  ),
  '不写就按每种账户的期限结算，按总分排名',
);
