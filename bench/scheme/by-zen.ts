import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EventFact } from '@jishan/scheme';
import { monthOf } from './calendar.ts';
import type { BenchVillage } from './village.ts';

/*
 * The same ten rules as a decision table of GoRules' engine, one row an item. Like most rules engines it knows nothing of
 * what happened before, so the caller sorts the events, counts what limits used up, and asks about one event after the
 * other.
 */

interface Asked {
  item: string;
  used: number;
  quantity: number;
  points: number;
  grade: string;
  score: number;
}

interface Decision {
  evaluate(context: Asked): Promise<{ result: { amount: number } }>;
}

interface ZenPackage {
  ZenEngine: new () => { createDecision(content: object): Decision; dispose(): void };
}

const ROWS: Record<string, string> = {
  'environment-yard': 'used < 1 ? 2 : 0',
  'environment-sorting': 'used < 2 ? 1 : 0',
  'affairs-meeting': 'used < 3 ? 2 : 0',
  'affairs-volunteer': 'min([min([8, round(quantity)]), 20 - used])',
  'safety-patrol': 'min([min([4, floor(quantity)]), 12 - used])',
  'neighbours-help': 'used < 3 ? 2 : 0',
  'law-mediation': 'used < 4 ? points : 0',
  'environment-garden': 'used < 1 ? (grade == "full" ? 5 : 3) : 0',
  'environment-dumping': 'min([2, 6 - used])',
  'neighbours-esteem': 'score',
};

/** Undefined where the engine is not installed: it lies in a folder of its own, apart from the product's packages. */
export function openZen(): { decision: Decision; close: () => void } | undefined {
  try {
    const load = createRequire(join(import.meta.dirname, 'zen/package.json'));
    const { ZenEngine } = load('@gorules/zen-engine') as ZenPackage;
    const engine = new ZenEngine();
    return { decision: engine.createDecision(table()), close: () => engine.dispose() };
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function table(): object {
  const at = { x: 0, y: 0 };
  const content = {
    hitPolicy: 'first',
    inputs: [{ id: 'item', name: 'item', field: 'item' }],
    outputs: [{ id: 'amount', name: 'amount', field: 'amount' }],
    rules: Object.entries(ROWS).map(([item, amount]) => ({ _id: item, item: JSON.stringify(item), amount })),
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: at },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: at, content },
      { id: 'out', type: 'outputNode', name: 'out', position: at },
    ],
    edges: [
      { id: 'first', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'second', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

/** Points by household. */
export async function scoreByZen(
  { facts, events }: BenchVillage,
  decision: Decision,
): Promise<Map<string, number>> {
  const householdOf = new Map<string, string>();
  for (const { id } of facts.households) householdOf.set(`h:${id}`, id);
  for (const { id, householdId } of facts.members) householdOf.set(`m:${id}`, householdId);
  const totals = new Map<string, number>();
  const used = new Map<string, number>();
  const esteem = new Map<string, { household: string; points: number }>();
  const sorted = [...events].sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
  for (const event of sorted) {
    const household = householdOf.get(event.subject);
    if (household === undefined || event.approvedAt === null) continue;
    const key = limitKey(event, household);
    const before = used.get(key) ?? 0;
    const { result } = await decision.evaluate(askedOf(event, before));
    if (event.item === 'neighbours-esteem') {
      esteem.set(key, { household, points: result.amount });
      continue;
    }
    const byPoints = BY_POINTS.has(event.item);
    used.set(key, before + (byPoints ? result.amount : 1));
    const sign = event.item === 'environment-dumping' ? -1 : 1;
    totals.set(household, (totals.get(household) ?? 0) + sign * result.amount);
  }
  for (const { household, points } of esteem.values()) {
    totals.set(household, (totals.get(household) ?? 0) + points);
  }
  return totals;
}

const BY_POINTS = new Set(['affairs-volunteer', 'safety-patrol', 'environment-dumping']);
const MONTHLY = new Set(['environment-yard', 'environment-sorting', 'safety-patrol']);

function limitKey({ item, subject, happenedAt }: EventFact, household: string): string {
  const month = monthOf(happenedAt);
  if (MONTHLY.has(item)) return `${item} ${household} ${month}`;
  if (item === 'environment-garden') return `${item} ${household} ${month < 6 ? 1 : 2}`;
  return `${item} ${item === 'affairs-meeting' ? subject : household} ${Math.floor(month / 3)}`;
}

function askedOf(event: EventFact, used: number): Asked {
  const { item, quantity = 0, points = 0, grade = '', score = 0 } = event;
  return { item, used, quantity, points, grade, score };
}
