import type { SchemaNode } from './common.ts';

/**
 * What could stand in some places, by the path that the reference prints (`<编号>` behind an id, `[]` in a list). A test
 * holds each against its place.
 */
export const EXAMPLES: Readonly<Record<string, unknown[]>> = {
  extends: [{ scheme: 'zhen-template', version: 1 }],
  locked: [['items.gambling', 'redemption.limits']],
  'facts.household.<编号>': ['bool', { type: 'int', title: '常住人数' }],
  'who.classes.<编号>': [{ title: '老人', of: 'member', when: 'age(member.born) >= 70' }],
  'balances.<编号>': [{ title: '可兑积分', period: 'year', atEnd: 'reset', feeds: { kinds: ['award'] } }],
  'balances.<编号>.feeds': [{ categories: ['deeds'], times: 0.5 }, [{ from: 'group' }, {}]],
  'balances.<编号>.bounds': [{ min: -20, max: 200 }],
  'balances.<编号>.carries': [{ percent: 50 }, { max: 100 }],
  'balances.<编号>.expires': [
    { on: '03-31' },
    { on: '12-31', after: 2 },
    { months: 12 },
    { months: 12, since: 'month' },
  ],
  'balances.<编号>.spendWith': [{ balance: 'points', each: 1, for: 1, classes: { poor: { each: 2 } } }],
  'base.<编号>': [{ title: '基础分', points: 100, per: 'year', late: 'none' }],
  'base.<编号>.points.formula': [
    { value: 'household.members * 20', max: 100, label: '参加积分的每人 20 分，最多 100 分' },
    { value: 'household.party ? 70 : 60', label: '60 分，党员户加 10 分' },
  ],
  'categories.<编号>.limits[]': [{ points: 20, per: 'year' }],
  'categories.<编号>.bounds': [{ per: 'month', min: 5, max: 20 }],
  'categories.<编号>.combine': [{ per: 'quarter', how: 'average' }],
  'items.<编号>': [
    { title: '帮助邻居', category: 'deeds', kind: 'award', points: 2, limits: [{ times: 4, per: 'month' }] },
  ],
  'items.<编号>.points': [2, { range: { min: 3, max: 5 } }],
  'items.<编号>.points.grades': [{ full: 10, part: { title: '完成一部分', points: 5 } }],
  'items.<编号>.points.perUnit': [{ points: 1, for: 5, unit: '公斤', whole: true, max: 10 }],
  'items.<编号>.points.tiers': [
    {
      unit: '小时',
      steps: [
        { from: 3, points: 1 },
        { from: 6, points: 2 },
      ],
    },
  ],
  'items.<编号>.points.byDate': [{ steps: [{ until: '09-30', points: 5 }], after: 0 }],
  'items.<编号>.points.byTimes': [
    {
      per: 'year',
      steps: [
        { from: 1, points: 2 },
        { from: 2, points: 5 },
        { from: 3, points: 10 },
      ],
    },
  ],
  'items.<编号>.points.score': [
    { max: 100, parts: { self: { max: 100, times: 0.3 }, mutual: { max: 100, times: 0.7 } } },
    {
      max: 10,
      parts: { mutual: { max: 10, judges: ['甲', '乙', '丙', '丁', '戊'], dropHighest: 1, dropLowest: 1 } },
    },
  ],
  'items.<编号>.points.faults': [{ full: 10, each: 2, floor: 4, unit: '处' }],
  'items.<编号>.points.formula': [{ value: 'household.residents * 2', max: 10, label: '常住人数 × 2 分' }],
  'items.<编号>.limits[]': [{ times: 1, per: 'life', of: 'member' }],
  'items.<编号>.when': ['household.residents >= 1', [{ test: '!event.late', message: '已经截止' }]],
  'items.<编号>.factors[]': [{ for: ['old'], times: 2 }],
  'items.<编号>.warnings': [{ times: 1, per: 'year' }],
  'items.<编号>.effects.after': [{ times: 2, per: 'year' }],
  'items.<编号>.effects.zero': [{ per: 'quarter', later: 'void' }],
  'items.<编号>.effects.bars[]': [
    { from: ['redemption'], per: 'year', next: 1 },
    { from: ['titles', 'stars'], months: 3 },
  ],
  'items.<编号>.evidence': [{ photos: { min: 1, max: 3 }, kinds: ['签到表'], confirm: 'both' }],
  'items.<编号>.season': [{ from: '12-01', to: '02-28' }],
  'caps.<编号>': [{ title: '打扫公共地方', items: ['yard', 'road'], points: 10, per: 'month' }],
  'review.procedures.<编号>.stages[]': [
    { id: 'first', title: '村小组初审', role: 'panel', level: 'village', deadlineWorkdays: 5 },
  ],
  'review.procedures.<编号>.stages[].skip': [{ capture: ['visit'], roles: ['clerk'] }],
  'review.panel': [{ must: ['村两委成员', '村民代表'], least: 7, perGroup: 2 }],
  'review.days[]': [{ title: '每周五检查', does: 'visit', weekdays: [5] }],
  'review.cross': [{ by: 'section', size: 100, least: 5 }],
  notice: [{ every: 'quarter', days: 7, lengths: { annual: 3 }, channels: ['村公告栏'] }],
  'results.settle[]': [
    { per: 'quarter', rankBy: 'total', within: 'group' },
    { per: 'year', combine: { per: 'quarter', how: 'sum' } },
  ],
  'results.lists.<编号>': [
    { title: '红榜', kind: 'red', per: 'quarter', places: 10 },
    { title: '黑榜', kind: 'black', per: 'quarter', places: 10, votedOn: '2026-01-05', noticeDays: 3 },
  ],
  'results.stars[].percentile': [
    {
      steps: [
        { stars: 5, to: 10 },
        { stars: 4, to: 20 },
      ],
      ties: 'worse',
    },
  ],
  'results.stars[].bands': [
    {
      steps: [
        { stars: 5, from: 90 },
        { stars: 4, from: 80 },
      ],
    },
  ],
  'results.stars[].inspection': [{ item: 'inspect', grades: { five: 5, three: 3 } }],
  'results.gates.<编号>': [
    { title: '高于平均', per: 'year', by: 'total', above: 'average', on: '12-20' },
    { title: '做过三件好事', per: 'year', by: 'count.help', atLeast: 3 },
  ],
  'results.titles.<编号>': [
    { title: '文明户', per: 'year', stars: 4, gates: ['above'] },
    { title: '银卡', per: 'year', by: 'total', from: 60, below: 100 },
  ],
  'results.titles.<编号>.history[]': [
    { title: 'civil', last: 4, atLeast: 4 },
    { list: 'red', since: 'year', atLeast: 3 },
    { title: 'exemplar', last: 2, earlier: true, atMost: 0 },
  ],
  'results.village.<编号>': [
    {
      title: '村的评价',
      per: 'year',
      good: { stars: 3 },
      steps: [{ id: 'demo', title: '示范村', from: 70 }],
    },
  ],
  'results.uses[]': [{ title: '免费体检', kind: 'service', needs: { stars: 5 } }],
  'redemption.windows[]': [
    { days: [15], months: [3, 6, 9, 12] },
    { from: '12-20', to: '01-10' },
  ],
  'redemption.limits[]': [{ times: 1, per: 'year' }],
  'redemption.least[]': [{ points: 60 }],
  'redemption.purses[]': [{ balance: 'hours', unit: '小时', classes: ['care'] }],
  'redemption.classes.<编号>': [{ title: '日用品', deliverWorkdays: 2, points: 5 }],
  funds: [{ sources: ['镇级补贴', '村集体收入'], holdBack: 10, shortfall: 'wait' }],
  'making.procedure[]': [{ step: 'vote', body: 'representatives', quorum: { present: '2/3', agree: '1/2' } }],
};

/** The schema with its examples in their places. Throws when a path leads nowhere. */
export function withExamples(schema: SchemaNode): SchemaNode {
  return Object.entries(EXAMPLES).reduce(
    (node, [path, examples]) => put(node, path.split(/\.|(?=\[\])/), examples),
    schema,
  );
}

function put(node: SchemaNode, [step, ...rest]: string[], examples: unknown[]): SchemaNode {
  if (step === undefined) return { ...node, examples };
  if (step === '[]' && node.items) return { ...node, items: put(node.items, rest, examples) };
  if (step === '<编号>' && typeof node.additionalProperties === 'object') {
    return { ...node, additionalProperties: put(node.additionalProperties, rest, examples) };
  }
  const below = node.properties?.[step];
  if (!below) throw new Error(`no ${step} in the schema`);
  return { ...node, properties: { ...node.properties, [step]: put(below, rest, examples) } };
}
