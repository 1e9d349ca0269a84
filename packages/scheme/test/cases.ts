import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import {
  type CompiledScheme,
  compileScheme,
  type EventFact,
  type OrderFact,
  parseInstant,
  readScheme,
  type SchemeDocument,
  type SimulationResult,
  simulate,
  type VillageFacts,
} from '../src/index.ts';
import type { Case, CaseEvent, CaseFile, Household } from './case-file.ts';
import { compareResults } from './case-results.ts';

/* Turns case files into records, and compares the outcome with what they say. */

/** A case file with its scheme: `written` as it stands in its own file, `document` with what it inherits. */
export function readCases(path: string): { file: CaseFile; document: SchemeDocument; written: object } {
  const file = parse(readFileSync(path, 'utf8')) as CaseFile;
  const schemePath = join(dirname(path), file.scheme);
  const text = readFileSync(schemePath, 'utf8');
  const read = readScheme(text, { resolve: (scheme) => ancestorOf(dirname(schemePath), scheme) });
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return { file, document: read.document, written: parse(text) };
}

function ancestorOf(folder: string, scheme: string): string | null {
  const paths = [join(folder, `${scheme}.yaml`), join(folder, 'templates', `${scheme}.yaml`)];
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? null : readFileSync(path, 'utf8');
}

export function compileOne(document: SchemeDocument): CompiledScheme {
  const compiled = compileScheme([{ document }]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

/** Everything in which a case's outcome differs from what its file says; empty when all is as written. */
export function runCase(scheme: CompiledScheme, file: CaseFile, one: Case): string[] {
  const members = { ...file.members, ...one.members };
  const happened = one.events.flatMap((event) => rangeOf(event.who ?? '').map((who) => ({ ...event, who })));
  const events = happened.map((event, at) => toEvent({ ...file, members }, event, at));
  const orders = (one.orders ?? []).map(
    (order, at): OrderFact => ({
      id: `兑${at + 1}`,
      orderedAt: moment(order.on),
      householdId: order.who,
      points: order.points,
      ...(order.class === undefined ? {} : { class: order.class }),
      ...(order.balance === undefined ? {} : { balance: order.balance }),
      ...(order.cancelled === undefined ? {} : { cancelledAt: moment(order.cancelled) }),
    }),
  );
  const notices = new Map(
    Object.entries(one.notices ?? {}).map(([period, at]): [string, number] => [period, moment(at)]),
  );
  const facts = toFacts({
    people: { ...file.people, ...one.people, ...crowdOf(one) },
    members,
    organisations: file.organisations ?? {},
  });
  const result = simulate(scheme, { facts, events, orders, notices }, one.until);
  return [
    ...happened.flatMap((event, at) => compareEvent(event, events[at]?.id ?? '', result)),
    ...(one.orders ?? []).flatMap((order, at) => compareRefusal(`兑${at + 1}`, order.refused, result)),
    ...compareResults(one, result),
  ];
}

/** `户01..户03` is three names; everything else is one. */
function rangeOf(names: string): string[] {
  const [, stem = '', first = '', last = ''] = /^(\D*)(\d+)\.\.\1(\d+)$/.exec(names) ?? [];
  if (first === '') return [names];
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, at) => `${stem}${String(Number(first) + at).padStart(first.length, '0')}`,
  );
}

function crowdOf(one: Case): Record<string, Household> {
  return Object.fromEntries(
    Object.entries(one.crowd ?? {}).flatMap(([names, joined]) =>
      rangeOf(names).map((id) => [id, { joined }]),
    ),
  );
}

function toFacts(file: Pick<CaseFile, 'people' | 'members' | 'organisations'>): VillageFacts {
  return {
    households: Object.entries(file.people).map(([id, { joined, left, group, facts }]) => ({
      id,
      joinedOn: joined,
      leftOn: left ?? null,
      ...(group ? { group } : {}),
      ...(facts ? { facts } : {}),
    })),
    members: Object.entries(file.members ?? {}).map(([id, { household, from, to, facts }]) => ({
      id,
      householdId: household,
      from: from ?? file.people[household]?.joined ?? null,
      to: to ?? null,
      ...(facts ? { facts } : {}),
    })),
    organisations: Object.entries(file.organisations ?? {}).map(([id, { household }]) => ({
      id,
      ...(household ? { householdId: household } : {}),
    })),
  };
}

function toEvent(file: CaseFile, event: CaseEvent, at: number): EventFact {
  const { on, who, item, approved, gives: _gives, full: _full, refused: _refused, ...rest } = event;
  return {
    ...rest,
    id: event.id ?? `事${String(at + 1).padStart(3, '0')}`,
    happenedAt: moment(on),
    item: item ?? '',
    subject: subjectOf(file, who ?? ''),
    approvedAt: approved === 'never' ? null : moment(approved ?? on),
  };
}

function subjectOf(file: CaseFile, who: string): string {
  if (file.members?.[who]) return `m:${who}`;
  return file.organisations?.[who] ? `o:${who}` : `h:${who}`;
}

function moment(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is not a date`);
  return instant;
}

function compareEvent(event: CaseEvent, id: string, result: SimulationResult): string[] {
  const faults = compareRefusal(id, event.refused, result);
  const entries = result.entries.filter((candidate) => candidate.event === id);
  const say = (wish: Told, found: Told) => `${id} ${event.on}：该是 ${told(wish)}，实际 ${told(found)}`;
  if (typeof event.gives === 'object') {
    const found = Object.fromEntries(entries.map(({ balance, points }) => [balance, points]));
    const [wish, got] = [JSON.stringify(event.gives), JSON.stringify(found)];
    return wish === got ? faults : [...faults, say(wish, got)];
  }
  const [entry] = entries;
  if (event.gives !== entry?.points) faults.push(say(event.gives, entry?.points));
  const full = event.full ?? event.gives;
  if (entry && full !== undefined && entry.would_be !== full) {
    faults.push(`不受上限时，${say(full, entry.would_be)}`);
  }
  return faults;
}

type Told = number | string | Record<string, number> | undefined;

function told(value: Told): string {
  return value === undefined ? '没有记' : JSON.stringify(value);
}

function compareRefusal(id: string, expected: string | undefined, result: SimulationResult): string[] {
  const found = result.refused.find((one) => ('event' in one ? one.event : one.order) === id);
  if (found?.code === expected) return [];
  return [
    `${id}：该${expected ? `不受理（${expected}）` : '受理'}，实际${found ? `不受理（${found.code}）` : '受理'}`,
  ];
}
