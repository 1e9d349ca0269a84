import type { HolderResult, SchemeDocument, SimulationResult } from '../src/index.ts';
import type { Case, CaseFile } from './case-file.ts';

/** Everything in which balances, periods, stars, titles, gates, bars and lists differ from what a case says. */
export function compareResults(one: Case, result: SimulationResult): string[] {
  return [
    ...compareBalances(one, result),
    ...comparePeriods(one, result),
    ...compareHolders(one, result),
    ...compareLists(one, result),
  ];
}

/** A holder by its name: a household, or a member where no household has the name. */
function holderOf(result: SimulationResult, id: string): HolderResult | undefined {
  return [result.households, result.members ?? [], result.organisations ?? [], result.groups ?? []]
    .flat()
    .find((holder) => holder.id === id);
}

function compareBalances(one: Case, result: SimulationResult): string[] {
  return Object.entries(one.balances ?? {}).flatMap(([id, expected]) =>
    Object.entries(expected).flatMap(([key, wish]) => {
      const [balance = '', period] = key.split(' ');
      const row = holderOf(result, id)?.balances[balance]?.find((candidate) => candidate.period === period);
      return differences(`${id} ${key}`, typeof wish === 'number' ? { closing: wish } : wish, row);
    }),
  );
}

function comparePeriods(one: Case, result: SimulationResult): string[] {
  return Object.entries(one.periods ?? {}).flatMap(([id, expected]) =>
    Object.entries(expected).flatMap(([period, wish]) => {
      const row = holderOf(result, id)?.periods.find((candidate) => candidate.period === period);
      return differences(`${id} ${period}`, wish, row);
    }),
  );
}

function compareHolders(one: Case, result: SimulationResult): string[] {
  const parts = ['eligible', 'stars', 'titles', 'gates', 'barred'] as const;
  return parts.flatMap((part) =>
    Object.entries(one[part] ?? {}).flatMap(([id, wish]) =>
      differences(id, { [part]: wish }, holderOf(result, id)),
    ),
  );
}

function compareLists(one: Case, result: SimulationResult): string[] {
  return Object.entries(one.lists ?? {}).flatMap(([key, wish]) => {
    const list = result.lists.find(({ list: id, period }) => `${id} ${period}` === key);
    const rows = list?.rows.map(({ id, points }) => `${id} ${points}`);
    const wished = Object.entries(wish).map(([id, points]) => `${id} ${points}`);
    return differences(key, { rows: wished }, { rows });
  });
}

/** Only the named columns are compared; of an inner object likewise. */
function differences(what: string, wish: object, found: object | undefined): string[] {
  if (!found) return [`${what}：没有`];
  return Object.entries(wish).flatMap(([key, value]) => {
    const actual = (found as Record<string, unknown>)[key];
    if (key === 'category') return differences(`${what} 类别`, value as object, actual as object);
    if (JSON.stringify(actual) === JSON.stringify(value)) return [];
    return [`${what}：${key} 该是 ${JSON.stringify(value)}，实际 ${JSON.stringify(actual)}`];
  });
}

/** Numbers that no event shows (deadlines, days of a notice, photos), compared with what the case file says of them. */
export function compareSettings(document: SchemeDocument, file: CaseFile): string[] {
  const settings = Object.entries(file.settings ?? {}).flatMap(([path, wish]) => {
    const found = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    return found === wish ? [] : [`${path} 该是 ${wish}，实际 ${JSON.stringify(found)}`];
  });
  const photos = Object.entries(file.photos ?? {}).flatMap(([id, [min = null, max = null]]) => {
    const rule = document.items[id]?.evidence?.photos;
    const same = (rule?.min ?? null) === min && (rule?.max ?? null) === max;
    return same ? [] : [`${id} 的照片该是 ${min} 到 ${max} 张，实际 ${rule?.min} 到 ${rule?.max} 张`];
  });
  return [...settings, ...photos];
}
