import { periodsAsked } from '../asked-periods.ts';
import type { HistoryRule, PeriodUnit, SubjectKind } from '../document.ts';
import type { Path } from '../read/locate.ts';
import type { Report } from './report.ts';

/* Results of one period that wait for each other would never be known. */

interface Asker {
  /** `title civil`, `stars household year`. */
  name: string;
  path: Path;
  of: SubjectKind;
  rule: {
    per: PeriodUnit;
    gates?: string[];
    history?: HistoryRule[];
    needs?: string[];
    excludes?: string[];
    stars?: number;
  };
}

/** Refuses what a result asks of periods that may end with its own, where what it asks for waits for the result itself. */
export function checkCircles(report: Report): void {
  const askers = askersOf(report);
  const told = new Set<string>();
  for (const asker of askers) {
    for (const [at, line] of (asker.rule.history ?? []).entries()) {
      const target = line.earlier === true ? null : targetOf(report, line, asker);
      if (target === null) continue;
      const way = wayBetween(report, askers, target, asker.name);
      if (way === null || way.some((name) => told.has(name))) continue;
      for (const name of way) told.add(name);
      sayCircle(report, [...asker.path, 'history', at], way);
    }
  }
}

function askersOf({ document }: Report): Asker[] {
  const { titles, lists, gates, stars } = document.results ?? {};
  const named = (
    kind: string,
    section: string,
    rules: Record<string, Asker['rule'] & { of?: SubjectKind }> = {},
  ) =>
    Object.entries(rules).map(([id, rule]) => ({
      name: `${kind} ${id}`,
      path: ['results', section, id],
      of: rule.of ?? ('household' as const),
      rule,
    }));
  return [
    ...named('title', 'titles', titles),
    ...named('list', 'lists', lists),
    ...named('gate', 'gates', gates),
    ...(stars ?? []).map(({ gates: asked, history, per, of = 'household' as const }, at) => ({
      name: starsName(of, per),
      path: ['results', 'stars', at],
      of,
      rule: { per, ...(asked ? { gates: asked } : {}), ...(history ? { history } : {}) },
    })),
  ];
}

function starsName(of: SubjectKind, per: PeriodUnit): string {
  return `stars ${of} ${per}`;
}

function targetOf({ document }: Report, line: HistoryRule, { of, rule }: Asker): string | null {
  if (line.title !== undefined) return `title ${line.title}`;
  if (line.list !== undefined) return `list ${line.list}`;
  const per = periodsAsked(line, { of, per: rule.per }, document);
  return per && starsName(of, per);
}

/** What must be known before a result of the same period: what its line may count, and what it names beside. */
function waitsFor(report: Report, askers: readonly Asker[], asker: Asker): string[] {
  const { gates = [], needs = [], excludes = [], history = [], stars, per } = asker.rule;
  const lines = history.flatMap((line) =>
    line.earlier === true ? [] : (targetOf(report, line, asker) ?? []),
  );
  const rated = askers.filter(({ name, of }) => of === asker.of && name.startsWith('stars '));
  const same = rated.filter(({ rule }) => rule.per === per);
  return [
    ...gates.map((id) => `gate ${id}`),
    ...[...needs, ...excludes].map((id) => `title ${id}`),
    ...lines,
    ...(stars === undefined ? [] : (same.length > 0 ? same : rated).map(({ name }) => name)),
  ];
}

/** The shortest way along which one result waits for another, both included; null where it does not. */
function wayBetween(
  report: Report,
  askers: readonly Asker[],
  from: string,
  to: string,
): readonly string[] | null {
  let ways: string[][] = [[from]];
  const seen = new Set([from]);
  while (ways.length > 0) {
    const there = ways.find((way) => way.at(-1) === to);
    if (there) return there;
    ways = ways.flatMap((way) =>
      askers
        .filter(({ name }) => name === way.at(-1))
        .flatMap((asker) => waitsFor(report, askers, asker))
        .filter((name) => !seen.has(name) && seen.add(name))
        .map((name) => [...way, name]),
    );
  }
  return null;
}

function sayCircle(report: Report, path: Path, way: readonly string[]): void {
  if (way.length === 1) {
    report.error(
      path,
      'history.circle',
      '这里看的就是自己，这一期的还没有评出来；要看自己以前得过没有，请写 earlier: true',
    );
    return;
  }
  const words = [way.at(-1) ?? '', ...way].map(wordsOf).join(' → ');
  report.error(
    path,
    'history.circle',
    `绕成了一圈（${words}）：这一期的要先有那一期的，那一期的又要先有这一期的，谁也评不出来。请写 earlier: true 只看以前的，或去掉其中一条`,
  );
}

function wordsOf(name: string): string {
  const [kind = '', id = ''] = name.split(' ');
  const words: Record<string, string> = { title: '称号', list: '榜', gate: '资格线' };
  return kind === 'stars' ? '星级' : `${words[kind] ?? ''} ${id}`;
}
