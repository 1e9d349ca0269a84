import fc from 'fast-check';
import type { HistoryRule, PeriodUnit, ResultsSection, SubjectKind } from '../../src/index.ts';
import { pick, picked } from './comparisons.ts';
import { defined, fitsInto, maybe, MONTHS, often, oneOf, UNITS } from './words.ts';

/* Random lines about earlier periods: of what there is to look at, and never of what waits for the result itself. */

interface RawLine {
  target: number;
  last: number | undefined;
  since: number;
  earlier: boolean;
  stars: number;
  atMost: boolean;
  times: number;
}

/** What is wished for each result that may look back, by its name. */
export type RawHistory = Record<string, RawLine[] | undefined>;

const line: fc.Arbitrary<RawLine> = fc.record({
  target: pick,
  last: maybe(fc.integer({ min: 1, max: 4 }), 55),
  since: pick,
  earlier: often(30),
  stars: oneOf(1, 2, 3, 4),
  atMost: often(45),
  times: oneOf(1, 1, 2, 3),
});

export function rawHistory(names: readonly string[]): fc.Arbitrary<RawHistory> {
  const some = maybe(fc.array(line, { minLength: 1, maxLength: 2 }), 30);
  return fc.record(Object.fromEntries(names.map((name) => [name, some])));
}

/** A result that asks, or is asked for. */
interface Node {
  name: string;
  of: SubjectKind;
  per: PeriodUnit;
  /** What must be known before it. */
  waitsFor: Set<string>;
  history: HistoryRule[];
}

/** Results with the lines that they may have. */
export function withHistory(section: ResultsSection, raw: RawHistory): ResultsSection {
  const nodes = nodesOf(section);
  for (const node of nodes.values()) {
    for (const one of raw[node.name] ?? []) {
      const made = fitted(one, node, nodes, section);
      if (made) node.history.push(made);
    }
  }
  const lookingBack = <T extends object>(rule: T, name: string): T => {
    const history = nodes.get(name)?.history ?? [];
    return history.length > 0 ? { ...rule, history } : rule;
  };
  const all = <T extends object>(kind: string, rules: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, lookingBack(rule, `${kind} ${id}`)]));
  return {
    ...section,
    lists: all('list', section.lists),
    gates: all('gate', section.gates),
    titles: all('title', section.titles),
    stars: (section.stars ?? []).map((rule) => lookingBack(rule, starsName(rule))),
  };
}

function starsName({ of = 'household', per }: { of?: SubjectKind; per: PeriodUnit }): string {
  return `stars ${of} ${per}`;
}

function nodesOf({ lists, gates, titles, stars = [] }: ResultsSection): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const add = (
    name: string,
    rule: { of?: SubjectKind; per: PeriodUnit; gates?: string[] },
    others: string[] = [],
  ) => {
    const waitsFor = new Set([...(rule.gates ?? []).map((id) => `gate ${id}`), ...others]);
    nodes.set(name, { name, of: rule.of ?? 'household', per: rule.per, waitsFor, history: [] });
  };
  for (const [id, rule] of Object.entries(gates ?? {})) add(`gate ${id}`, rule);
  for (const [id, rule] of Object.entries(lists ?? {})) add(`list ${id}`, rule);
  for (const rule of stars) add(starsName(rule), rule);
  for (const [id, rule] of Object.entries(titles ?? {})) {
    const others = [...(rule.needs ?? []), ...(rule.excludes ?? [])].map((other) => `title ${other}`);
    const rated = stars.filter((one) => (one.of ?? 'household') === (rule.of ?? 'household'));
    add(`title ${id}`, rule, [...others, ...(rule.stars === undefined ? [] : rated.map(starsName))]);
  }
  return nodes;
}

function waits(nodes: ReadonlyMap<string, Node>, name: string, forName: string): boolean {
  if (name === forName) return true;
  return [...(nodes.get(name)?.waitsFor ?? [])].some((next) => waits(nodes, next, forName));
}

function fitted(
  raw: RawLine,
  node: Node,
  nodes: ReadonlyMap<string, Node>,
  section: ResultsSection,
): HistoryRule | null {
  const { name, of, per } = node;
  const seen = [...nodes.values()].filter(
    (one) => one.of === of && !one.name.startsWith('gate') && (one.per !== 'life' || per === 'life'),
  );
  // Stars of several lengths: those as long as the result's own, else the first.
  const rated = seen.filter((one) => one.name.startsWith('stars'));
  const meant =
    rated.find((one) => one.per === per) ??
    (section.stars ?? [])
      .map(starsName)
      .map((one) => nodes.get(one))
      .find((one) => one?.of === of);
  const options = seen.filter((one) => !one.name.startsWith('stars') || one === meant);
  if (options.length === 0) return null;
  const target = picked(options, raw.target);
  const earlier = raw.earlier || waits(nodes, target.name, name);
  if (earlier && per === 'life') return null;
  const made = lined(raw, per, target.per, earlier);
  if (!made) return null;
  if (!earlier) node.waitsFor.add(target.name);
  return { ...asked(target.name, raw, section, of), ...made };
}

function asked(
  name: string,
  { stars }: RawLine,
  section: ResultsSection,
  of: SubjectKind,
): Pick<HistoryRule, 'title' | 'list' | 'stars'> {
  const [kind = '', id = ''] = name.split(' ');
  if (kind === 'title') return { title: id };
  if (kind === 'list') return { list: id };
  const best = (section.stars ?? [])
    .filter((rule) => (rule.of ?? 'household') === of)
    .map(({ percentile, bands }) => (percentile ?? bands)?.steps[0]?.stars ?? 5);
  return { stars: Math.min(stars, ...best) };
}

/** Which periods, and how many of them; never more than there can be, nor so few that everybody fits. */
function lined(raw: RawLine, per: PeriodUnit, unit: PeriodUnit, earlier: boolean): HistoryRule | null {
  const longer = UNITS.filter(
    (one) => ((one === per && !earlier) || fitsInto(per, one)) && MONTHS[unit] <= MONTHS[one],
  );
  const last = raw.last ?? (longer.length === 0 ? 2 : undefined);
  // The shortest more often: few results have periods short enough for it.
  const shortest = longer[0] === 'bimonth' ? Array<PeriodUnit>(12).fill('bimonth') : longer.slice(0, 1);
  const since = last === undefined ? picked([...longer, ...shortest, ...longer], raw.since) : undefined;
  const most = last ?? Math.ceil((MONTHS[since ?? per] - (earlier ? MONTHS[per] : 0)) / MONTHS[unit]);
  if (most < 1) return null;
  const times = Math.min(raw.times, most);
  return defined({
    last,
    since,
    earlier: earlier ? true : undefined,
    ...(raw.atMost ? { atMost: times - 1 } : { atLeast: times }),
  });
}
