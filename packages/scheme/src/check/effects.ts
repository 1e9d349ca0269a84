import type {
  BalanceRule,
  BarRule,
  BaseRule,
  ItemRule,
  ResultsSection,
  SubjectKind,
  ZeroRule,
} from '../document.ts';
import { MONTHS_OF } from '../periods.ts';
import type { Path } from '../read/locate.ts';
import { nearest } from '../read/nearest.ts';
import { barredKindsOf, kindsOf, subjectsOf } from './belonging.ts';
import { checkOwner } from './limits.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { UNIT_WORDS } from './units.ts';

/** What a bar may keep somebody from, beside a title or list by its id. */
export const BAR_WORDS: readonly string[] = ['redemption', 'titles', 'stars', 'lists'];

export function checkEffects(report: Report, path: Path, item: ItemRule): void {
  const { effects } = item;
  if (effects === undefined) return;
  const place: Path = [...path, 'effects'];
  if (item.kind !== 'deduction' && item.kind !== 'veto') {
    report.error(place, 'item.not_loss', 'effects 只用在扣分（deduction）和否决（veto）项目上');
  }
  if (effects.zero === undefined && effects.bars === undefined) {
    report.error(place, 'effects.none', 'effects 要写 zero（归零）或 bars（取消资格），现在一样也没有写');
  }
  checkOwner(report, [...place, 'after', 'of'], effects.after?.of, item);
  if (effects.zero !== undefined) checkZero(report, [...place, 'zero'], effects.zero, item);
  for (const [at, bar] of (effects.bars ?? []).entries()) checkBar(report, [...place, 'bars', at], bar, item);
}

function checkZero(report: Report, path: Path, zero: ZeroRule, item: ItemRule): void {
  const { balances } = report.document;
  for (const [at, id] of (zero.balances ?? []).entries()) {
    const place: Path = [...path, 'balances', at];
    if (!report.refer(place, id, balances, 'ref.balance', '账户')) continue;
    const holder = balances[id]?.holder ?? 'household';
    if (!kindsOf(item).has(holder)) {
      report.error(
        place,
        'effects.holder',
        `账户 ${id} 记在${SUBJECT_WORDS[holder]}名下，这个项目的事不属于${SUBJECT_WORDS[holder]}，清不到它`,
      );
    }
  }
  for (const [at, of] of (zero.of ?? []).entries()) {
    if (kindsOf(item).has(of)) continue;
    report.error(
      [...path, 'of', at],
      'effects.holder',
      `这个项目的事不属于${SUBJECT_WORDS[of]}（看项目的 subjects），清不到它`,
    );
  }
  if (zero.balances && zero.of) {
    report.error(path, 'zero.span', 'balances（只清这几本账）和 of（连总分一起清）选一样写');
  }
  if (!zero.balances && !zero.of) warnOfMany(report, path, item);
  if (zero.keeps !== undefined) checkKeeps(report, [...path, 'keeps'], zero, item);
}

/** Base points that stay must be there, and of the period that is cleared. */
function checkKeeps(report: Report, path: Path, { balances, of, per }: ZeroRule, item: ItemRule): void {
  const { document } = report;
  const kinds = new Set(of ?? kindsOf(item));
  const cleared = Object.entries(document.balances).filter(([id, { holder = 'household' }]) =>
    balances ? balances.includes(id) : kinds.has(holder),
  );
  const bases = Object.values(document.base ?? {});
  const kept = balances
    ? cleared.some(([id, balance]) => bases.some((base) => isInto(base, id, balance)))
    : bases.some((base) => kinds.has(base.of ?? 'household'));
  if (!kept && document.template !== true) {
    report.warn(
      path,
      'zero.keeps_nothing',
      '要清的账上没有一项基础分（base），keeps: base 什么也留不下；只想清到一个数，请先把它写成基础分',
    );
  }
  for (const [id, balance] of cleared) {
    const span = per ?? balance.period;
    const into = bases.filter((base) => isInto(base, id, balance));
    const [first] = into;
    if (!first || into.some((base) => MONTHS_OF[base.per] <= MONTHS_OF[span])) continue;
    const given = first.per === 'life' ? '一辈子给一次' : `每${UNIT_WORDS[first.per]}给一次`;
    report.warn(
      path,
      'zero.keeps_longer',
      `清“${balance.title}”只看这一期（${UNIT_WORDS[span]}）里给的，基础分“${first.title}”${given}：只有给它的那一期留得下，别的各期照样清光`,
    );
  }
}

function isInto(base: BaseRule, id: string, { holder = 'household' }: BalanceRule): boolean {
  return (base.of ?? 'household') === holder && (base.balances?.includes(id) ?? true);
}

/** One household's breach would take what all of its group earned; whoever means that says so. */
function warnOfMany(report: Report, path: Path, item: ItemRule): void {
  if (!kindsOf(item).has('household')) return;
  const shared = Object.values(report.document.balances).filter(
    ({ holder }) => holder === 'group' || holder === 'section',
  );
  const [first] = shared;
  if (!first?.holder) return;
  report.warn(
    path,
    'zero.shared',
    `没有写清谁的：一户的事会把“${shared.map(({ title }) => title).join('”“')}”（${SUBJECT_WORDS[first.holder]}的账）也清光。只清本户的写 of: [household]，连${SUBJECT_WORDS[first.holder]}一起清的写 of: [household, ${first.holder}]`,
  );
}

function checkBar(report: Report, path: Path, bar: BarRule, item: ItemRule): void {
  const { results } = report.document;
  const targets = [...BAR_WORDS, ...Object.keys(results?.titles ?? {}), ...Object.keys(results?.lists ?? {})];
  for (const [at, target] of bar.from.entries()) {
    if (targets.includes(target) || report.document.template === true) continue;
    const near = nearest(target, targets);
    report.error(
      [...path, 'from', at],
      'ref.bar',
      `不认识 ${target}${near === null ? '。' : `，是不是想写 ${near}？`}可以写：${targets.join('、')}`,
    );
  }
  report.oneOf(path, bar, ['per', 'months'], 'bar.span');
  if (bar.months !== undefined) {
    for (const key of ['rest', 'next'] as const) {
      if (bar[key] === undefined) continue;
      report.error([...path, key], 'bar.months', `写了 months 就不再写 ${key}：从事情那天起算满几个月`);
    }
  } else if (bar.rest === false && (bar.next ?? 0) === 0) {
    report.error(path, 'bar.nothing', 'rest: false 又没有 next，什么资格也取消不了；往后几期请写 next: 1');
  }
  for (const [at, of] of (bar.of ?? []).entries()) {
    if (barredKindsOf(item).has(of)) continue;
    report.error(
      [...path, 'of', at],
      'bar.of',
      `这个项目的事不属于${SUBJECT_WORDS[of]}（看项目的 subjects），取消不到它`,
    );
  }
  checkReach(report, path, bar, item);
}

/** A bar that nobody could ever meet, as what it is from is for others, was meant for those others. */
function checkReach(report: Report, path: Path, bar: BarRule, item: ItemRule): void {
  const { results, redemption } = report.document;
  const own = kindsOf(item);
  const barred: readonly SubjectKind[] = bar.of ?? [
    ...subjectsOf(item),
    ...(own.has('household') ? (['household'] as const) : []),
  ];
  for (const [at, target] of bar.from.entries()) {
    const meant = target === 'redemption' ? (redemption ? PAYERS : []) : comparedBy(target, results);
    if (meant.length === 0 || meant.some((kind) => barred.includes(kind))) continue;
    const needed = meant.find((kind) => barredKindsOf(item).has(kind));
    const whose = (kinds: readonly SubjectKind[]) =>
      [...new Set(kinds)].map((kind) => SUBJECT_WORDS[kind]).join('、');
    report.warn(
      [...path, 'from', at],
      'bar.reach',
      `${target} 说的是${whose(meant)}，这里取消的是${whose(barred)}的，管不到${needed ? `；要管到，写 of: [${needed}]` : ''}`,
    );
  }
}

/** An order looks at its household and at the member who pays. */
const PAYERS: readonly SubjectKind[] = ['household', 'member'];

/** Whom titles, stars or lists of that name compare. */
function comparedBy(target: string, results: ResultsSection = {}): SubjectKind[] {
  return [...new Set(rulesNamed(target, results).map(({ of }) => of ?? 'household'))];
}

function rulesNamed(
  target: string,
  { titles = {}, lists = {}, stars = [] }: ResultsSection,
): readonly { of?: SubjectKind }[] {
  switch (target) {
    case 'titles':
      return Object.values(titles);
    case 'stars':
      return stars;
    case 'lists':
      return Object.values(lists).filter(({ kind }) => kind === 'red');
    default:
      return [titles[target], lists[target]].filter((one) => one !== undefined);
  }
}
