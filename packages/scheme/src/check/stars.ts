import type { StarRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { kindsOf } from './belonging.ts';
import { checkComparison, checkLosses } from './comparisons.ts';
import { checkFigure, checkSince, checkThreshold } from './figures.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';

export function checkStars(report: Report): void {
  for (const [at, rule] of (report.document.results?.stars ?? []).entries()) {
    const path: Path = ['results', 'stars', at];
    report.oneOf(path, rule, ['percentile', 'bands', 'inspection'], 'stars.one_of');
    checkComparison(report, path, rule);
    checkMeasure(report, path, rule);
    if (rule.percentile) {
      checkLosses(report, path, rule.by);
      checkPercentile(report, [...path, 'percentile'], rule.percentile.steps);
    }
    if (rule.bands) checkBands(report, [...path, 'bands', 'steps'], rule);
    if (rule.inspection) checkInspection(report, [...path, 'inspection'], rule);
  }
}

function checkMeasure(report: Report, path: Path, rule: StarRule): void {
  const by = rule.by ?? 'total';
  if (rule.percentile || rule.bands || rule.floor !== undefined) {
    checkFigure(report, rule.by === undefined ? path : [...path, 'by'], by, rule);
    checkSince(report, path, by, rule);
  }
  if (typeof rule.floor === 'number') checkThreshold(report, [...path, 'floor'], rule.floor, by);
}

function checkPercentile(
  report: Report,
  path: Path,
  steps: readonly { stars: number; to: number; from?: number }[],
): void {
  for (const [at, step] of steps.entries()) {
    const place: Path = [...path, 'steps', at];
    const before = steps[at - 1];
    if (before && before.to >= step.to) {
      report.error(
        [...place, 'to'],
        'stars.order',
        `各档要从最好的写起，to 一档比一档大：${step.to} 不比上一档的 ${before.to} 大`,
      );
    }
    checkDescending(report, [...place, 'stars'], before?.stars, step.stars);
    if (step.from !== undefined && step.from > step.to) {
      report.error([...place, 'from'], 'stars.range', `from ${step.from} 比 to ${step.to} 还大`);
    }
  }
}

function checkBands(report: Report, path: Path, rule: StarRule): void {
  const steps = rule.bands?.steps ?? [];
  for (const [at, step] of steps.entries()) {
    const before = steps[at - 1];
    checkThreshold(report, [...path, at, 'from'], step.from, rule.by ?? 'total');
    if (before && before.from <= step.from) {
      report.error(
        [...path, at, 'from'],
        'stars.order',
        `各段要从高分写到低分：${step.from} 不比上一段的 ${before.from} 小`,
      );
    }
    checkDescending(report, [...path, at, 'stars'], before?.stars, step.stars);
  }
}

function checkDescending(report: Report, path: Path, before: number | undefined, stars: number): void {
  if (before === undefined || before > stars) return;
  report.error(path, 'stars.order', `星数要一档比一档少：${stars} 颗不比上一档的 ${before} 颗少`);
}

function checkInspection(report: Report, path: Path, rule: StarRule): void {
  const { items } = report.document;
  const { item: id, grades } = rule.inspection ?? { item: '' };
  if (!report.refer([...path, 'item'], id, items, 'ref.item', '项目')) return;
  const item = items[id];
  const of = rule.of ?? 'household';
  if (item && !kindsOf(item).has(of)) {
    report.error(
      [...path, 'item'],
      'stars.item',
      `项目 ${id} 的事不属于${SUBJECT_WORDS[of]}（看项目的 subjects），评不出星`,
    );
  }
  if (grades === undefined) return;
  const known = typeof item?.points === 'object' && 'grades' in item.points ? item.points.grades : undefined;
  if (known === undefined) {
    report.error([...path, 'grades'], 'stars.grades', `项目 ${id} 不是按档次给分的，不能写 grades`);
    return;
  }
  for (const grade of Object.keys(grades)) {
    report.refer([...path, 'grades', grade], grade, known, 'ref.grade', '档次');
  }
}
