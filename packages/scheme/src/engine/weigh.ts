import { timesFactor } from '../amounts.ts';
import type { EventFact } from '../facts.ts';
import type { Amount } from '../types.ts';
import type { Repeated } from './appraisals.ts';
import { basesIn, type GrantBook } from './bases.ts';
import { fitBounds } from './booker.ts';
import type { ByTimesPlan, CategoryBoundsPlan } from './effect-plans.ts';
import type { EventScope } from './event-scope.ts';
import { factorOf } from './judge.ts';
import type { Meters } from './meters.ts';
import { type How, type Outcome, PLAIN } from './outcome.ts';
import type { ItemPlan, VersionPlan } from './plan.ts';

/** Where events are weighed: what was used up before, and whom the present one is about. */
export interface Scales {
  scope: EventScope;
  meters: Meters;
  grants: GrantBook;
}

/** Applies factor, limits and bounds to an accepted event, and moves the meters. */
export function weigh(
  scales: Scales,
  event: EventFact,
  item: ItemPlan,
  version: VersionPlan,
  points: Amount,
  repeated: Repeated | null,
  turn: number | null,
): Outcome {
  const { scope, meters } = scales;
  const factor = item.factors.length === 0 ? null : factorOf(item, scope);
  const gross = multiplied(repeated === null ? points : repeated.amount, factor);
  const wouldBe = repeated === null || repeated.how === 'average' ? gross : multiplied(points, factor);
  const cut = item.pointsLimits.length === 0 ? null : meters.cut(item, gross);
  let net = cut === null ? gross : Math.max(0, cut.limit.max - cut.used);
  const sign = item.sign;
  let bound: How['bound'] = null;
  if (item.bounds !== null && net !== 0) {
    const before = netBefore(item.bounds, scales);
    const fit = sign * fitBounds(item.bounds, before, sign * net);
    if (fit !== net) bound = { bounds: item.bounds, before };
    net = fit;
  }
  meters.count(item, net);
  if (item.categoryNets !== null) meters.countNet(item.categoryNets, scope, sign * net);
  const isPlain = factor === null && cut === null && bound === null && repeated === null && turn === null;
  const how = isPlain ? PLAIN : { factor, cut, bound, warned: null, repeated, turn };
  return outcomeOf(scope, event, item, version, sign * net || 0, sign * wouldBe || 0, how);
}

/** An event that only warns: it uses up nothing and gives nothing. */
export function weighWarning(
  { scope }: Scales,
  event: EventFact,
  item: ItemPlan,
  version: VersionPlan,
  points: Amount,
  warned: NonNullable<How['warned']>,
  turn: number | null,
): Outcome {
  const factor = item.factors.length === 0 ? null : factorOf(item, scope);
  const how = { ...PLAIN, factor, warned, turn };
  return outcomeOf(scope, event, item, version, 0, -multiplied(points, factor) || 0, how);
}

/** What the how-manieth event of a period is worth: the last step that begins no later. */
export function amountOfTurn({ steps }: ByTimesPlan, turn: number): Amount {
  let amount = 0;
  for (const step of steps) if (step.from <= turn) amount = step.amount;
  return amount;
}

function multiplied(amount: Amount, factor: number | null): Amount {
  return factor === null ? amount : timesFactor(amount, factor);
}

function outcomeOf(
  { day, ties }: EventScope,
  event: EventFact,
  item: ItemPlan,
  version: VersionPlan,
  amount: Amount,
  wouldBe: Amount,
  how: How,
): Outcome {
  return { event, item, version, day, amount, wouldBe, how, ties, figures: null };
}

/** What the category's period gave so far to whom its bounds count, bases included. */
function netBefore({ meter }: CategoryBoundsPlan, { scope, meters, grants }: Scales): Amount {
  const owner = scope.ties.household ?? scope.subject;
  const bases = owner ? basesIn(grants, owner, meter, meter.calendar.indexOfDay(scope.day), scope.day) : 0;
  return bases + meters.net(meter, scope);
}
