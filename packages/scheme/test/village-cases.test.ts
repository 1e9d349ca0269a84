import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type CompiledScheme,
  compileScheme,
  dayTextOf,
  type Entry,
  type EventFact,
  evaluate,
  readScheme,
  simulate,
  toPoints,
  type VillageRecord,
} from '../src/index.ts';
import { compareCodePoints } from '../src/text.ts';
import { found, wanted } from './village-answers.ts';
import { recordOf, type VillageCase } from './village-cases.ts';

interface CaseFile {
  title: string;
  /** Documents by name, without the parts that no case is about; a list: several versions. */
  schemes: Record<string, object | object[]>;
  cases: VillageCase[];
}

const here = fileURLToPath(new URL('./', import.meta.url));
const folders = ['engine-cases', 'people-cases'];

for (const file of folders.flatMap((folder) =>
  readdirSync(`${here}${folder}`).map((name) => `${folder}/${name}`),
)) {
  const { title, schemes, cases } = parse(readFileSync(`${here}${file}`, 'utf8'), {
    merge: true,
  }) as CaseFile;
  describe(`${file}: ${title}`, () => {
    test.each(cases)('$name', (one) => {
      const scheme = compile(schemes[one.scheme]);
      expect(found(one, simulate(scheme, recordOf(one), one.until))).toEqual(wanted(one));
    });

    test('it comes to the same in any order of rows, and as the server scores it: without orders, house by house', () => {
      for (const one of cases) {
        const scheme = compile(schemes[one.scheme]);
        const record = recordOf(one);
        const whole = simulate(scheme, record, one.until);
        expect(simulate(scheme, backwards(record), one.until), one.name).toEqual(whole);
        if (record.orders?.length || record.events.some((event) => isLater(event, one.until))) continue;
        const entries = scoredAlone(scheme, record).map(({ event, balance, holder, amount }) => ({
          entry: `${event} ${balance} ${holder}`,
          points: toPoints(amount, scheme.decimals),
        }));
        const wished = whole.entries.map(({ event, balance, holder, points }) => ({
          entry: `${event} ${balance} ${holder}`,
          points,
        }));
        expect(entries, one.name).toEqual(wished);
      }
    });
  });
}

function backwards(record: VillageRecord): VillageRecord {
  return {
    ...record,
    events: [...record.events].reverse(),
    ...(record.orders ? { orders: [...record.orders].reverse() } : {}),
  };
}

function isLater(event: EventFact, until: string): boolean {
  return dayTextOf(Math.max(event.happenedAt, event.approvedAt ?? 0)) > until;
}

/** House by house where a house can be scored alone and nobody ever moved. */
function scoredAlone(scheme: CompiledScheme, { facts, events }: VillageRecord): Entry[] {
  const moved = new Set(facts.members.map(({ id }) => id)).size < facts.members.length;
  const apart = scheme.reach === 'household' && !moved && !facts.successions?.length;
  if (!apart) return [...evaluate(scheme, facts, events).entries];
  const houseOf = new Map<string, string>([
    ...facts.households.map(({ id }) => [`h:${id}`, id] as const),
    ...facts.members.map(({ id, householdId }) => [`m:${id}`, householdId] as const),
    ...(facts.organisations ?? []).map(({ id, householdId }) => [`o:${id}`, householdId ?? ''] as const),
  ]);
  const corrected = new Map(events.map((event) => [event.id, event]));
  const houses = Map.groupBy(events, (event) => {
    const { subject } = corrected.get(event.corrects ?? '') ?? event;
    return houseOf.get(subject) ?? subject;
  });
  const entries = [...houses.values()].flatMap((own) => [...evaluate(scheme, facts, own).entries]);
  return entries.sort(
    (a, b) =>
      compareCodePoints(a.event, b.event) ||
      compareCodePoints(a.balance, b.balance) ||
      compareCodePoints(a.holder, b.holder),
  );
}

function compile(versions: object | object[] | undefined) {
  const sources = (Array.isArray(versions) ? versions : [versions]).map((rules) => ({
    document: read(rules),
  }));
  const compiled = compileScheme(sources);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

/** A document needs a procedure and a start, which no case is about. */
function read(rules: object) {
  const document = {
    scheme: 'small',
    title: '小村',
    version: 1,
    from: '2024-01-01',
    review: {
      default: 'one',
      procedures: {
        one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
      },
    },
    ...rules,
  };
  const result = readScheme(JSON.stringify(document));
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.document;
}
