/** A scheme in which nearly everything has a limit: two balances, decimals, ranges, shared caps, a monthly appraisal. */
export const capsScheme = `
scheme: caps
title: 样例方案（到处有上限）
version: '1'
from: 2026-01-01
decimals: 1
unit: 分
balances:
  honour: { title: 荣誉分, period: life }
  spend: { title: 可兑分, period: year, feeds: { kinds: [award, appraisal], times: 0.5 } }
categories:
  daily: { title: 日常, limits: [{ points: 9, per: quarter }] }
  home: { title: 家园 }
items:
  once:
    title: 只记一次的事
    category: daily
    kind: award
    points: 2.5
    limits: [{ times: 1, per: month }]
    capture: [claim]
  range:
    title: 由审核人定分的事
    category: daily
    kind: award
    points: { range: { min: 1, max: 4 } }
    limits: [{ points: 5, per: month }]
    capture: [claim]
  hours:
    title: 按小时记的事
    category: home
    kind: award
    points: { perUnit: { points: 0.5, unit: 小时, max: 3 } }
    limits: [{ points: 4, per: quarter }]
    capture: [claim]
  visit:
    title: 每月走访
    category: home
    kind: appraisal
    points: { score: { max: 10, parts: { yard: { title: 院子, max: 6 }, room: { title: 屋里, max: 4 } } } }
    period: month
    repeated: last
    capture: [visit]
  fault:
    title: 扣分的事
    category: home
    kind: deduction
    points: { range: { min: 1, max: 2 } }
    limits: [{ points: 3, per: quarter }]
    capture: [visit]
caps:
  both: { title: 两样合起来, items: [once, range], points: 6, per: month }
review:
  default: one
  procedures:
    one:
      title: 一级审核
      stages:
        - { id: only, title: 小组审核, role: panel, level: village, deadlineWorkdays: 3 }
`;
