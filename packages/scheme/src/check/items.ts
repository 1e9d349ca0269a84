import type { CategoryRule, CombineRule, ItemKind, ItemRule, PointsRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { classKindsOf } from './belonging.ts';
import { checkBegins, checkBounds } from './balances.ts';
import { checkEach } from './each.ts';
import { checkEffects } from './effects.ts';
import { checkOwner } from './limits.ts';
import { checkMonthDay } from './month-day.ts';
import { checkPoints } from './points.ts';
import type { Report } from './report.ts';
import { checkFactorsReached } from './unused.ts';
import { fitsInto, isLonger, UNIT_WORDS } from './units.ts';

export type PointsWay =
  | 'fixed'
  | 'range'
  | 'grades'
  | 'perUnit'
  | 'tiers'
  | 'byDate'
  | 'byTimes'
  | 'score'
  | 'faults'
  | 'formula';

/** Which way of giving points fits which kind of item. */
const WAYS: Record<ItemKind, readonly PointsWay[]> = {
  award: ['fixed', 'range', 'grades', 'perUnit', 'tiers', 'byDate', 'byTimes', 'formula'],
  deduction: ['fixed', 'range', 'grades', 'perUnit', 'tiers', 'byDate', 'byTimes', 'formula'],
  appraisal: ['score', 'faults', 'grades', 'range', 'formula'],
  veto: ['fixed', 'range', 'grades', 'perUnit', 'tiers', 'byDate', 'byTimes', 'formula'],
};

export const KIND_WORDS: Record<ItemKind, string> = {
  award: '加分',
  deduction: '扣分',
  appraisal: '评议',
  veto: '否决',
};

/** The way a points rule is written in; a bare number is `fixed`. */
export function wayOf(rule: PointsRule): PointsWay {
  return typeof rule === 'number' ? 'fixed' : (Object.keys(rule)[0] as PointsWay);
}

export function checkItems(report: Report): void {
  const { document } = report;
  for (const [id, item] of Object.entries(document.items)) {
    const path: Path = ['items', id];
    report.refer([...path, 'category'], item.category, document.categories, 'ref.category', '类别');
    report.refer(
      [...path, 'procedure'],
      item.procedure,
      document.review.procedures,
      'ref.procedure',
      '审核程序',
    );
    checkKind(report, path, item);
    checkWho(report, path, item);
    checkLikes(report, path, id, item);
    checkEffects(report, path, item);
    checkMonthDay(report, [...path, 'season', 'from'], item.season?.from);
    checkMonthDay(report, [...path, 'season', 'to'], item.season?.to);
    if (item.points !== undefined) checkPoints(report, [...path, 'points'], item.points);
    if (typeof item.points === 'object' && 'byTimes' in item.points) {
      checkOwner(report, [...path, 'points', 'byTimes', 'of'], item.points.byTimes.of, item);
    }
    const photos = item.evidence?.photos;
    if (photos?.min !== undefined && photos.max !== undefined && photos.min > photos.max) {
      report.error([...path, 'evidence', 'photos'], 'item.photos', '照片最少的张数不能比最多的还多');
    }
  }
}

function checkKind(report: Report, path: Path, item: ItemRule): void {
  const active = item.active ?? true;
  if (item.points === undefined) {
    if (active && item.kind !== 'veto') {
      report.error(
        path,
        'item.points_missing',
        '启用的项目要写 points（分值）；还没有定下来的，请写 active: false',
      );
    }
  } else if (!WAYS[item.kind].includes(wayOf(item.points))) {
    const ways = WAYS[item.kind];
    const allowed = ways.length > 0 ? `可以写：${ways.join('、')}` : '不用写 points';
    report.error(
      [...path, 'points'],
      'item.points_way',
      `${KIND_WORDS[item.kind]}项目的分值不能用 ${wayOf(item.points)} 这种写法，${allowed}`,
    );
  }
  if (item.kind === 'appraisal') {
    if (item.period === undefined) {
      report.error(path, 'item.period_missing', '评议项目要写 period（每多久评一次）');
    }
    checkEach(report, path, item.each, [item]);
    return;
  }
  for (const key of ['period', 'repeated', 'each', 'notAssessed'] as const) {
    if (item[key] !== undefined) {
      report.error([...path, key], 'item.not_appraisal', `${key} 只用在评议项目（kind: appraisal）上`);
    }
  }
}

function checkWho(report: Report, path: Path, item: ItemRule): void {
  const kinds = classKindsOf(item);
  report.classes([...path, 'for'], item.for, kinds, '这个项目的事');
  for (const [at, factor] of (item.factors ?? []).entries()) {
    const place: Path = [...path, 'factors', at];
    report.classes([...place, 'for'], factor.for, kinds, '这个项目的事');
    if (factor.when === undefined && factor.for === undefined) {
      report.error(place, 'factor.neither', '一条倍数要写 when（条件）或 for（给哪些分类）');
    }
  }
  checkFactorsReached(report, path, item);
  if (item.warnings === undefined) return;
  if (item.kind !== 'deduction' && item.kind !== 'veto') {
    report.error(
      [...path, 'warnings'],
      'item.not_loss',
      `先提醒只用在扣分和否决项目上，这一项是${KIND_WORDS[item.kind]}`,
    );
  }
  checkOwner(report, [...path, 'warnings', 'of'], item.warnings.of, item);
}

function checkLikes(report: Report, path: Path, id: string, item: ItemRule): void {
  const { items } = report.document;
  for (const [at, like] of (item.likes ?? []).entries()) {
    const place: Path = [...path, 'likes', at];
    if (like === id) report.error(place, 'item.likes', '不能比照自己');
    else if (
      report.refer(place, like, items, 'ref.item', '项目') &&
      items[like] &&
      items[like].kind !== item.kind
    ) {
      report.error(
        place,
        'item.likes',
        `${like} 是${KIND_WORDS[items[like].kind]}项目，这一项是${KIND_WORDS[item.kind]}，不能比照`,
      );
    }
  }
  if (item.likes !== undefined && item.reason === 'optional') {
    report.error([...path, 'reason'], 'item.likes', '比照的项目一定要写理由，不能写 reason: optional');
  }
}

/** What a category says beside its limits. */
export function checkCategories(report: Report): void {
  for (const [id, category] of Object.entries(report.document.categories)) {
    checkCategoryBounds(report, ['categories', id, 'bounds'], category.bounds);
    if (category.combine) checkCombine(report, id, category.combine);
  }
}

function checkCategoryBounds(report: Report, path: Path, bounds: CategoryRule['bounds']): void {
  if (bounds === undefined) return;
  checkBounds(report, path, bounds);
  checkBegins(report, [...path, 'begins'], bounds.begins, bounds.per);
}

/** In every longer settlement the category is made of its shorter periods, so each must be made of them whole. */
function checkCombine(report: Report, id: string, { per, how }: CombineRule): void {
  const { document } = report;
  if (document.template === true) return;
  const settled =
    document.results?.settle?.map((rule) => rule.per) ??
    Object.values(document.balances).map(({ period }) => period);
  const path = ['categories', id, 'combine'];
  const longer = settled.filter((unit) => isLonger(unit, per));
  if (longer.length === 0) {
    report.error(
      [...path, 'per'],
      'combine.unused',
      `没有一种结算比${UNIT_WORDS[per]}长，这样写用不上；请在 results.settle 里加上更长的结算`,
    );
  }
  const uneven = longer.find((unit) => !fitsInto(per, unit));
  if (uneven) {
    const message = `有按${UNIT_WORDS[uneven]}的结算，它不是整数个${UNIT_WORDS[per]}，这一类合不成；请换一种 per，或去掉那种结算`;
    report.error([...path, 'per'], 'combine.per', message);
  }
  if (how === 'share' && longer.includes('life')) {
    const message = '有不分期（life）的结算，算不出一期占它几分之几；请用 sum 或 average';
    report.error([...path, 'how'], 'combine.share', message);
  }
}
