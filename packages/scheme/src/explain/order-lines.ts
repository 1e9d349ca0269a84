import type { AcceptedOrder } from '../engine/accepted-order.ts';
import { versionOf } from '../engine/judge.ts';
import { rulesFor } from '../engine/order-rules.ts';
import type { BalancePlan, VersionPlan } from '../engine/plan.ts';
import type { OrderFact } from '../facts.ts';
import { dayOf, dayText } from '../time.ts';
import type { Amount } from '../types.ts';
import { groundsOf, newestTitle, pointsOf, type Telling } from './context.ts';
import type { Draft } from './draft.ts';
import type { Grounds } from './explanation.ts';

/** What the holder's orders took from one balance, and what cancelled ones gave back. */
export function orderLines(telling: Telling, balance: BalancePlan): (Draft & { period: number })[] {
  const { run, holder } = telling;
  return run.orders.accepted
    .filter(({ payer }) => payer === holder)
    .flatMap((accepted) => {
      const taking = accepted.takings.find((one) => one.balance === balance);
      return taking && taking.amount !== 0 ? orderPair(telling, balance, accepted, taking.amount) : [];
    });
}

/** What an order took; and what it gave back when it was cancelled. */
function orderPair(
  telling: Telling,
  balance: BalancePlan,
  accepted: AcceptedOrder,
  amount: Amount,
): (Draft & { period: number })[] {
  const { order } = accepted;
  const version = versionOf(telling.scheme.plan, order.orderedAt);
  const period = balance.calendar.indexOfDay(dayOf(order.orderedAt));
  const grounds = orderGrounds(telling, version, order);
  const words = `${classWords(telling, version, order.class)}${sharedWords(telling, accepted)}`;
  const draft = (kind: 'order' | 'cancelled', at: number, signed: Amount, reason: string) => ({
    period,
    at,
    amount: signed,
    line: {
      kind,
      day: dayText(dayOf(at)),
      id: order.id,
      subject: '',
      wouldBe: pointsOf(telling, signed),
      reason,
      note: '',
      ...grounds,
    },
  });
  const taken = draft('order', order.orderedAt, -amount || 0, `兑换${words}`);
  const cancelledAt = order.cancelledAt ?? null;
  if (cancelledAt === null) return [taken];
  return [
    taken,
    draft('cancelled', Math.max(cancelledAt, order.orderedAt), amount, `取消兑换${words}，分退回`),
  ];
}

/** The clause of the rules that the order goes by: a purse's own, else the redemption's. */
function orderGrounds(telling: Telling, version: VersionPlan | null, order: OrderFact): Grounds {
  if (!version?.redemption) return { clause: '', clauseText: '' };
  const { clause } = rulesFor(order, version.redemption);
  return groundsOf(telling, version, clause === '' ? version.redemption.rules.clause : clause);
}

/** An order that takes from several accounts is one order: each of its lines says what the others take. */
function sharedWords(telling: Telling, { amount, takings }: AcceptedOrder): string {
  const taken = takings.filter((one) => one.amount !== 0);
  if (taken.length < 2) return '';
  const { unit } = telling.scheme.plan;
  const said = (points: Amount) => `${pointsOf(telling, points)} ${unit}`;
  const parts = taken.map(({ balance, amount: part }) => {
    const title = newestTitle(telling, (v) => v.document.balances[balance.id]?.title, balance.id);
    return `“${title}”${said(part)}`;
  });
  return `（同一张单 ${said(amount)}：${parts.join('、')}）`;
}

function classWords(telling: Telling, version: VersionPlan | null, id: string | undefined): string {
  if (id === undefined || !version) return '';
  const title = telling.scheme.versions[version.index]?.document.redemption?.classes?.[id]?.title;
  return `“${title ?? id}”`;
}
