import { toMinor } from '../amounts.ts';
import type { FeedRule, PeriodUnit } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { parseMonthDay } from '../time.ts';
import type { Report } from './report.ts';

export function checkBalances(report: Report): void {
  for (const [id, rule] of Object.entries(report.document.balances)) {
    const path: Path = ['balances', id];
    checkBegins(report, [...path, 'begins'], rule.begins, rule.period);
    if (rule.negativeRest !== undefined && rule.atEnd !== 'reset') {
      report.error(
        [...path, 'negativeRest'],
        'balance.negative_rest',
        'negativeRest 只在 atEnd 是 reset 时有意义',
      );
    }
    if (rule.period === 'life' && rule.atEnd !== undefined) {
      report.error([...path, 'atEnd'], 'balance.life_end', 'period 是 life 的账户没有期末，不能写 atEnd');
    }
    const feeds = rule.feeds === undefined ? [] : Array.isArray(rule.feeds) ? rule.feeds : [rule.feeds];
    const inList = Array.isArray(rule.feeds);
    for (const [at, feed] of feeds.entries()) {
      checkFeed(report, inList ? [...path, 'feeds', at] : [...path, 'feeds'], feed);
    }
  }
}

/** A shifted year must begin on a day that every month has. */
export function checkBegins(report: Report, path: Path, text: string | undefined, period: PeriodUnit): void {
  if (text === undefined) return;
  const begins = parseMonthDay(text);
  if (!begins || begins.day > 28) {
    report.error(path, 'period.begins', `${text} 不能作为起始日：要是真实的“月-日”，而且日不能晚于 28`);
  } else if (period === 'life') {
    report.error(path, 'period.life_begins', '不分期（life）的没有起始日，不能写 begins');
  }
}

function checkFeed(report: Report, path: Path, feed: FeedRule): void {
  const { categories, items } = report.document;
  for (const [at, id] of (feed.categories ?? []).entries()) {
    report.refer([...path, 'categories', at], id, categories, 'ref.category', '类别');
  }
  for (const key of ['items', 'except'] as const) {
    for (const [at, id] of (feed[key] ?? []).entries()) {
      report.refer([...path, key, at], id, items, 'ref.item', '项目');
    }
  }
}

export function checkBases(report: Report): void {
  const { document } = report;
  for (const [id, rule] of Object.entries(document.base ?? {})) {
    const path: Path = ['base', id];
    checkAmount(report, [...path, 'points'], rule.points);
    report.refer([...path, 'category'], rule.category, document.categories, 'ref.category', '类别');
    const of = rule.of ?? 'household';
    for (const [at, balance] of (rule.balances ?? []).entries()) {
      const at_ = [...path, 'balances', at];
      report.refer(at_, balance, document.balances, 'ref.balance', '账户');
      const holder = document.balances[balance]?.holder ?? 'household';
      if (document.balances[balance] && holder !== of) {
        report.error(at_, 'base.holder', `账户 ${balance} 记在 ${holder} 名下，这项基础分给的是 ${of}`);
      }
    }
    if (rule.late === 'none' && rule.per === 'life') {
      report.error(
        [...path, 'late'],
        'base.late_life',
        '只给一次（life）的基础分谁参加都给，不能写 late: none',
      );
    }
    if (rule.when !== undefined && (of === 'group' || of === 'section')) {
      report.error([...path, 'when'], 'base.when', '给小组或片区的基础分现在不能带条件');
    }
  }
}

/** An amount that the scheme's decimals can hold. */
export function checkAmount(report: Report, path: Path, points: number | undefined): void {
  const decimals = report.document.decimals ?? 0;
  if (points === undefined || toMinor(points, decimals) !== null) return;
  const cure = decimals === 2 ? '' : '，或把 decimals 改大';
  report.error(
    path,
    'amount.decimals',
    `${points} 的小数太多：这个方案的积分保留 ${decimals} 位小数，请改分值${cure}`,
  );
}
