import type { BalanceRule, FeedRule, SubjectKind } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { subjectsOf } from './belonging.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { checkFeedUsed } from './unused.ts';

/** From whom points may flow down to such holders. */
const SOURCES: Partial<Record<SubjectKind, readonly SubjectKind[]>> = {
  household: ['group', 'section'],
  member: ['household'],
};

export function checkFeeds(report: Report, path: Path, rule: BalanceRule): void {
  const feeds = rule.feeds === undefined ? [] : Array.isArray(rule.feeds) ? rule.feeds : [rule.feeds];
  for (const [at, feed] of feeds.entries()) {
    const place: Path = Array.isArray(rule.feeds) ? [...path, 'feeds', at] : [...path, 'feeds'];
    const found = report.faults.length;
    checkFeed(report, place, feed);
    checkSource(report, place, feed, rule.holder ?? 'household');
    if (report.faults.length === found) checkFeedUsed(report, place, feed, rule.holder ?? 'household');
  }
}

function checkFeed(report: Report, path: Path, feed: FeedRule): void {
  const { categories, items } = report.document;
  report.referAll([...path, 'categories'], feed.categories, categories, 'ref.category', '类别');
  report.referAll([...path, 'items'], feed.items, items, 'ref.item', '项目');
  report.referAll([...path, 'except'], feed.except, items, 'ref.item', '项目');
  const losses = feed.kinds?.every((kind) => kind === 'deduction' || kind === 'veto') ?? false;
  const gains = feed.kinds?.every((kind) => kind === 'award' || kind === 'appraisal') ?? false;
  if ((losses && feed.signs === 'plus') || (gains && feed.signs === 'minus')) {
    report.error(
      [...path, 'signs'],
      'feed.signs',
      `kinds 是 ${feed.kinds?.join('、')}，signs 又是 ${feed.signs}，一分也收不到`,
    );
  }
}

function checkSource(report: Report, path: Path, feed: FeedRule, holder: SubjectKind): void {
  if (feed.from === undefined) {
    if (feed.split !== undefined) {
      report.error([...path, 'split'], 'feed.split', 'split 要和 from 一起写：从谁分下来，才谈得上平分');
    }
    return;
  }
  const allowed = SOURCES[holder] ?? [];
  const { from } = feed;
  if (!allowed.includes(from)) {
    const can = allowed.length > 0 ? `只能写 ${allowed.join('、')}` : '不能写 from';
    report.error(
      [...path, 'from'],
      'feed.from',
      `这个账户记在${SUBJECT_WORDS[holder]}名下，${can}，现在写的是 ${from}`,
    );
    return;
  }
  if (feed.subjects !== undefined) {
    report.error(
      [...path, 'subjects'],
      'feed.from_subjects',
      `写了 from: ${from}，收的就是对象为${SUBJECT_WORDS[from]}的事件，不能再写 subjects`,
    );
  }
  const admitted = Object.values(report.document.items).some((item) => subjectsOf(item).includes(from));
  if (!admitted && report.document.template !== true) {
    report.error(
      [...path, 'from'],
      'feed.from_nobody',
      `没有一个项目可以记给${SUBJECT_WORDS[from]}（项目的 subjects 里没有 ${from}），收不到分`,
    );
  }
}
