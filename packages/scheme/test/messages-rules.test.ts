import { expect, test } from 'vitest';
import { lintScheme } from '../src/read/read-scheme.ts';
import { balance, fault, item, more, only, text } from './small-scheme.ts';

const items = (rules: string): string => text({ items: `items: { ${rules} }` });
const BREACH = 'breach: { title: 违规, category: a, kind: veto';
const redemption = (rule: string): string => more(`redemption: { balance: points, ${rule} }`);
const judged = (rule: string, others = ''): string =>
  item(
    `kind: appraisal, period: year, points: { score: { max: 10, parts: { p: { max: 10, ${rule} }${others === '' ? '' : `, ${others}`} } } }`,
  );

// biome-ignore format: a table, one line a case
test.each([
  ['a misspelt key that must stand there', item('knd: award, points: 2'), 'schema.unknown_key', 'items.help.knd', 'kind'],
  ['a misspelt choice', item('kind: awrad, points: 2'), 'schema.choice', 'items.help.kind', '是不是想写 award'],
  ['a category written almost right', text({ categories: 'categories: { labour: { title: 甲 } }', items: 'items: { x: { title: 甲, category: labor, kind: award, points: 1 } }', }), 'ref.category', 'items.x.category', '是不是想写 labour'],
  ['an unknown class', item('kind: award, points: 1, for: [por]'), 'ref.class', 'items.help.for[0]', '是不是想写 poor'],
  ['a class of somebody else', item('kind: award, points: 1, subjects: [household], for: [young]'), 'class.kind', 'items.help.for[0]', '成员'],
  ['a class where nobody is in one', item('kind: award, points: 1, subjects: [group], for: [young]'), 'class.kind', 'items.help.for[0]', '这个项目的事不属于哪一户、哪个成员，用不了分类'],
  ['an unknown class of a factor', item('kind: award, points: 1, factors: [{ for: [rich], times: 2 }]'), 'ref.class', 'items.help.factors[0].for[0]', '现有：poor'],
  ['a factor for nobody in particular', item('kind: award, points: 1, factors: [{ times: 2 }]'), 'factor.neither', 'items.help.factors[0]', 'when'],
  ['a class that asks for a class', text({ who: 'who: { classes: { poor: { of: household, when: \'"x" in household.classes\' } } }' }), 'expression', 'who.classes.poor.when', 'classes'],
  ['an unknown function', item('kind: award, points: 1, when: "agee(member.born) > 60"'), 'expression', 'items.help.when', '是不是想写 age'],
  ['a function of CEL that is not offered', item('kind: award, points: 1, when: "member.born.getFullYear() > 2000"'), 'expression', 'items.help.when', 'year'],
  ['a variable written almost right', item('kind: award, points: 1, when: houshold.residents > 1'), 'expression', 'items.help.when', '是不是想写 household'],
  ['a fact written almost right', item('kind: award, points: 1, when: household.resident > 1'), 'expression', 'items.help.when', '是不是想写 household.residents'],
  ['and as an English word', item('kind: award, points: 1, when: "household.residents > 1 and true"'), 'expression', 'items.help.when', '&&'],
  ['effects of an award', item('kind: award, points: 1, effects: { zero: { later: kept } }'), 'item.not_loss', 'items.help.effects', 'deduction'],
  ['effects that are none', items(`${BREACH}, effects: {} }`), 'effects.none', 'items.breach.effects', 'zero'],
  ['zero without saying what becomes of later points', items(`${BREACH}, effects: { zero: {} } }`), 'schema.missing', 'items.breach.effects.zero', 'later'],
  ['zero of an unknown balance', items(`${BREACH}, effects: { zero: { balances: [point], later: kept } } }`), 'ref.balance', 'items.breach.effects.zero.balances[0]', '是不是想写 points'],
  ['zero of a balance it does not belong to', items(`${BREACH}, subjects: [household], effects: { zero: { balances: [mine], later: kept } } }`), 'effects.holder', 'items.breach.effects.zero.balances[0]', '成员'],
  ['zero of somebody it does not belong to', items(`${BREACH}, subjects: [household], effects: { zero: { of: [member], later: kept } } }`), 'effects.holder', 'items.breach.effects.zero.of[0]', '成员'],
  ['zero of balances and of holders', items(`${BREACH}, effects: { zero: { balances: [points], of: [household], later: kept } } }`), 'zero.span', 'items.breach.effects.zero', '选一样'],
  ['zero that would take what a whole group has', text({ balances: 'balances: { points: { title: 积分, period: year }, team: { title: 组分, holder: group, period: year } }', items: `items: { ${BREACH}, effects: { zero: { later: kept } } } }` }), 'zero.shared', 'items.breach.effects.zero', 'of: [household]'],
  ['zero down to base points that are not there', items(`${BREACH}, effects: { zero: { keeps: base, later: kept } } }`), 'zero.keeps_nothing', 'items.breach.effects.zero.keeps', '什么也留不下'],
  ['zero down to base points of another balance', `${text({ balances: 'balances: { points: { title: 积分, period: year }, rank: { title: 排名分, period: year } }', items: `items: { ${BREACH}, effects: { zero: { balances: [points], keeps: base, later: kept } } } }` })}\nbase: { b: { title: 基础, points: 10, per: year, balances: [rank] } }`, 'zero.keeps_nothing', 'items.breach.effects.zero.keeps', '什么也留不下'],
  ['zero of a quarter down to what is given by the year', `${items(`${BREACH}, subjects: [household], effects: { zero: { per: quarter, keeps: base, later: kept } } }`)}\nbase: { b: { title: 基础, points: 10, per: year } }`, 'zero.keeps_longer', 'items.breach.effects.zero.keeps', '只有给它的那一期留得下'],
  ['a misspelt word for what is kept', items(`${BREACH}, effects: { zero: { keeps: bases, later: kept } } }`), 'schema.choice', 'items.breach.effects.zero.keeps', 'base'],
  ['a bar from nothing known', items(`${BREACH}, effects: { bars: [{ from: [honours], per: year }] } }`), 'ref.bar', 'items.breach.effects.bars[0].from[0]', 'redemption'],
  ['a bar of no length', items(`${BREACH}, effects: { bars: [{ from: [redemption] }] } }`), 'bar.span', 'items.breach.effects.bars[0]', 'per、months'],
  ['a bar of two lengths', items(`${BREACH}, effects: { bars: [{ from: [redemption], per: year, months: 3 }] } }`), 'bar.span', 'items.breach.effects.bars[0]', '只能写一样'],
  ['a bar that never holds', items(`${BREACH}, effects: { bars: [{ from: [redemption], per: year, rest: false }] } }`), 'bar.nothing', 'items.breach.effects.bars[0]', 'next'],
  ['a bar by months with periods', items(`${BREACH}, effects: { bars: [{ from: [redemption], months: 3, next: 1 }] } }`), 'bar.months', 'items.breach.effects.bars[0].next', 'months'],
  ['a bar of somebody else', items(`${BREACH}, subjects: [household], effects: { bars: [{ from: [redemption], months: 3, of: [organisation] }] } }`), 'bar.of', 'items.breach.effects.bars[0].of[0]', '单位'],
  ['a bar from redeeming of those who never redeem', text({ items: `items: { ${BREACH}, subjects: [group], effects: { bars: [{ from: [redemption], months: 3 }] } } }`, more: 'redemption: { balance: points }' }), 'bar.reach', 'items.breach.effects.bars[0].from[0]', 'of: [household]'],
  ['a bar of a household from a title of persons', text({ items: `items: { ${BREACH}, subjects: [household], effects: { bars: [{ from: [titles], per: year }] } } }`, more: 'results: { titles: { good: { title: 好村民, of: member, per: year } } }' }), 'bar.reach', 'items.breach.effects.bars[0].from[0]', 'of: [member]'],
  ['a warning before an award', item('kind: award, points: 1, warnings: { times: 1, per: year }'), 'item.not_loss', 'items.help.warnings', '加分'],
  ['a warning by an owner it has not', items('x: { title: 甲, category: a, kind: deduction, points: 1, subjects: [household], warnings: { times: 1, per: year, of: member } }'), 'limit.of', 'items.x.warnings.of', '成员'],
  ['points by times of an owner it has not', items('x: { title: 甲, category: a, kind: award, subjects: [household], points: { byTimes: { per: year, of: member, steps: [{ from: 1, points: 2 }] } } }'), 'limit.of', 'items.x.points.byTimes.of', '成员'],
  ['points by times upside down', item('kind: award, points: { byTimes: { per: year, steps: [{ from: 2, points: 2 }, { from: 1, points: 5 }] } }'), 'points.order', 'items.help.points.byTimes.steps[1].from', '从小到大'],
  ['points by times of an appraisal', item('kind: appraisal, period: year, points: { byTimes: { per: year, steps: [{ from: 1, points: 2 }] } }'), 'item.points_way', 'items.help.points', 'byTimes'],
  ['consequences after so many times, and none', items(`${BREACH}, effects: { after: { times: 2, per: year } } }`), 'effects.none', 'items.breach.effects', '一样也没有写'],
  ['consequences after so many times of an owner it has not', items(`${BREACH}, subjects: [household], effects: { after: { times: 2, per: year, of: member }, zero: { later: kept } } }`), 'limit.of', 'items.breach.effects.after.of', '成员'],
  ['a limit of redemption for each person, where households pay', text({ more: 'redemption: { balance: points, limits: [{ times: 1, per: year, of: member }] }' }), 'limit.of', 'redemption.limits[0].of', '不在成员名下'],
  ['an award that no account takes', text({ balances: 'balances: { points: { title: 积分, period: year, feeds: { categories: [b] } } }', categories: 'categories: { a: { title: 甲 }, b: { title: 乙 } }', items: 'items: { help: { title: 帮忙, category: a, kind: award, points: 2 }, work: { title: 出工, category: b, kind: award, points: 2 } }' }), 'item.untaken', 'items.help', '“帮忙”的分哪本账也不收'],
  ['an analogy to nothing', item('kind: award, points: 1, likes: [halp]'), 'ref.item', 'items.help.likes[0]', 'help'],
  ['an analogy to itself', item('kind: award, points: 1, likes: [help]'), 'item.likes', 'items.help.likes[0]', '自己'],
  ['an analogy of a gain to a loss', items('x: { title: 甲, category: a, kind: award, points: 1, likes: [y] }, y: { title: 乙, category: a, kind: deduction, points: 1 }'), 'item.likes', 'items.x.likes[0]', '扣分'],
  ['an analogy without a reason', items('x: { title: 甲, category: a, kind: award, points: 1, likes: [y], reason: optional }, y: { title: 乙, category: a, kind: award, points: 1 }'), 'item.likes', 'items.x.reason', '理由'],
  ['judges of whom none is left', judged('judges: [j, k, l], dropHighest: 2, dropLowest: 1'), 'points.dropped', 'items.help.points.score.parts.p', '一个也不剩'],
  ['more judges asked for than there are', judged('judges: [j, k, l], fewest: 4'), 'points.fewest', 'items.help.points.score.parts.p.fewest', '永远不够 4 人'],
  ['fewer judges than are dropped', judged('judges: [j, k, l], dropHighest: 1, dropLowest: 1, fewest: 2'), 'points.fewest', 'items.help.points.score.parts.p.fewest', '至少要写 3'],
  ['a single judge', judged('judges: [j]'), 'points.judges', 'items.help.points.score.parts.p.judges', '写 p: 10'],
  ['scores dropped of nobody', judged('dropHighest: 1'), 'points.judges', 'items.help.points.score.parts.p.dropHighest', 'judges'],
  ['a judge named as a part', judged('judges: [j, p]'), 'points.judge_twice', 'items.help.points.score.parts.p.judges[1]', 'p 是一个分项的编号'],
  ['a judge of two parts', judged('judges: [j, k]', 'q: { max: 10, judges: [k, l] }'), 'points.judge_twice', 'items.help.points.score.parts.q.judges[0]', 'q-k'],
  ['a judge written twice', judged('judges: [j, k, j]'), 'schema.repeated', 'items.help.points.score.parts.p.judges', '重复'],
  ['bounds of nothing', text({ categories: 'categories: { a: { title: 甲, bounds: { per: year } } }' }), 'bounds.neither', 'categories.a.bounds', 'min'],
  ['bounds upside down', text({ categories: 'categories: { a: { title: 甲, bounds: { per: year, min: 5, max: 1 } } }' }), 'bounds.order', 'categories.a.bounds', '5'],
  ['category bounds without a period', text({ categories: 'categories: { a: { title: 甲, bounds: { max: 1 } } }' }), 'schema.missing', 'categories.a.bounds', 'per'],
  ['bounds finer than the scheme', balance('period: year, bounds: { max: 1.5 }'), 'amount.decimals', 'balances.points.bounds.max', 'decimals'],
  ['bounds over a longer time than the balance', balance('period: month, bounds: { per: year, max: 1 }'), 'bounds.per', 'balances.points.bounds.per', '跨'],
  ['two floors', balance('period: year, belowZero: clipped, bounds: { min: 1 }'), 'balance.two_floors', 'balances.points.belowZero', 'bounds.min'],
  ['a base out of step with the bounds of its category', `${text({ categories: 'categories: { a: { title: 甲, bounds: { per: quarter, min: 4 } } }' })}\nbase: { b: { title: 基础, points: 10, per: quarter, category: a, balances: [] } }\nresults: { settle: [{ per: quarter, begins: 02-01 }] }`, 'base.bounds', 'base.b', '请在这个类别的 bounds 里写 begins: 02-01'],
  ['and bounds out of step with a base by the calendar', `${text({ categories: 'categories: { a: { title: 甲, bounds: { per: year, begins: 09-01, min: 4 } } }' })}\nbase: { b: { title: 基础, points: 10, per: year, category: a } }`, 'base.bounds', 'base.b', '把上下线的 begins 去掉'],
  ['category bounds for good with a day on which they begin', text({ categories: 'categories: { a: { title: 甲, bounds: { per: life, begins: 09-01, max: 1 } } }' }), 'period.life_begins', 'categories.a.bounds.begins', '不能写 begins'],
  ['category bounds that begin on a day that not all months have', text({ categories: 'categories: { a: { title: 甲, bounds: { per: year, begins: 09-30, max: 1 } } }' }), 'period.begins', 'categories.a.bounds.begins', '28'],
  ['a debt kept where all is carried', balance('period: year, atEnd: carry, negativeRest: kept'), 'balance.negative_rest', 'balances.points.negativeRest', '不用写'],
  ['a balance cleared before its notice ends', `${balance('period: quarter, atEnd: reset').replace('review: {', 'review: { countsAt: notice,')}\nnotice: { every: quarter, days: 7 }\nredemption: { balance: points }`, 'balance.never_spendable', 'balances.points.atEnd', '一分也换不成'],
  ['a share of what is not carried', balance('period: year, atEnd: reset, carries: { percent: 50 }'), 'balance.carries', 'balances.points.carries', '现在 atEnd 是 reset；没有结转的自会作废，不用另写清零'],
  ['a share of a balance that is closed', balance('period: year, carries: { max: 100 }'), 'balance.carries', 'balances.points.carries', '没有写 atEnd'],
  ['a share of nothing said', balance('period: year, atEnd: carry, carries: {}'), 'carries.neither', 'balances.points.carries', '一样也没有写'],
  ['a share that is all', balance('period: year, atEnd: carry, carries: { percent: 100 }'), 'carries.whole', 'balances.points.carries.percent', '不用写 percent'],
  ['a share of more than all', balance('period: year, atEnd: carry, carries: { percent: 150 }'), 'schema.range', 'balances.points.carries.percent', '不能大于 100'],
  ['a most of nothing', balance('period: year, atEnd: carry, carries: { max: 0 }'), 'schema.range', 'balances.points.carries.max', '要大于 0'],
  ['a most finer than the scheme', balance('period: year, atEnd: carry, carries: { max: 1.5 }'), 'amount.decimals', 'balances.points.carries.max', 'decimals'],
  ['a share of a life that never ends', balance('period: life, carries: { percent: 50 }'), 'balance.life_end', 'balances.points.carries', '没有期末'],
  ['expiry of what is not carried', balance('period: year, atEnd: reset, expires: { on: 03-31 }'), 'balance.expires', 'balances.points.expires', 'carry'],
  ['expiry on a day that no year has', balance('period: year, atEnd: carry, expires: { on: 02-30 }'), 'date.month_day', 'balances.points.expires.on', '02-30'],
  ['expiry of a life that never ends', balance('period: life, expires: { months: 12 }'), 'balance.life_end', 'balances.points.expires', 'period: year（或更短的一期）、atEnd: carry'],
  ['expiry without a when', balance('period: year, atEnd: carry, expires: {}'), 'expires.one', 'balances.points.expires', 'on、months、days'],
  ['expiry on a day and after months', balance('period: year, atEnd: carry, expires: { on: 03-31, months: 12 }'), 'expires.one', 'balances.points.expires', 'on、months 只能写一样'],
  ['months shorter than the period', balance('period: year, atEnd: carry, expires: { months: 6 }'), 'expires.short', 'balances.points.expires.months', '有效 6 个月，比账户的一期（period: year，年）短：分在得的那一期里就作废，账上说不清。请把 period 写成 half 或更短的'],
  ['days shorter than the period', balance('period: quarter, atEnd: carry, expires: { days: 90 }'), 'expires.short', 'balances.points.expires.days', '请把 period 写成 bimonth 或更短的'],
  ['days shorter than any period', balance('period: month, atEnd: carry, expires: { days: 30 }'), 'expires.short', 'balances.points.expires.days', '最短的一期是月，有效期至少写 months: 1 或 days: 31'],
  ['months that begin before the points', balance('period: month, atEnd: carry, expires: { months: 6, since: year }'), 'expires.since_short', 'balances.points.expires.months', 'months 至少写 12'],
  ['months that are one period after another', balance('period: year, atEnd: carry, expires: { months: 12, since: year }'), 'expires.reset', 'balances.points.expires.months', '请写 atEnd: reset'],
  ['which of no days', balance('period: year, atEnd: carry, expires: { months: 12, after: 2 }'), 'expires.after', 'balances.points.expires.after', '和 on 一起写'],
  ['days counted from a month', balance('period: month, atEnd: carry, expires: { days: 60, since: month }'), 'expires.since', 'balances.points.expires.since', '和 months 一起写'],
  ['months of two months', balance('period: month, atEnd: carry, expires: { months: 12, since: bimonth }'), 'schema.choice', 'balances.points.expires.since', 'quarter'],
  ['points spent beside themselves', balance('period: year, spendWith: { balance: points, each: 1 }'), 'spend_with.self', 'balances.points.spendWith.balance', '自己'],
  ['points spent beside those of somebody else', `${balance('period: year', 'gift: { title: 赠分, period: year, spendWith: { balance: mine, each: 1 } }, mine: { title: 个人, holder: member, period: year }')}\nredemption: { balance: mine }`, 'spend_with.holder', 'balances.gift.spendWith.balance', '成员'],
  ['points spent beside what nobody pays from', balance('period: year', 'gift: { title: 赠分, period: year, spendWith: { balance: points, each: 1 } }'), 'spend_with.payer', 'balances.gift.spendWith.balance', '用不掉'],
  ['two gifts beside one balance', `${balance('period: year', 'gift: { title: 赠分, period: year, spendWith: { balance: points, each: 1 } }, more: { title: 又一种, period: year, spendWith: { balance: points, each: 1 } }')}\nredemption: { balance: points }`, 'spend_with.two', 'balances.more.spendWith.balance', 'gift'],
  ['a gift ratio for an unknown class', `${balance('period: year', 'gift: { title: 赠分, period: year, spendWith: { balance: points, each: 1, classes: { rich: { each: 2 } } } }')}\nredemption: { balance: points }`, 'ref.class', 'balances.gift.spendWith.classes.rich', '现有'],
  ['points from a group to an organisation', text({ balances: 'balances: { points: { title: 积分, period: year, holder: organisation, feeds: { from: group } } }', }), 'feed.from', 'balances.points.feeds.from', '不能写 from'],
  ['points from a household to a household', balance('period: year, feeds: { from: household }'), 'feed.from', 'balances.points.feeds.from', 'group、section'],
  ['points from groups that get none', balance('period: year, feeds: [{ from: group }, {}]'), 'feed.from_nobody', 'balances.points.feeds[0].from', 'subjects'],
  ['a fact called like a list of its own', text({ facts: 'facts: { household: { residents: int, classes: text }, member: { born: date } }' }), 'facts.reserved', 'facts.household.classes', 'classes'],
  ['points from groups that no item knows', balance('period: year, feeds: { from: group }'), 'feed.from_nobody', 'balances.points.feeds.from', 'subjects'],
  ['shares of nobody', balance('period: year, feeds: { categories: [a], split: true }'), 'feed.split', 'balances.points.feeds.split', 'from'],
  ['a feed that takes nothing', balance('period: year, feeds: { kinds: [deduction], signs: plus }'), 'feed.signs', 'balances.points.feeds.signs', '一分也收不到'],
  ['a feed of an unknown item', balance('period: year, feeds: { items: [hlp] }'), 'ref.item', 'balances.points.feeds.items[0]', 'help'],
  ['base for the wrong class', more('base: { x: { title: 基础, points: 1, per: year, for: [young] } }'), 'class.kind', 'base.x.for[0]', '成员'],
  ['base of a group by a formula about a household', more('base: { x: { title: 基础, points: { formula: { value: household.residents * 2, label: 每人两分 } }, per: year, of: group } }'), 'expression', 'base.x.points.formula.value', '这里能用的是：group'],
  ['base of a section by a condition about a group', more('base: { x: { title: 基础, points: 1, per: year, of: section, when: group.households > 2 } }'), 'expression', 'base.x.when', '这里能用的是：section'],
  ['a fact of groups written almost right', more('base: { x: { title: 基础, points: 1, per: year, of: group, when: group.household > 2 } }'), 'expression', 'base.x.when', '是不是想写 group.households'],
  ['base by a formula of what is no fact', more('base: { x: { title: 基础, points: { formula: { value: household.resident * 2, label: 每人两分 } }, per: year } }'), 'expression', 'base.x.points.formula.value', '是不是想写 household.residents'],
  ['base by a formula of an event', more('base: { x: { title: 基础, points: { formula: { value: event.quantity * 2, label: 每件两分 } }, per: year } }'), 'expression', 'base.x.points.formula.value', '不认识 event'],
  ['base by a formula that gives no number', more('base: { x: { title: 基础, points: { formula: { value: household.residents > 2, label: 人多 } }, per: year } }'), 'expression', 'base.x.points.formula.value', '一个数'],
  ['base by a formula without words for people', more('base: { x: { title: 基础, points: { formula: { value: household.residents * 2 } }, per: year } }'), 'schema.missing', 'base.x.points.formula', 'label'],
  ['base by a formula with more least than most', more('base: { x: { title: 基础, points: { formula: { value: household.residents * 2, min: 9, max: 5, label: 每人两分 } }, per: year } }'), 'points.range', 'base.x.points.formula', '最少 9'],
  ['base by a range, that nobody fixes', more('base: { x: { title: 基础, points: { range: { min: 1, max: 5 } }, per: year } }'), 'schema.unknown_key', 'base.x.points.range', 'formula'],
  ['base finer than the scheme', more('base: { x: { title: 基础, points: 1.5, per: year } }'), 'amount.decimals', 'base.x.points', 'decimals'],
  ['base of a group for a class', more('base: { x: { title: 基础, points: 1, per: year, of: group, for: [poor] } }'), 'base.for', 'base.x.for', '村民小组没有分类'],
  ['parts that weigh too much to be a number', item('kind: appraisal, period: month, points: { score: { max: 10, parts: { x: { max: 10, times: 两成 } } } }'), 'schema.type', 'items.help.points.score.parts.x.times', '一个数'],
] as const)('%s', (_name, source, code, path, words) => {
  expect(only(source)).toEqual(fault(code, path, words));
});

// biome-ignore format: a table, one line a case
test.each([
  ['a threshold of an unknown balance', redemption('least: [{ balance: pints, points: 3 }]'), 'ref.balance', 'redemption.least[0].balance', 'points'],
  ['a threshold finer than the scheme', redemption('least: [{ points: 3.5 }]'), 'amount.decimals', 'redemption.least[0].points', 'decimals'],
  ['an unknown gate', redemption('gates: [good]'), 'ref.gate', 'redemption.gates[0]', '资格线'],
  ['a class that is not of the household', redemption('for: [young]'), 'class.kind', 'redemption.for[0]', '成员'],
  ['two ways to pay from one balance', redemption('purses: [{ balance: points }]'), 'purse.repeated', 'redemption.purses[0].balance', 'points'],
  ['a purse of an unknown order class', redemption('classes: { goods: { title: 物品 } }, purses: [{ balance: mine, classes: [good] }]'), 'ref.order_class', 'redemption.purses[0].classes[0]', 'goods'],
  ['an order class of two purses', `${text({ balances: 'balances: { points: { title: 积分, period: year }, x: { title: 甲, period: year }, y: { title: 乙, period: year } }' })}\nredemption: { balance: points, classes: { g: { title: 物品 } }, purses: [{ balance: x, classes: [g] }, { balance: y, classes: [g] }] }`, 'purse.class', 'redemption.purses[1].classes[0]', '已经从账户 x 付'],
  ['hours and points lowered together', `${text({ balances: 'balances: { points: { title: 积分, period: year }, x: { title: 时间, period: year } }' })}\nredemption: { balance: points, lowers: [points, x], purses: [{ balance: x, unit: 小时 }] }`, 'purse.units', 'redemption.lowers', '小时'],
  ['a condition on members for a purse of households', `${text({})}\nredemption: { balance: mine, when: age(member.born) > 60, purses: [{ balance: points }] }`, 'purse.member', 'redemption.purses[0]', '不知道是哪个成员'],
  ['two kinds of delivery time', redemption('classes: { goods: { title: 物品, deliverWorkdays: 2, deliverDays: 3 } }'), 'redemption.deliver', 'redemption.classes.goods', '只能写一样'],
  ['an order limit of two things', redemption('limits: [{ times: 1, points: 1, per: year }]'), 'limit.neither', 'redemption.limits[0]', '只能写一样'],
  ['a gift balance that pays', `${text({ balances: 'balances: { points: { title: 积分, period: year, spendWith: { balance: other, each: 1 } }, other: { title: 别的, period: year } }' })}\nredemption: { balance: points, purses: [{ balance: other }] }`, 'redemption.gift', 'redemption.balance', 'spendWith'],
  ['a notice of a procedure that is none', more('notice: { every: quarter, days: 7, lengths: { yearly: 3 } }'), 'ref.procedure', 'notice.lengths.yearly', '现有：d'],
  ['cross-appraisal in a procedure that is none', text({ review: 'review: { default: d, cross: { by: section, procedures: [x] }, procedures: { d: { title: 一, stages: [{ id: s, title: 审, role: panel, level: village }] } } }', }), 'ref.procedure', 'review.cross.procedures[0]', '现有：d'],
  ['a first stage that overturns', text({ review: 'review: { default: d, procedures: { d: { title: 一, stages: [{ id: s, title: 审, role: panel, level: village, overturns: true }] } } }', }), 'review.overturns', 'review.procedures.d.stages[0].overturns', '第一个'],
  ['a day that is none', text({ review: 'review: { default: d, days: [{ title: 检查, does: visit }], procedures: { d: { title: 一, stages: [{ id: s, title: 审, role: panel, level: village }] } } }', }), 'review.day', 'review.days[0]', 'weekdays'],
  ['a quorum of more than all', more('making: { procedure: [{ step: vote, body: assembly, quorum: { present: 3/2 } }] }'), 'making.quorum', 'making.procedure[0].quorum.present', '3/2'],
  ['a dividend by an unknown figure', more('dividends: { by: points, share: 30, consent: all }'), 'figure.unknown', 'dividends.by', 'balance.points'],
  ['a locked path that leads nowhere', more('locked: [items.help.pionts]'), 'locked.path', 'locked[0]', '是不是想写 points'],
  ['a locked title', more('locked: [title]'), 'locked.own', 'locked[0]', 'title'],
] as const)('%s', (_name, source, code, path, words) => {
  expect(only(source)).toEqual(fault(code, path, words));
});

test('a class that no rule uses is pointed out', () => {
  expect(lintScheme(text({})).map(({ level, path }) => `${level} ${path}`)).toEqual([
    'warning who.classes.poor',
    'warning who.classes.young',
    'warning who.classes.shop',
  ]);
});

/** What is said of keys that stand there twice. */
const repeated = (source: string) => lintScheme(source).filter(({ code }) => code === 'yaml.duplicate_key');

test('one slip in the signs is one line, and every key written twice is one', () => {
  const broken =
    'scheme: small\ntitle: 小方案\nitems:\n  help: { title: 一, category: a\n  two: [1, 2\nreview: 1\n';
  expect(lintScheme(broken)).toHaveLength(1);
  const twice = 'scheme: a\ntitle: 甲\ntitle: 乙\nitems:\n  x: { kind: award }\n  x: { kind: award }\n';
  expect(repeated(twice).map(({ path, line }) => `${path} ${line}`)).toEqual(['title 3', 'items.x 6']);
});

test('JSON tells of keys written twice too', () => {
  const [finding] = repeated('{ "scheme": "a",\n  "items": { "x": {}, "x": {} } }');
  expect(finding).toMatchObject({ code: 'yaml.duplicate_key', path: 'items.x', line: 2, column: 23 });
});

test.each([
  ['a condition that begins with !', 'when: !event.late', 16, '引号'],
  ['a Chinese colon', 'note：好', 16, '中文冒号'],
  ['Chinese commas between keys', 'limits: [{ times: 1； per: month }]', 16, '英文逗号'],
  ['a bracket that stays open', 'limits: [{ times: 1, per: month }', 17, '括号没有写完'],
  ['a reference to nothing', 'note: *x', 16, '*x'],
  ['two colons', 'note: 甲: 乙', 16, '两个冒号'],
  ['a tabulator', '\tnote: 甲', 16, 'Tab'],
])('a slip in the signs is one line that names its cause: %s', (_name, line, at, words) => {
  const head =
    'scheme: s\ntitle: t\nversion: 1\nfrom: 2026-01-01\nunit: 分\nbalances:\n  points: { title: 积分, period: year }';
  const help = 'items:\n  help:\n    title: 帮忙\n    category: a\n    kind: award\n    points: 2';
  const source = `${head}\ncategories:\n  a: { title: 甲 }\n${help}\n    ${line}\nreview: { default: d }\n`;
  expect(lintScheme(source)).toMatchObject([
    { code: 'yaml.syntax', line: at, message: expect.stringContaining(words) },
  ]);
});

test('a file in another encoding is refused, with the first place that cannot be read', () => {
  const saved = new TextDecoder().decode(Uint8Array.of(0xb7, 0xd6));
  expect(lintScheme(`scheme: s\ntitle: ${saved}`)).toMatchObject([
    { level: 'error', code: 'yaml.encoding', line: 2, column: 8, message: expect.stringContaining('UTF-8') },
  ]);
});
