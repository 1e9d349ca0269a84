import type { EntryResult, HolderResult, RefusedResult, SimulationResult } from '../src/index.ts';
import type { VillageCase } from './village-cases.ts';

/* Puts to a result the questions that a case asks. */

type Find = (result: SimulationResult, key: string) => unknown;

const QUESTIONS = {
  rows: rowOf,
  periods: periodOf,
  holders: holderOf,
  gives: (result, key) => given(result, key, 'points'),
  full: (result, key) => given(result, key, 'would_be'),
  lists: listOf,
  village: ratingOf,
  refused: (result, id) => refusalOf(result, id)?.code,
  reasons: (result, key) => entriesOf(result, key)[0]?.reason,
  notGiven: (result, key) => withheldOf(result, key),
  messages: (result, id) => refusalOf(result, id)?.message,
} satisfies Partial<Record<keyof VillageCase, Find>>;

const NAMES = Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[];

/** What the case says must come out. */
export function wanted(one: VillageCase): Record<string, unknown> {
  return Object.fromEntries(NAMES.map((name) => [name, one[name] ?? {}]));
}

/** The same, as it came out. */
export function found(one: VillageCase, result: SimulationResult): Record<string, unknown> {
  const answer = (name: keyof typeof QUESTIONS) =>
    Object.entries(one[name] ?? {}).map(([key, wish]) => [key, likeIt(wish, QUESTIONS[name](result, key))]);
  return Object.fromEntries(NAMES.map((name) => [name, Object.fromEntries(answer(name))]));
}

/** Of an object only the keys that the case names. */
function likeIt(wish: unknown, value: unknown): unknown {
  if (!isObject(wish) || !isObject(value)) return value ?? null;
  return Object.fromEntries(Object.entries(wish).map(([key, inner]) => [key, likeIt(inner, value[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holderOf(result: SimulationResult, subject: string): HolderResult | undefined {
  const { households, members, organisations, groups, sections } = result;
  const arrays = { h: households, m: members, o: organisations, g: groups, s: sections };
  return arrays[subject[0] as keyof typeof arrays]?.find(({ id }) => id === subject.slice(2));
}

function rowOf(result: SimulationResult, key: string): unknown {
  const [subject = '', balance = '', period] = key.split(' ');
  return holderOf(result, subject)?.balances[balance]?.find((row) => row.period === period);
}

function periodOf(result: SimulationResult, key: string): unknown {
  const [subject = '', period] = key.split(' ');
  return holderOf(result, subject)?.periods.find((row) => row.period === period);
}

function given(result: SimulationResult, key: string, what: 'points' | 'would_be'): number | null {
  const entries = entriesOf(result, key);
  if (entries.length === 0) return null;
  // Sums of decimals drift; points have two at most.
  return Math.round(entries.reduce((sum, entry) => sum + entry[what], 0) * 100) / 100;
}

function entriesOf(result: SimulationResult, key: string): EntryResult[] {
  const [event, balance, holder] = key.split(' ');
  return result.entries.filter(
    (entry) =>
      entry.event === event &&
      (balance === undefined || entry.balance === balance) &&
      (holder === undefined || entry.holder === holder),
  );
}

function listOf(result: SimulationResult, key: string): string[] | undefined {
  const list = result.lists.find(
    (one) => [one.list, one.period, ...(one.within === undefined ? [] : [one.within])].join(' ') === key,
  );
  return list?.rows.map(({ rank, id, points }) => `${rank} ${id} ${points}`);
}

/** Why a base was not given, by `h:H1 start 2024`. */
function withheldOf(result: SimulationResult, key: string): string | undefined {
  return result.not_given?.find(({ holder, base, period }) => `${holder} ${base} ${period}` === key)?.message;
}

function ratingOf(result: SimulationResult, key: string): unknown {
  return result.village?.find(({ id, period }) => `${id} ${period}` === key);
}

function refusalOf(result: SimulationResult, id: string): RefusedResult | undefined {
  return result.refused.find((one) => ('event' in one ? one.event : one.order) === id);
}
