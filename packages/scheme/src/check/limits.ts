import type { ItemKind, ItemRule, LimitRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { kindsOf } from './belonging.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { checkEach, heldBy } from './each.ts';
import { checkCounts } from './unused.ts';

export function checkLimits(report: Report): void {
  const { document } = report;
  for (const [id, category] of Object.entries(document.categories)) {
    const kinds = Object.values(document.items).filter((item) => item.category === id);
    for (const [at, limit] of (category.limits ?? []).entries()) {
      const path: Path = ['categories', id, 'limits', at];
      const all = new Set(kinds.map((item) => item.kind));
      checkLimit(report, path, limit, all);
      checkEach(report, path, limit.each, heldBy(limit, kinds));
      checkCounts(report, path, limit.counts, all);
    }
  }
  for (const [id, item] of Object.entries(document.items)) {
    for (const [at, limit] of (item.limits ?? []).entries()) {
      const path: Path = ['items', id, 'limits', at];
      checkLimit(report, path, limit, new Set([item.kind]));
      checkEach(report, path, limit.each, [item]);
      checkOwner(report, [...path, 'of'], limit.of, item);
    }
  }
  for (const [id, cap] of Object.entries(document.caps ?? {})) {
    const path: Path = ['caps', id];
    const kinds = new Set<ItemKind>();
    for (const [at, item] of cap.items.entries()) {
      report.refer([...path, 'items', at], item, document.items, 'ref.item', '项目');
      if (cap.items.indexOf(item) < at) {
        report.error([...path, 'items', at], 'cap.repeated', `项目 ${item} 在这条上限里写了两次，请去掉一个`);
      }
      const kind = document.items[item]?.kind;
      if (kind) kinds.add(kind);
    }
    checkLimit(report, path, cap, kinds);
    const named = cap.items.flatMap((item) => document.items[item] ?? []);
    checkEach(report, path, cap.each, heldBy(cap, named));
    checkCounts(report, path, cap.counts, kinds);
  }
}

function checkLimit(report: Report, path: Path, limit: LimitRule, kinds: ReadonlySet<ItemKind>): void {
  const both = limit.times !== undefined && limit.points !== undefined;
  if (both) {
    report.error(path, 'limit.both', '一条上限里 times 和 points 只能写一样；两样都要限就写成两条');
  } else if (limit.times === undefined && limit.points === undefined) {
    report.error(path, 'limit.neither', '一条上限要写 times（最多几次）或 points（最多多少分）');
  }
  report.amount([...path, 'points'], limit.points);
  if (limit.times !== undefined && kinds.size > 0 && [...kinds].every((kind) => kind === 'appraisal')) {
    report.error(
      [...path, 'times'],
      'limit.appraisal_times',
      '评议项目不能限次数：同一期里再评一次怎样算，写在 repeated',
    );
  }
}

/** An owner of a kind that no event of the item belongs to would never be counted. */
export function checkOwner(report: Report, path: Path, of: LimitRule['of'], item: ItemRule): void {
  if (of === undefined || of === 'holder' || of === 'village' || kindsOf(item).has(of)) return;
  report.error(
    path,
    'limit.of',
    `这个项目的事不属于${SUBJECT_WORDS[of]}（看项目的 subjects），按${SUBJECT_WORDS[of]}算就永远不会起作用`,
  );
}
