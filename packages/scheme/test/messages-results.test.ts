import { expect, test } from 'vitest';
import { fault, grammarOf, more, only, text } from './small-scheme.ts';

const results = (rule: string): string => more(`results: { ${rule} }`);
const TOP = 'percentile: { steps: [{ stars: 5, to: 10 }] }';

// biome-ignore format: a table, one line a case
test.each([
  ['ranking by an unknown figure', results('settle: [{ per: year, rankBy: totl }]'), 'figure.unknown', 'results.settle[0].rankBy', '是不是想写 total'],
  ['ranking by a balance without its word', results('settle: [{ per: year, rankBy: points }]'), 'figure.unknown', 'results.settle[0].rankBy', 'balance.points'],
  ['ranking by an average that is none', results('settle: [{ per: year, average: none, rankBy: average }]'), 'ref.settlement', 'results.settle[0].rankBy', 'average: none'],
  ['a year made of nothing shorter', results('settle: [{ per: year, combine: { per: quarter, how: sum } }]'), 'ref.settlement', 'results.settle[0].combine.per', 'per: quarter'],
  ['a quarter made of two months', results('settle: [{ per: quarter, combine: { per: bimonth, how: sum } }]'), 'combine.per', 'results.settle[0].combine.per', '两个月'],
  ['a balance put together', results('settle: [{ per: quarter }, { per: year, total: points, combine: { per: quarter, how: sum } }, { per: half, total: mine }]'), 'results.holder', 'results.settle[2].total', '成员'],
  ['a life in shares', results('settle: [{ per: year }, { per: life, combine: { per: year, how: share } }]'), 'combine.share', 'results.settle[1].combine.how', 'share'],
  ['a group inside a group', results('settle: [{ of: group, per: year, within: section }]'), 'result.within', 'results.settle[0].within', '村民小组'],
  ['an organisation inside a section', results('settle: [{ of: organisation, per: year, within: section }]'), 'result.within', 'results.settle[0].within', 'group'],
  ['a category put together of periods that do not fit', `${text({ categories: 'categories: { a: { title: 甲, combine: { per: bimonth, how: average } } }' })}\nresults: { settle: [{ per: quarter }] }`, 'combine.per', 'categories.a.combine.per', '不是整数个两个月'],
  ['a share of a period without end', `${text({ categories: 'categories: { a: { title: 甲, combine: { per: year, how: share } } }' })}\nresults: { settle: [{ per: life }] }`, 'combine.share', 'categories.a.combine.how', 'sum 或 average'],
  ['a category put together for nothing', `${text({ categories: 'categories: { a: { title: 甲, combine: { per: year, how: average } } }' })}\nresults: { settle: [{ per: year }] }`, 'combine.unused', 'categories.a.combine.per', '结算'],
  ['a list by an unknown item', results('lists: { red: { title: 红榜, kind: red, per: year, by: count.halp } }'), 'ref.item', 'results.lists.red.by', 'help'],
  ['a list by a total that nobody settles', results('lists: { red: { title: 红榜, kind: red, per: month, by: total } }'), 'ref.settlement', 'results.lists.red.by', 'per: month'],
  ['a list of two sizes', results('lists: { red: { title: 红榜, kind: red, per: month, places: 10, percent: 5 } }'), 'list.one_of', 'results.lists.red', '只能写一样'],
  ['ties without a last place', results('lists: { red: { title: 红榜, kind: red, per: month, ties: out } }'), 'result.ties', 'results.lists.red.ties', 'places'],
  ['a total since the year began', results('settle: [{ per: month }], lists: { red: { title: 红榜, kind: red, per: month, since: year, by: total } }'), 'figure.since', 'results.lists.red.since', 'earned'],
  ['since a shorter time', results('lists: { red: { title: 红榜, kind: red, per: year, since: month } }'), 'figure.since', 'results.lists.red.since', '比 per 长'],
  ['a red list of losses', results('lists: { red: { title: 红榜, kind: red, per: year, by: deducted } }'), 'list.red', 'results.lists.red.by', '红榜'],
  ['a vote on a red list', results('lists: { red: { title: 红榜, kind: red, per: year, votedOn: 2026-01-01 } }'), 'list.red', 'results.lists.red.votedOn', '黑榜'],
  ['a vote on a day that is none', results('lists: { black: { title: 黑榜, kind: black, per: year, votedOn: 2026-02-30 } }'), 'list.voted_on', 'results.lists.black.votedOn', '2026-02-30'],
  ['a black list without a vote', results('lists: { black: { title: 黑榜, kind: black, per: year } }'), 'list.not_voted', 'results.lists.black', '表决'],
  ['a list called like a word', results('lists: { redemption: { title: 红榜, kind: red, per: year } }'), 'id.clash', 'results.lists.redemption', '换一个'],
  ['a list behind an unknown gate', results('lists: { red: { title: 红榜, kind: red, per: year, gates: [x] } }'), 'ref.gate', 'results.lists.red.gates[0]', '资格线'],
  ['stars by nothing', results('stars: [{ per: year }]'), 'stars.one_of', 'results.stars[0]', 'percentile'],
  ['stars by two things', results(`stars: [{ per: year, ${TOP}, bands: { steps: [{ stars: 1, from: 1 }] } }]`), 'stars.one_of', 'results.stars[0]', '只能写一样'],
  ['more than all', results('stars: [{ per: year, percentile: { steps: [{ stars: 5, to: 101 }] } }]'), 'schema.range', 'results.stars[0].percentile.steps[0].to', '100'],
  ['percents that fall', results('stars: [{ per: year, percentile: { steps: [{ stars: 5, to: 20 }, { stars: 4, to: 10 }] } }]'), 'stars.order', 'results.stars[0].percentile.steps[1].to', '20'],
  ['stars that rise', results('stars: [{ per: year, percentile: { steps: [{ stars: 3, to: 10 }, { stars: 4, to: 20 }] } }]'), 'stars.order', 'results.stars[0].percentile.steps[1].stars', '3'],
  ['a step that begins behind its end', results('stars: [{ per: year, percentile: { steps: [{ stars: 3, from: 11, to: 10 }] } }]'), 'stars.range', 'results.stars[0].percentile.steps[0].from', '11'],
  ['bands that rise', results('stars: [{ per: year, bands: { steps: [{ stars: 5, from: 60 }, { stars: 4, from: 80 }] } }]'), 'stars.order', 'results.stars[0].bands.steps[1].from', '60'],
  ['a band finer than the scheme', results('stars: [{ per: year, bands: { steps: [{ stars: 5, from: 60.5 }] } }]'), 'amount.decimals', 'results.stars[0].bands.steps[0].from', 'decimals'],
  ['a band finer than a count', results('stars: [{ per: year, by: count.help, bands: { steps: [{ stars: 5, from: 6.5 }] } }]'), 'amount.decimals', 'results.stars[0].bands.steps[0].from', '0 位'],
  ['stars of a total that nobody settles', results(`settle: [{ per: month }], stars: [{ per: year, ${TOP} }]`), 'ref.settlement', 'results.stars[0]', 'per: year'],
  ['a floor by a total that nobody settles', results('settle: [{ per: month }], stars: [{ per: year, floor: 5, inspection: { item: help } }]'), 'ref.settlement', 'results.stars[0]', 'per: year'],
  ['stars by an unknown inspection', results('stars: [{ per: year, inspection: { item: x } }]'), 'ref.item', 'results.stars[0].inspection.item', 'help'],
  ['stars by grades of an item without', results('stars: [{ per: year, inspection: { item: help, grades: { a: 1 } } }]'), 'stars.grades', 'results.stars[0].inspection.grades', '档次'],
  ['stars of groups by an item of none', `${text({ items: 'items: { help: { title: 帮忙, category: a, kind: award, points: 2, subjects: [organisation] } }' })}\nresults: { stars: [{ of: member, per: year, inspection: { item: help } }] }`, 'stars.item', 'results.stars[0].inspection.item', '成员'],
  ['a gate without a line', results('gates: { g: { title: 线, per: year, by: total } }'), 'gate.one_of', 'results.gates.g', 'above'],
  ['a gate with two lines', results('gates: { g: { title: 线, per: year, by: total, above: average, atLeast: 1 } }'), 'gate.one_of', 'results.gates.g', '只能写一样'],
  ['a gate above a word', results('gates: { g: { title: 线, per: year, by: total, above: mean } }'), 'schema.format', 'results.gates.g.above', 'average'],
  ['the top of nobody', results('gates: { g: { title: 线, per: year, by: total, top: {} } }'), 'gate.top', 'results.gates.g.top', 'places'],
  ['a gate on a day that is none', results('gates: { g: { title: 线, per: year, by: total, above: average, on: 04-31 } }'), 'date.month_day', 'results.gates.g.on', '04-31'],
  ['a gate of a life on a day', `${text({ balances: 'balances: { points: { title: 积分, period: life } }' })}\nresults: { gates: { g: { title: 线, per: life, by: total, above: average, on: 12-31 } } }`, 'gate.on', 'results.gates.g.on', 'life'],
  ['a title by places of nothing', results('titles: { t: { title: 称号, per: year, places: 3 } }'), 'title.by', 'results.titles.t', 'by'],
  ['a title by something without a line', results('titles: { t: { title: 称号, per: year, by: total } }'), 'title.by', 'results.titles.t.by', 'places'],
  ['a title of two sizes', results('titles: { t: { title: 称号, per: year, by: total, places: 3, from: 5 } }'), 'title.one_of', 'results.titles.t', '只能写一样'],
  ['a title between lines that cross', results('titles: { t: { title: 称号, per: year, by: total, from: 5, below: 5 } }'), 'title.below', 'results.titles.t.below', '谁也得不到'],
  ['a title that needs stars', results('titles: { t: { title: 称号, per: year, stars: 3 } }'), 'ref.stars', 'results.titles.t.stars', 'results.stars'],
  ['a title that needs too many stars', results(`stars: [{ per: year, percentile: { steps: [{ stars: 3, to: 10 }] } }], titles: { t: { title: 称号, per: year, stars: 4 } }`), 'ref.stars', 'results.titles.t.stars', '3 颗'],
  ['a title for an unknown class', results('titles: { t: { title: 称号, per: year, for: [old] } }'), 'ref.class', 'results.titles.t.for[0]', '现有：poor'],
  ['a title with an unknown item', results('titles: { t: { title: 称号, per: year, item: halp } }'), 'ref.item', 'results.titles.t.item', 'help'],
  ['a title behind a gate of others', results('gates: { g: { title: 线, of: member, per: year, by: earned, atLeast: 1 } }, titles: { t: { title: 称号, per: year, gates: [g] } }'), 'result.kind', 'results.titles.t.gates[0]', '成员'],
  ['a title that excludes a later one', results('titles: { t: { title: 甲, per: year, excludes: [u] }, u: { title: 乙, per: year } }'), 'title.excludes', 'results.titles.t.excludes[0]', '前面'],
  ['a title that excludes an unknown one', results('titles: { t: { title: 甲, per: year, excludes: [u] } }'), 'ref.title', 'results.titles.t.excludes[0]', '现有：t'],
  ['a title called like a list', results('lists: { t: { title: 榜, kind: red, per: year } }, titles: { t: { title: 甲, per: year } }'), 'id.clash', 'results.titles.t', '换一个'],
  ['a condition over a group', results('titles: { t: { title: 甲, of: group, per: year, when: "true" } }'), 'result.when', 'results.titles.t.when', '村民小组'],
  ['a condition over an unknown fact', results('titles: { t: { title: 甲, per: year, when: household.rooms > 2 } }'), 'expression', 'results.titles.t.when', 'rooms'],
  ['a village by nothing', results('village: { v: { title: 村, per: year, good: {}, steps: [{ id: a, title: 一等, from: 50 }] } }'), 'village.good', 'results.village.v.good', 'stars'],
  ['a village by an unknown title', results('village: { v: { title: 村, per: year, good: { title: t }, steps: [{ id: a, title: 一等, from: 50 }] } }'), 'ref.title', 'results.village.v.good.title', '称号'],
  ['a village by a figure without a line', results('village: { v: { title: 村, per: year, good: { by: total }, steps: [{ id: a, title: 一等, from: 50 }] } }'), 'village.by', 'results.village.v.good', 'from'],
  ['village steps that rise', results('village: { v: { title: 村, per: year, good: { by: total, from: 1 }, steps: [{ id: a, title: 一等, from: 50 }, { id: b, title: 二等, from: 60 }] } }'), 'village.order', 'results.village.v.steps[1].from', '60'],
  ['two village steps of one id', results('village: { v: { title: 村, per: year, good: { by: total, from: 1 }, steps: [{ id: a, title: 一等, from: 50 }, { id: a, title: 二等, from: 40 }] } }'), 'village.repeated', 'results.village.v.steps[1].id', '两次'],
  ['a use that needs an unknown title', results('uses: [{ title: 授牌, kind: honour, needs: { titles: [t] } }]'), 'ref.title', 'results.uses[0].needs.titles[0]', '称号'],
  ['a use that says two things', results('uses: [{ title: 授牌, kind: goods, honour: true }]'), 'use.honour', 'results.uses[0].honour', 'goods'],
] as const)('%s', (_name, source, code, path, words) => {
  expect(only(source)).toEqual(fault(code, path, words));
});

test('figures, lines and days that are in order say nothing', () => {
  const good = results(`
    settle: [{ per: quarter, within: group, rankBy: category.a }, { per: year, combine: { per: quarter, how: sum }, rankBy: count.help }],
    lists: { red: { title: 红榜, kind: red, per: quarter, since: year, places: 10, ties: out }, black: { title: 黑榜, kind: black, per: quarter, votedOn: 2026-03-01, least: 3 } },
    stars: [{ per: year, floor: base, percentile: { steps: [{ stars: 5, to: 10 }, { stars: 4, to: 20, from: 11 }], ties: worse, fraction: up, fewest: 10 } }],
    gates: { g: { title: 线, per: year, by: average, above: average, on: 12-20 }, h: { title: 线, per: quarter, by: earned, top: { percent: 50 } } },
    titles: { t: { title: 甲, per: year, stars: 4, gates: [g], by: total, places: 3 }, u: { title: 乙, per: year, excludes: [t], by: average, from: 1.25, below: 5 } },
    village: { v: { title: 村, per: year, good: { stars: 4 }, steps: [{ id: a, title: 一等, from: 50 }, { id: b, title: 二等, from: 0 }] } },
    uses: [{ title: 授牌, kind: honour, needs: { titles: [t, u], gates: [g], stars: 5, from: 10 } }] `);
  expect(grammarOf(good)).toEqual([]);
});
