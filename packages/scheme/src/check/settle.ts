import type { SettlementRule, UseRule, VillageRatingRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { checkBegins } from './balances.ts';
import { checkWithin } from './comparisons.ts';
import { checkFigure, checkThreshold } from './figures.ts';
import { checkStarsExist } from './honours.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { fitsInto, isInStep, UNIT_WORDS } from './units.ts';

export function checkSettlements(report: Report): void {
  const { results, balances } = report.document;
  const settled = new Set<string>();
  for (const [at, rule] of (results?.settle ?? []).entries()) {
    const path: Path = ['results', 'settle', at];
    const of = rule.of ?? 'household';
    if (settled.has(`${of} ${rule.per}`)) {
      report.error(path, 'results.repeated', '同一种对象、同一种期限只能写一种结算');
    }
    settled.add(`${of} ${rule.per}`);
    checkBegins(report, [...path, 'begins'], rule.begins, rule.per);
    checkWithin(report, path, rule);
    checkRankBy(report, path, rule);
    checkCombine(report, path, rule);
    if (rule.total === undefined || rule.total === 'points') continue;
    if (!report.refer([...path, 'total'], rule.total, balances, 'ref.balance', '账户（或写 points）'))
      continue;
    const holder = balances[rule.total]?.holder ?? 'household';
    if (holder !== of) {
      report.error(
        [...path, 'total'],
        'results.holder',
        `账户 ${rule.total} 记在${SUBJECT_WORDS[holder]}名下，结算的是${SUBJECT_WORDS[of]}`,
      );
    }
  }
}

function checkRankBy(report: Report, path: Path, rule: SettlementRule): void {
  const { rankBy } = rule;
  if (rankBy === undefined || rankBy === 'none') return;
  checkFigure(report, [...path, 'rankBy'], rankBy, rule);
}

function checkCombine(report: Report, path: Path, rule: SettlementRule): void {
  if (rule.combine === undefined) return;
  const { per } = rule.combine;
  if (rule.total !== undefined && rule.total !== 'points') {
    report.error([...path, 'combine'], 'combine.total', 'total 写了账户，就不能再由短的期限合成');
  }
  if (!fitsInto(per, rule.per)) {
    report.error(
      [...path, 'combine', 'per'],
      'combine.per',
      `${UNIT_WORDS[rule.per]}不能由${UNIT_WORDS[per]}合成：要比它短，而且正好拼成整期`,
    );
    return;
  }
  if (rule.combine.how === 'share' && rule.per === 'life') {
    report.error(
      [...path, 'combine', 'how'],
      'combine.share',
      '不分期（life）的没有几分之一，how 不能是 share',
    );
  }
  const of = rule.of ?? 'household';
  const { settle } = report.document.results ?? {};
  const shorter = settle?.find((other) => (other.of ?? 'household') === of && other.per === per);
  // The shorter periods that are settled must be those of which the longer one is made.
  if (shorter && !isInStep(per, shorter.begins, rule.begins)) {
    report.warn(
      [...path, 'combine', 'per'],
      'combine.begins',
      `这里一年从 ${rule.begins ?? '01-01'} 开始，${UNIT_WORDS[per]}的结算从 ${shorter.begins ?? '01-01'} 开始，拼不成整期；合成的时候按这里的起始日另外算，和那种结算的数对不上。请把两处 begins 写一样`,
    );
  }
  if (!shorter) {
    report.error(
      [...path, 'combine', 'per'],
      'ref.settlement',
      `要由${UNIT_WORDS[per]}合成，就要先有${UNIT_WORDS[per]}的结算：请在 results.settle 里加一条 { of: ${of}, per: ${per} }`,
    );
  }
}

export function checkVillages(report: Report): void {
  for (const [id, rule] of Object.entries(report.document.results?.village ?? {})) {
    const path: Path = ['results', 'village', id];
    checkGood(report, [...path, 'good'], rule);
    const seen = new Set<string>();
    for (const [at, step] of rule.steps.entries()) {
      const before = rule.steps[at - 1];
      if (before && before.from <= step.from) {
        report.error(
          [...path, 'steps', at, 'from'],
          'village.order',
          `各等要从高写到低：${step.from} 不比上一等的 ${before.from} 小`,
        );
      }
      if (seen.has(step.id)) {
        report.error(
          [...path, 'steps', at, 'id'],
          'village.repeated',
          `编号 ${step.id} 写了两次，请改掉一个`,
        );
      }
      seen.add(step.id);
    }
  }
}

function checkGood(report: Report, path: Path, rule: VillageRatingRule): void {
  const { good, per } = rule;
  const { titles, gates } = report.document.results ?? {};
  report.oneOf(path, good, ['stars', 'title', 'gate', 'by'], 'village.good');
  if (good.stars !== undefined) checkStarsExist(report, [...path, 'stars'], good.stars, 'household');
  for (const [key, known, code, what] of [
    ['title', titles, 'ref.title', '称号'],
    ['gate', gates, 'ref.gate', '资格线'],
  ] as const) {
    const id = good[key];
    if (id === undefined || !report.refer([...path, key], id, known, code, what)) continue;
    const of = known?.[id]?.of ?? 'household';
    if (of === 'household') continue;
    report.error(
      [...path, key],
      'result.kind',
      `${what} ${id} 说的是${SUBJECT_WORDS[of]}，村的评价数的是家庭户`,
    );
  }
  if ((good.by === undefined) !== (good.from === undefined)) {
    report.error(path, 'village.by', 'by（看哪个数）和 from（至少多少）要一起写');
  }
  if (good.by === undefined) return;
  checkFigure(report, [...path, 'by'], good.by, { per });
  checkThreshold(report, [...path, 'from'], good.from, good.by);
}

export function checkUses(report: Report): void {
  const { results } = report.document;
  for (const [at, use] of (results?.uses ?? []).entries()) {
    const path: Path = ['results', 'uses', at];
    checkHonour(report, path, use);
    const { needs } = use;
    if (needs === undefined) continue;
    report.referAll([...path, 'needs', 'titles'], needs.titles, results?.titles, 'ref.title', '称号');
    report.referAll([...path, 'needs', 'gates'], needs.gates, results?.gates, 'ref.gate', '资格线');
    report.amount([...path, 'needs', 'from'], needs.from);
    if (needs.stars !== undefined) {
      checkStarsExist(report, [...path, 'needs', 'stars'], needs.stars, 'household');
    }
  }
}

function checkHonour(report: Report, path: Path, use: UseRule): void {
  if (use.honour === undefined || use.kind === undefined) return;
  if (use.honour === (use.kind === 'honour')) return;
  report.error(
    [...path, 'honour'],
    'use.honour',
    `kind 是 ${use.kind}，honour 又写了 ${use.honour}，两样说的不一样；写了 kind 就不用写 honour`,
  );
}
