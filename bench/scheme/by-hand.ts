import { monthOf } from './calendar.ts';
import type { BenchVillage } from './village.ts';

/*
 * The same ten rules written by hand for this one pack, as a programmer in a hurry would: the yardstick for what it costs
 * that rules are data. It gives points by household, and nothing to explain them.
 */

export function scoreByHand({ facts, events }: BenchVillage): Map<string, number> {
  const householdOf = new Map<string, string>();
  for (const { id } of facts.households) householdOf.set(`h:${id}`, id);
  for (const { id, householdId } of facts.members) householdOf.set(`m:${id}`, householdId);
  const totals = new Map<string, number>();
  const used = new Map<string, number>();
  const esteem = new Map<string, { household: string; points: number }>();
  const take = (key: string, most: number, amount: number): number => {
    const before = used.get(key) ?? 0;
    const fits = Math.min(amount, most - before);
    used.set(key, before + fits);
    return fits;
  };
  const sorted = [...events].sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
  for (const event of sorted) {
    const household = householdOf.get(event.subject);
    if (household === undefined || event.approvedAt === null) continue;
    const month = monthOf(event.happenedAt);
    const quarter = Math.floor(month / 3);
    const { item } = event;
    let points = 0;
    switch (item) {
      case 'environment-yard':
        points = 2 * take(`${item} ${household} ${month}`, 1, 1);
        break;
      case 'environment-sorting':
        points = take(`${item} ${household} ${month}`, 2, 1);
        break;
      case 'affairs-meeting':
        points = 2 * take(`${item} ${event.subject} ${quarter}`, 3, 1);
        break;
      case 'affairs-volunteer':
        points = take(`${item} ${household} ${quarter}`, 20, Math.min(8, Math.round(event.quantity ?? 0)));
        break;
      case 'safety-patrol':
        points = take(`${item} ${household} ${month}`, 12, Math.min(4, Math.floor(event.quantity ?? 0)));
        break;
      case 'neighbours-help':
        points = 2 * take(`${item} ${household} ${quarter}`, 3, 1);
        break;
      case 'law-mediation':
        points = (event.points ?? 0) * take(`${item} ${household} ${quarter}`, 4, 1);
        break;
      case 'environment-garden':
        points = (event.grade === 'full' ? 5 : 3) * take(`${item} ${household} ${month < 6 ? 1 : 2}`, 1, 1);
        break;
      case 'environment-dumping':
        points = -take(`${item} ${household} ${quarter}`, 6, 2);
        break;
      case 'neighbours-esteem':
        esteem.set(`${household} ${quarter}`, { household, points: event.score ?? 0 });
        break;
    }
    totals.set(household, (totals.get(household) ?? 0) + points);
  }
  for (const { household, points } of esteem.values()) {
    totals.set(household, (totals.get(household) ?? 0) + points);
  }
  return totals;
}
