const HEAD = `
scheme: effects
title: 样例方案（一件事管到别的事）
version: '1'
from: 2026-01-01
decimals: 1
unit: 分
facts:
  household: { residents: { type: int, title: 常住人数 } }
who:
  joins: voluntary
  classes: { small: { title: 小户, of: household, when: household.residents <= 2 } }`;

/**
 * A scheme of what reaches beyond one event: vetoes that set to zero, warnings, bounds, factors by class, balances of
 * members. `shared` adds what makes households share: a balance of groups, a limit over the group and an item that
 * flows from a group to its households. Without it one balance has a bound for life, and what sets to zero is no veto.
 */
export const effectsScheme = (shared: boolean): string => `${HEAD}
balances:
  main: { title: 积分, period: ${shared ? 'year' : 'life'}, bounds: { max: 16 } }
  rank: { title: 排名分, period: quarter, feeds: ${
    shared
      ? '[{ categories: [good] }, { items: [teamwork], from: group, split: true }]'
      : '{ categories: [good] }'
  } }
  mine: { title: 个人分, holder: member, period: life }
${shared ? '  team: { title: 组分, holder: group, period: year }' : ''}
categories:
  good: { title: 好事, bounds: { max: 12, per: quarter } }
  bad: { title: 提醒, bounds: { min: -6, per: quarter } }
items:
  deed:
    title: 打扫公共地方
    category: good
    kind: award
    points: 2
    factors: [{ for: [small], times: 1.5 }]
    limits: [{ times: 4, per: month${shared ? ', of: group' : ''} }]
    capture: [claim]
  hours:
    title: 志愿服务
    category: good
    kind: award
    points: { perUnit: { points: 0.5, unit: 小时, max: 4 } }
    capture: [claim]
  litter:
    title: 乱倒垃圾
    category: bad
    kind: deduction
    points: 1.5
    warnings: { times: 1, per: quarter }
    capture: [visit]
  dumping:
    title: 往河里倒垃圾
    category: bad
    kind: deduction
    points: 1
    effects: { zero: { balances: [rank], later: kept } }
    capture: [visit]
  burning:
    title: 露天焚烧秸秆
    category: bad
    kind: ${shared ? 'veto' : 'deduction\n    points: 0.5'}
    effects: { zero: { per: quarter, later: void } }
    capture: [visit]
${shared ? '  teamwork: { title: 小组评比优胜, category: good, kind: award, subjects: [group], points: 9, capture: [visit] }' : ''}
review:
  default: one
  procedures:
    one:
      title: 一级审核
      stages:
        - { id: only, title: 小组审核, role: panel, level: village, deadlineWorkdays: 3 }
`;
