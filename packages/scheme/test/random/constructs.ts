import { allSeen, timesSeen } from '../slow/seen.ts';

/* What random schemes must have decided at least once in a long run: every construct of the grammar that computes. */

const POINTS = [
  'fixed',
  'range',
  'grades',
  'perUnit',
  'tiers',
  'byDate',
  'byTimes',
  'score',
  'faults',
  'formula',
];
const FIGURES = ['total', 'average', 'earned', 'deducted', 'base', 'category', 'balance', 'item', 'count'];
const SINCE = ['earned', 'deducted', 'base', 'category', 'item', 'count'];
const ASKED = [
  'household',
  'member',
  'organisation',
  'event',
  'order',
  'household.classes',
  'member.classes',
];
const REFUSED_ORDERS = [
  'balance',
  'barred',
  'below_least',
  'class',
  'condition',
  'gate',
  'limit',
  'not_covered',
  'not_taking_part',
  'points',
  'unknown_holder',
  'window',
];

const ITEMS = [
  ...POINTS.map((way) => `points.${way}`),
  'formula.min',
  'formula.max',
  'points.byTimes later',
  'points.score.parts.times',
  'points.score.parts.dropHighest',
  'points.score.parts.dropLowest',
  'points.score.parts.fewest',
  'items.for',
  'items.factors.for',
  'items.likes',
  'items.reason',
  'items.warnings',
  'items.limits.points',
  'items.limits.times',
  'items.limits.each',
  'items.limits.each untold',
  'items.each',
  'items.each untold',
  'items.repeated.last',
  'items.repeated.highest',
  'items.repeated.sum',
  'items.repeated.average',
  'categories.limits.points',
  'categories.limits.times',
  'categories.limits.each',
  'caps.each',
  'categories.bounds.min',
  'categories.bounds.max',
  'categories.bounds.begins',
  'caps.points',
  'caps.times',
  'cel: group known',
  'cel: section known',
  ...ASKED.flatMap((about) => [`cel: ${about} known`, `cel: ${about} unknown`]),
];

const EFFECTS = [
  'effects.after',
  'effects.zero',
  'effects.zero.per',
  'effects.zero.balances',
  'effects.zero.of',
  'effects.zero.keeps',
  'effects.zero.keeps more than there is',
  'effects.zero.keeps of the settlements',
  'effects.zero of the base that an earlier one kept',
  'effects.zero.later.void',
  'effects.zero.later.void of the settlements',
  'effects.zero after a deduction',
  'effects.zero in what is void',
  'effects.zero of the settlements',
  'a base that is void',
  'effects.bars.of',
  'effects.bars.of within',
  'lists barred',
  'stars barred',
  'titles barred',
];

const BALANCES = [
  'balances.belowZero.clipped',
  'balances.negativeRest.kept',
  'balances.bounds.min',
  'balances.bounds.max',
  'balances.bounds.min per',
  'balances.bounds.max per',
  'balances.carries.percent',
  'balances.carries.max',
  'balances.carries, then expires',
  'balances.expires all',
  'balances.expires partly',
  'balances.expires nothing',
  ...['on', 'after', 'months', 'days', 'since'].map((word) => `balances.expires.${word}`),
  'balances.expires for one who left',
  'balances.expires of what was handed on',
  'balances.feeds.from group',
  'balances.feeds.from group split',
  'balances.feeds.from section',
  'balances.feeds.from section split',
  'balances.feeds.from household',
  'balances.feeds.from household split',
  'balances.spendWith',
  'balances.spendWith.classes',
  'base.for',
  'base.formula',
  'base.formula unknown',
];

const PEOPLE = [
  'successions: balances move',
  'successions: figures go along',
  'successions: points of limits go along',
  'successions: times go along',
  'successions: bars go along',
  'successions: history goes along',
  'successions: no base',
];

const ORDERS = [
  ...REFUSED_ORDERS.map((code) => `order.${code}`),
  'redemption.limits.of member',
  'review.countsAt notice',
  'notice.lengths',
  'notices.csv',
  'redemption.above',
  'redemption.gates opened',
  'redemption.lowersAll',
  'redemption.purses',
  'redemption.purses by class',
  'redemption.purses without a rule',
  'redemption.windows months',
  'redemption.windows days',
  'redemption.windows weekdays',
  'redemption.windows from+to',
  'redemption.windows firstMonths',
  'redemption.windows days+months',
];

const RESULTS = [
  ...FIGURES.map((figure) => `figure ${figure}`),
  ...SINCE.map((figure) => `since with ${figure}`),
  ...['household', 'member', 'organisation', 'group', 'section'].map((kind) => `settle of ${kind}`),
  ...['sum', 'average', 'share'].flatMap((how) => [`settle.combine.${how}`, `categories.combine.${how}`]),
  'settle.combine of periods that had no settlement',
  'results without settle',
  'settle.within group',
  'settle.within section',
  'among eligible',
  'among scored',
  'ties',
  'ties in',
  'ties out',
  ...['above average', 'above number', 'atLeast', 'top', 'on', 'within'].map((word) => `gates.${word}`),
  ...['down', 'up', 'nearest'].map((fraction) => `stars.percentile ${fraction}`),
  ...['fewest', 'firstAlways', 'from', 'ties worse'].map((word) => `stars.percentile.${word}`),
  ...['bands', 'floor', 'floor base', 'gates', 'when', 'inspection'].map((word) => `stars.${word}`),
  'stars of the last period that ended',
  'stars of several kinds of period',
  ...['places', 'percent', 'from', 'below', 'stars', 'item', 'for', 'when', 'gates', 'needs', 'excludes'].map(
    (word) => `titles.${word}`,
  ),
  'titles without places',
  ...['titles', 'stars', 'lists', 'gates'].map((kind) => `${kind}.history`),
  ...['title', 'list', 'stars'].flatMap((what) => [`history ${what} fits`, `history ${what} does not`]),
  ...['last', 'since'].flatMap((window) => [`history ${window}`, `history ${window} earlier`]),
  'history atLeast',
  'history atMost',
  'history of a period that runs',
  'history of shorter periods',
  'history of several versions',
  ...['least', 'gates', 'when'].map((word) => `lists.${word}`),
  'lists red',
  'lists black',
  ...['stars', 'title', 'gate', 'by+from'].map((good) => `village by ${good}`),
];

const CONSTRUCTS = [...ITEMS, ...EFFECTS, ...BALANCES, ...PEOPLE, ...ORDERS, ...RESULTS];

/** Constructs that never decided anything so far. */
export function neverSeen(): string[] {
  return CONSTRUCTS.filter((construct) => timesSeen(construct) === 0);
}

/** How often each construct decided something, for those who want to see what a run was worth. */
export function report(): string {
  return allSeen()
    .map(([construct, times]) => `${String(times).padStart(8)} ${construct}`)
    .join('\n');
}
