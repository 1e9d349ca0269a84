import type {
  EventFact,
  FactChange,
  Facts,
  MemberFact,
  OrderFact,
  SuccessionFact,
  VillageRecord,
} from '../src/index.ts';
import { parseInstant } from '../src/index.ts';

/* Cases about one small village, as short as they can be told: who, what happened, what must come out. */

export interface VillageCase {
  name: string;
  why: string;
  scheme: string;
  /** Households: `2023-01-01..2024-05-09 group=甲 section=东 residents=3`; no end means still. */
  people: Record<string, string>;
  /** Stays of members, each `H1 2024-01-01..2024-05-09 born=1950-01-01`. */
  stays?: Record<string, string[]>;
  /** Organisations: `group=甲 household=H1 licensed=true`. */
  shops?: Record<string, string>;
  /** `h:H1 group 乙 2024-05-01..2024-06-30`; `-` for no value. */
  changes?: string[];
  /** `2024-05-10 H1 H2 0.5`. */
  successions?: string[];
  /**
   * By id: `2024-03-01 h:H1 deed 5` (the points chosen), with `approved=2024-06-01`, `corrects=E1`, `quantity=2`,
   * `grade=best`, `score=4`, `score.x=3` or `reason=…` where needed; any other name is a fact.
   */
  events?: Record<string, string>;
  /** By id: `2024-05-20 H1 3`, with `cancelled=2024-06-01`, `member=M1`, `balance=main`, `class=goods` or a fact. */
  orders?: Record<string, string>;
  until: string;
  /** What must come out; of a row only the columns that are named. By `h:H1 main 2024`. */
  rows?: Record<string, Record<string, number> | null>;
  /** By `h:H1 2024-Q1`. */
  periods?: Record<string, Record<string, unknown> | null>;
  /** By `h:H1`: barred, eligible, participating_members and so on. */
  holders?: Record<string, Record<string, unknown> | null>;
  /** By `E1`, `E1 main` or `E1 main h:H1`: the points of its entries together. */
  gives?: Record<string, number | null>;
  /** The same, without any limit. */
  full?: Record<string, number | null>;
  /** By `red 2024-Q1`, with the group behind it where each has its own: `1 H1 66` for every row. */
  lists?: Record<string, string[] | null>;
  /** By `model 2024`. */
  village?: Record<string, Record<string, unknown> | null>;
  /** Codes by the id of an event or order; null: it is not refused. */
  refused?: Record<string, string | null>;
  /** By `h:H1 start 2024`: why a base was not given; null: it was, or there is none. */
  notGiven?: Record<string, string | null>;
  /** Sentences of entries by `E1 main`, and of refusals by the id of the event or order. */
  reasons?: Record<string, string>;
  messages?: Record<string, string>;
}

/** What a case tells of people and of what happened. */
export type VillageStory = Pick<
  VillageCase,
  'people' | 'stays' | 'shops' | 'changes' | 'successions' | 'events' | 'orders'
>;

/** The record that a case tells. */
export function recordOf(one: VillageStory): VillageRecord {
  return {
    facts: {
      households: Object.entries(one.people).map(([id, text]) => {
        const { words, named } = split(text);
        const { group, section, ...facts } = named;
        const { from, to } = span(words[0]);
        return {
          id,
          joinedOn: from,
          leftOn: to,
          ...(group === undefined ? {} : { group }),
          ...(section === undefined ? {} : { section }),
          facts: factsOf(facts),
        };
      }),
      members: Object.entries(one.stays ?? {}).flatMap(([id, stays]) =>
        stays.map((text): MemberFact => {
          const { words, named } = split(text);
          return { id, householdId: words[0] ?? '', ...span(words[1]), facts: factsOf(named) };
        }),
      ),
      organisations: Object.entries(one.shops ?? {}).map(([id, text]) => {
        const { group, household, ...facts } = split(text).named;
        return {
          id,
          ...(group ? { group } : {}),
          ...(household ? { householdId: household } : {}),
          facts: factsOf(facts),
        };
      }),
      changes: (one.changes ?? []).map(toChange),
      successions: (one.successions ?? []).map(toSuccession),
    },
    events: Object.entries(one.events ?? {}).map(([id, text]) => toEvent(id, text)),
    orders: Object.entries(one.orders ?? {}).map(([id, text]) => toOrder(id, text)),
  };
}

function toChange(text: string): FactChange {
  const [subject = '', fact = '', value = '', days] = text.split(' ');
  return { subject, fact, value: value === '-' ? null : valueOf(value), ...span(days) };
}

function toSuccession(text: string): SuccessionFact {
  const [at = '', from = '', to = '', share = '1'] = text.split(' ');
  return { at, from, to, share: Number(share) };
}

function toEvent(id: string, text: string): EventFact {
  const { words, named } = split(text);
  const [on = '', subject = '', item = '', points] = words;
  const approved = named.approved ?? on;
  const parts = Object.fromEntries(
    Object.entries(named)
      .filter(([name]) => name.startsWith('score.'))
      .map(([name, score]) => [name.slice('score.'.length), Number(score)]),
  );
  return {
    id,
    happenedAt: moment(on),
    subject,
    item,
    approvedAt: approved === 'never' ? null : moment(approved),
    ...(points === undefined ? {} : { points: Number(points) }),
    ...(named.corrects === undefined ? {} : { corrects: named.corrects }),
    ...(named.quantity === undefined ? {} : { quantity: Number(named.quantity) }),
    ...(named.grade === undefined ? {} : { grade: named.grade }),
    ...(named.score === undefined ? {} : { score: Number(named.score) }),
    ...(named.reason === undefined ? {} : { reason: named.reason }),
    ...(Object.keys(parts).length === 0 ? {} : { parts }),
    facts: factsOf(named, EVENT_COLUMNS),
  };
}

function toOrder(id: string, text: string): OrderFact {
  const { words, named } = split(text);
  const [on = '', householdId = '', points] = words;
  return {
    id,
    orderedAt: moment(on),
    householdId,
    points: Number(points),
    ...(named.member === undefined ? {} : { memberId: named.member }),
    ...(named.balance === undefined ? {} : { balance: named.balance }),
    ...(named.class === undefined ? {} : { class: named.class }),
    ...(named.cancelled === undefined ? {} : { cancelledAt: moment(named.cancelled) }),
    facts: factsOf(named, ORDER_COLUMNS),
  };
}

const EVENT_COLUMNS: readonly string[] = ['approved', 'corrects', 'quantity', 'grade', 'score', 'reason'];
const ORDER_COLUMNS: readonly string[] = ['member', 'balance', 'class', 'cancelled'];

/** What is no column with a meaning of its own is a fact. */
function factsOf(named: Record<string, string>, columns: readonly string[] = []): Facts {
  return Object.fromEntries(
    Object.entries(named)
      .filter(([name]) => !columns.includes(name) && !name.startsWith('score.'))
      .map(([name, value]) => [name, valueOf(value)]),
  );
}

/** Plain words, and those that say `name=value`. */
function split(text: string): { words: string[]; named: Record<string, string> } {
  const parts = text.split(' ').filter((part) => part !== '');
  const named = parts.filter((part) => part.includes('='));
  return {
    words: parts.filter((part) => !part.includes('=')),
    named: Object.fromEntries(named.map((part) => part.split('=') as [string, string])),
  };
}

/** `2024-01-01..2024-05-09`; an end that is not written stays open. */
function span(text = ''): { from: string | null; to: string | null } {
  const [from = '', to = ''] = text.split('..');
  return { from: from === '' ? null : from, to: to === '' ? null : to };
}

function valueOf(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** A day, or a day and a time as `2024-03-01T08:00`. */
function moment(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is not a date`);
  return instant;
}
