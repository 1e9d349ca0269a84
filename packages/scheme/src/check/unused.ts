import type { FeedRule, ItemKind, ItemRule, SubjectKind } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { kindsOf, subjectsOf } from './belonging.ts';
import type { Report } from './report.ts';

const LOSSES: ReadonlySet<ItemKind> = new Set(['deduction', 'veto']);

/** A limit that counts gains over items that only take, or the reverse, would never hold anybody back. */
export function checkCounts(
  report: Report,
  path: Path,
  counts: 'earned' | 'deducted' | undefined,
  kinds: ReadonlySet<ItemKind>,
): void {
  if (kinds.size === 0 || report.document.template === true) return;
  const losses = [...kinds].filter((kind) => LOSSES.has(kind)).length;
  if ((counts ?? 'earned') === 'earned' && losses === kinds.size) {
    const now = counts === undefined ? '没有写 counts，管的就是加分' : 'counts 是 earned，管的是加分';
    report.error(
      path,
      'cap.unused',
      `这条上限${now}，可是这些项目都是扣分或否决，永远用不上；要限扣分请写 counts: deducted`,
    );
  } else if (counts === 'deducted' && losses === 0) {
    report.error(
      path,
      'cap.unused',
      '这条上限的 counts 是 deducted，管的是扣分，可是这些项目都是加分或评议，永远用不上；要限加分请写 counts: earned',
    );
  }
}

/** A feed rule that no item of the scheme fits brings nothing in. */
export function checkFeedUsed(report: Report, path: Path, feed: FeedRule, holder: SubjectKind): void {
  const { items, template } = report.document;
  if (template === true) return;
  if (Object.entries(items).some(([id, item]) => admits(feed, id, item, holder))) return;
  report.warn(path, 'feed.unused', '没有一个项目合得上这一条（几样要同时合得上），这一条一分也收不到');
}

/**
 * Awards that no balance takes show in no passbook: most likely a feed forgot their category. Nothing is said where feeds or
 * the item themselves are at fault.
 */
export function checkAwardsTaken(report: Report): void {
  const { balances, items, template } = report.document;
  if (template === true || report.faults.some(({ path }) => path[0] === 'balances')) return;
  for (const [id, item] of Object.entries(items)) {
    if (item.kind !== 'award' || item.active === false) continue;
    if (report.faults.some(({ path }) => path[0] === 'items' && path[1] === id)) continue;
    const isTaken = Object.values(balances).some(({ feeds = {}, holder = 'household' }) =>
      [feeds].flat().some((feed) => admits(feed, id, item, holder)),
    );
    if (isTaken) continue;
    report.warn(
      ['items', id],
      'item.untaken',
      `“${item.title}”的分哪本账也不收，存折上看不到，也不能兑换（结算的总分照算）；要记进账，请看各账户的 feeds`,
    );
  }
}

function admits(feed: FeedRule, id: string, item: ItemRule, holder: SubjectKind): boolean {
  if (feed.categories && !feed.categories.includes(item.category)) return false;
  if (feed.items && !feed.items.includes(id)) return false;
  if (feed.except?.includes(id)) return false;
  if (feed.kinds && !feed.kinds.includes(item.kind)) return false;
  if (feed.signs === 'plus' && LOSSES.has(item.kind)) return false;
  if (feed.signs === 'minus' && item.kind === 'award') return false;
  const subjects = subjectsOf(item);
  if (feed.from !== undefined) return subjects.includes(feed.from);
  if (feed.subjects && !feed.subjects.some((subject) => subjects.includes(subject))) return false;
  return kindsOf(item).has(holder);
}

/** Of several factors the first that fits decides, so behind one that always fits none is ever asked. */
export function checkFactorsReached(report: Report, path: Path, item: ItemRule): void {
  const { factors = [] } = item;
  const always = factors.findIndex((factor) => factor.for === undefined && factor.when?.trim() === 'true');
  if (always < 0 || always === factors.length - 1) return;
  report.warn(
    [...path, 'factors', always + 1],
    'factor.unreachable',
    `前面第 ${always + 1} 条倍数总是成立（when 是 true），只用第一条合得上的，从这一条起都用不上；请把总是成立的写在最后`,
  );
}
