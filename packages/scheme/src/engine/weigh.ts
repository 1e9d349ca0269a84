import { timesFactor } from '../amounts.ts';
import type { EventFact } from '../facts.ts';
import type { Amount } from '../types.ts';
import type { Repeated } from './appraisals.ts';
import { basesIn, type GrantBook } from './bases.ts';
import { fitBounds } from './booker.ts';
import type { CategoryBoundsPlan } from './effect-plans.ts';
import type { EventScope } from './event-scope.ts';
import { factorOf } from './judge.ts';
import type { Meters } from './meters.ts';
import type { Outcome } from './outcome.ts';
import type { ItemPlan, VersionPlan } from './plan.ts';

/** Where events are weighed: what was used up before, and whom the present one is about. */
export interface Scales {
  scope: EventScope;
  meters: Meters;
  grants: GrantBook;
}

/** Applies factor, limits and bounds to an accepted event, and moves the meters. */
export function weigh(
  { scope, meters, grants }: Scales,
  event: EventFact,
  item: ItemPlan,
  version: VersionPlan,
  points: Amount,
  repeated: Repeated | null,
): Outcome {
  const factor = item.factors.length === 0 ? null : factorOf(item, scope);
  const times = (amount: Amount) => (factor === null ? amount : timesFactor(amount, factor));
  const gross = times(repeated ? repeated.amount : points);
  const wouldBe = repeated?.how === 'average' ? gross : times(points);
  const cut = meters.cut(item, scope, gross);
  let net = cut ? Math.max(0, cut.limit.max - cut.used) : gross;
  const sign = item.kind === 'deduction' || item.kind === 'veto' ? -1 : 1;
  let bound: Outcome['bound'] = null;
  if (item.bounds !== null && net !== 0) {
    const before = netBefore(item.bounds, { scope, meters, grants });
    const fit = sign * fitBounds(item.bounds, before, sign * net);
    if (fit !== net) bound = { bounds: item.bounds, before };
    net = fit;
  }
  meters.count(item, scope, net);
  if (item.categoryNets !== null) meters.countNet(item.categoryNets, scope, sign * net);
  return outcomeOf(scope, event, item, version, {
    amount: sign * net || 0,
    wouldBe: sign * wouldBe || 0,
    factor,
    cut,
    bound,
    warned: null,
    repeated,
  });
}

/** An event that only warns: it uses up nothing and gives nothing. */
export function weighWarning(
  { scope }: Scales,
  event: EventFact,
  item: ItemPlan,
  version: VersionPlan,
  points: Amount,
  warned: NonNullable<Outcome['warned']>,
): Outcome {
  const factor = item.factors.length === 0 ? null : factorOf(item, scope);
  const wouldBe = -(factor === null ? points : timesFactor(points, factor)) || 0;
  return outcomeOf(scope, event, item, version, {
    amount: 0,
    wouldBe,
    factor,
    cut: null,
    bound: null,
    warned,
    repeated: null,
  });
}

type Weight = Pick<Outcome, 'amount' | 'wouldBe' | 'factor' | 'cut' | 'bound' | 'warned' | 'repeated'>;

function outcomeOf(
  scope: EventScope,
  event: EventFact,
  item: ItemPlan,
  version: VersionPlan,
  weight: Weight,
): Outcome {
  return {
    event,
    item,
    version,
    day: scope.day,
    amount: weight.amount,
    wouldBe: weight.wouldBe,
    factor: weight.factor,
    cut: weight.cut,
    bound: weight.bound,
    warned: weight.warned,
    repeated: weight.repeated,
    household: scope.household,
    member: scope.member,
    organisation: scope.organisation,
    group: scope.group,
    section: scope.section,
    figures: null,
  };
}

/** What the category's period gave so far to whom its bounds count, bases included. */
function netBefore({ meter }: CategoryBoundsPlan, { scope, meters, grants }: Scales): Amount {
  const owner = scope.household ?? scope.subject;
  const bases = owner ? basesIn(grants, owner, meter, meter.calendar.indexOfDay(scope.day), scope.day) : 0;
  return bases + meters.net(meter, scope);
}
