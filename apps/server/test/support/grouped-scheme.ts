/** A scheme whose one stage is the group leaders', two of whom must agree. */
export const groupedScheme = `
scheme: grouped
title: 样例方案（组长审核）
version: '1'
from: 2026-01-01
unit: 分
balances:
  points: { title: 积分, period: year }
categories:
  affairs: { title: 村务 }
items:
  affairs-meeting:
    title: 参加村民会议
    category: affairs
    kind: award
    points: 2
    capture: [claim, behalf]
review:
  default: one
  procedures:
    one:
      title: 组长审核
      stages:
        - { id: first, title: 组长审核, role: group_leader, level: village, deadlineWorkdays: 5, approvals: 2 }
`;
