import type { ItemKind, ItemRule, PointsRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { checkPoints } from './points.ts';
import type { Report } from './report.ts';

export type PointsWay =
  | 'fixed'
  | 'range'
  | 'grades'
  | 'perUnit'
  | 'tiers'
  | 'byDate'
  | 'score'
  | 'faults'
  | 'formula';

/** Which way of giving points fits which kind of item. */
const WAYS: Record<ItemKind, readonly PointsWay[]> = {
  award: ['fixed', 'range', 'grades', 'perUnit', 'tiers', 'byDate', 'formula'],
  deduction: ['fixed', 'range', 'grades', 'perUnit', 'tiers', 'byDate', 'formula'],
  appraisal: ['score', 'faults', 'grades', 'range', 'formula'],
  veto: ['fixed', 'range', 'grades', 'perUnit', 'tiers', 'byDate', 'formula'],
};

const KIND_WORDS: Record<ItemKind, string> = {
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
    if (item.points !== undefined) checkPoints(report, [...path, 'points'], item.points);
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
    return;
  }
  for (const key of ['period', 'repeated', 'notAssessed'] as const) {
    if (item[key] !== undefined) {
      report.error([...path, key], 'item.not_appraisal', `${key} 只用在评议项目（kind: appraisal）上`);
    }
  }
}
