import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EventFact } from '@jishan/scheme';
import { monthOf } from './calendar.ts';
import type { BenchVillage } from './village.ts';
import { zenGraph } from './zen-table.ts';

/*
 * The same ten rules in GoRules' engine. It knows nothing of what happened before, so the caller sorts the events, keeps
 * what limits used up, and hands that over with each event. README.md says why it is used in these two ways.
 */

interface Asked {
  item: string;
  used: number;
  superseded: boolean;
  quantity: number;
  points: number;
  grade: string;
  score: number;
}

interface Answer {
  amount?: number;
  wouldBe?: number;
  reason?: string;
  note?: string | null;
  clause?: string;
  refused?: string;
}

/** What an event came to, as far as an entry or a refusal of ours says it. */
export interface ZenLine {
  household: string;
  amount: number;
  wouldBe: number;
  reason: string;
  capNote: string | null;
  clause: string;
  refused: string | null;
}

interface Decision<Context, Result> {
  evaluate(context: Context): Promise<{ result: Result }>;
}

export interface Zen {
  single: Decision<Asked, Answer>;
  loop: Decision<{ events: Asked[] }, { lines: Answer[] }>;
  close(): void;
}

interface ZenPackage {
  ZenEngine: new () => { createDecision<C, R>(content: object): Decision<C, R>; dispose(): void };
  ZenDecisionContent: new (content: object) => object;
}

/** Undefined where the engine is not installed: it lies in a folder of its own, apart from the product's packages. */
export function openZen(): Zen | undefined {
  try {
    const load = createRequire(join(import.meta.dirname, 'zen/package.json'));
    const { ZenEngine, ZenDecisionContent } = load('@gorules/zen-engine') as ZenPackage;
    const engine = new ZenEngine();
    // Its manual's way to the best speed: the graph is compiled once, not for every evaluation.
    const prepare = <C, R>(loop: boolean) =>
      engine.createDecision<C, R>(new ZenDecisionContent(zenGraph(loop)));
    return { single: prepare(false), loop: prepare(true), close: () => engine.dispose() };
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** One call for each event, in order. */
export async function scoreByCalls(village: BenchVillage, { single }: Zen): Promise<Map<string, ZenLine>> {
  const book = new Book(village);
  for (const { event, household } of book.inOrder) {
    const { result } = await single.evaluate(book.ask(event, household));
    book.note(event, household, result);
  }
  return book.lines;
}

/** One call for the next event of every household: within a wave no event bears on another. */
export async function scoreByWaves(village: BenchVillage, { loop }: Zen): Promise<Map<string, ZenLine>> {
  const book = new Book(village);
  const waves: Scored[][] = [];
  const next = new Map<string, number>();
  for (const one of book.inOrder) {
    const wave = next.get(one.household) ?? 0;
    next.set(one.household, wave + 1);
    (waves[wave] ??= []).push(one);
  }
  for (const wave of waves) {
    const events = wave.map(({ event, household }) => book.ask(event, household));
    const { result } = await loop.evaluate({ events });
    for (const [at, { event, household }] of wave.entries()) {
      book.note(event, household, result.lines[at] ?? {});
    }
  }
  return book.lines;
}

interface Scored {
  event: EventFact;
  household: string;
}

const BY_POINTS = new Set(['affairs-volunteer', 'safety-patrol', 'environment-dumping']);
const MONTHLY = new Set(['environment-yard', 'environment-sorting', 'safety-patrol']);

/** What the caller keeps between events. */
class Book {
  /** Approved events of known people, as they count. */
  readonly inOrder: Scored[] = [];
  readonly lines = new Map<string, ZenLine>();
  private readonly used = new Map<string, number>();
  private readonly lastAppraisals = new Map<string, EventFact>();

  constructor({ facts, events }: BenchVillage) {
    const householdOf = new Map<string, string>();
    for (const { id } of facts.households) householdOf.set(`h:${id}`, id);
    for (const { id, householdId } of facts.members) householdOf.set(`m:${id}`, householdId);
    const sorted = [...events].sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
    for (const event of sorted) {
      const household = householdOf.get(event.subject);
      if (household === undefined || event.approvedAt === null) continue;
      this.inOrder.push({ event, household });
      if (event.item === 'neighbours-esteem') this.lastAppraisals.set(limitKey(event, household), event);
    }
  }

  ask(event: EventFact, household: string): Asked {
    const { item, quantity = 0, points = 0, grade = '', score = 0 } = event;
    const key = limitKey(event, household);
    const superseded = item === 'neighbours-esteem' && this.lastAppraisals.get(key) !== event;
    return { item, used: this.used.get(key) ?? 0, superseded, quantity, points, grade, score };
  }

  note(event: EventFact, household: string, answer: Answer): void {
    const { amount = 0, wouldBe = 0, reason = '', note = null, clause = '', refused = null } = answer;
    if (refused === null) {
      const key = limitKey(event, household);
      this.used.set(key, (this.used.get(key) ?? 0) + (BY_POINTS.has(event.item) ? amount : 1));
    }
    const sign = event.item === 'environment-dumping' ? -1 : 1;
    this.lines.set(event.id, {
      household,
      amount: sign * amount || 0,
      wouldBe: sign * wouldBe,
      reason,
      capNote: note,
      clause,
      refused,
    });
  }
}

function limitKey({ item, subject, happenedAt }: EventFact, household: string): string {
  const month = monthOf(happenedAt);
  if (MONTHLY.has(item)) return `${item} ${household} ${month}`;
  if (item === 'environment-garden') return `${item} ${household} ${month < 6 ? 1 : 2}`;
  return `${item} ${item === 'affairs-meeting' ? subject : household} ${Math.floor(month / 3)}`;
}
