import { scoreParts } from '../compile/score-parts.ts';
import type { GradeRule, PointsRule, ScorePartRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { parseDay, parseMonthDay } from '../time.ts';
import type { Report } from './report.ts';

export function checkPoints(report: Report, path: Path, rule: PointsRule): void {
  if (typeof rule === 'number') report.amount(path, rule);
  else if ('fixed' in rule) report.amount([...path, 'fixed'], rule.fixed);
  else if ('range' in rule) checkRange(report, [...path, 'range'], rule.range);
  else if ('grades' in rule) checkGrades(report, [...path, 'grades'], rule.grades);
  else if ('perUnit' in rule) {
    report.amount([...path, 'perUnit', 'points'], rule.perUnit.points);
    report.amount([...path, 'perUnit', 'max'], rule.perUnit.max);
  } else if ('tiers' in rule) checkTiers(report, [...path, 'tiers', 'steps'], rule.tiers.steps);
  else if ('byDate' in rule) checkByDate(report, [...path, 'byDate'], rule.byDate);
  else if ('byTimes' in rule) checkTiers(report, [...path, 'byTimes', 'steps'], rule.byTimes.steps);
  else if ('score' in rule) checkScore(report, [...path, 'score'], rule.score);
  else if ('faults' in rule) checkFaults(report, [...path, 'faults'], rule.faults);
  else checkRange(report, [...path, 'formula'], rule.formula);
}

function checkRange(report: Report, path: Path, range: { min?: number; max?: number }): void {
  report.amount([...path, 'min'], range.min);
  report.amount([...path, 'max'], range.max);
  if (range.min !== undefined && range.max !== undefined && range.min > range.max) {
    report.error(path, 'points.range', `最少 ${range.min} 比最多 ${range.max} 还大`);
  }
}

function checkGrades(report: Report, path: Path, grades: Record<string, number | GradeRule>): void {
  for (const [id, grade] of Object.entries(grades)) {
    const points = typeof grade === 'number' ? grade : grade.points;
    const at = typeof grade === 'number' ? [...path, id] : [...path, id, 'points'];
    if (typeof points === 'number') report.amount(at, points);
    else checkRange(report, [...at, 'range'], points.range);
  }
}

function checkTiers(report: Report, path: Path, steps: readonly { from: number; points: number }[]): void {
  for (const [at, step] of steps.entries()) {
    report.amount([...path, at, 'points'], step.points);
    const before = steps[at - 1];
    if (before && before.from >= step.from) {
      report.error(
        [...path, at, 'from'],
        'points.order',
        `各段要从小到大写：${step.from} 不比上一段的 ${before.from} 大`,
      );
    }
  }
}

function checkByDate(
  report: Report,
  path: Path,
  rule: { steps: { until: string; points: number }[]; after?: number },
): void {
  report.amount([...path, 'after'], rule.after);
  const lengths = new Set(rule.steps.map((step) => step.until.length));
  if (lengths.size > 1) {
    report.error([...path, 'steps'], 'points.dates', '各段的日期要写成同一种：都是“月-日”，或都是“年-月-日”');
  }
  for (const [at, step] of rule.steps.entries()) {
    report.amount([...path, 'steps', at, 'points'], step.points);
    const real = step.until.length === 5 ? parseMonthDay(step.until) : parseDay(step.until);
    if (real === null) {
      report.error([...path, 'steps', at, 'until'], 'points.date', `${step.until} 不是一个真实的日期`);
    }
    const before = rule.steps[at - 1];
    if (before && before.until >= step.until) {
      report.error([...path, 'steps', at, 'until'], 'points.order', '各段要从早到晚写');
    }
  }
}

function checkScore(
  report: Report,
  path: Path,
  rule: { max: number; parts?: Record<string, number | ScorePartRule> },
): void {
  report.amount([...path, 'max'], rule.max);
  if (!rule.parts) return;
  const parts = scoreParts(rule);
  let sum = 0;
  for (const [id, part] of parts) {
    report.amount([...path, 'parts', id], part.max);
    checkJudges(report, [...path, 'parts', id], id, part);
    // Products of decimals drift in the last digits of a binary fraction.
    const weighed = part.times === undefined ? part.max : Number((part.max * part.times).toFixed(8));
    sum = Number((sum + weighed).toFixed(8));
    if (weighed > rule.max) {
      report.error([...path, 'parts', id], 'points.part', `分项满分 ${weighed} 比整项满分 ${rule.max} 还高`);
    }
  }
  if (sum < rule.max) {
    report.error([...path, 'parts'], 'points.parts', `各分项加起来只有 ${sum}，到不了满分 ${rule.max}`);
  }
  checkColumns(report, [...path, 'parts'], parts);
}

/** Of so many judges some score must be left after dropping. */
function checkJudges(report: Report, path: Path, id: string, part: ScorePartRule): void {
  const { judges, dropHighest = 0, dropLowest = 0, fewest } = part;
  if (judges === undefined) {
    for (const key of ['dropHighest', 'dropLowest', 'fewest'] as const) {
      if (part[key] === undefined) continue;
      report.error(
        [...path, key],
        'points.judges',
        `${key} 说的是几位评委的分怎样取平均，要和 judges（几位评委）一起写`,
      );
    }
    return;
  }
  const dropped = dropHighest + dropLowest;
  if (judges.length === 1) {
    report.error(
      [...path, 'judges'],
      'points.judges',
      `judges 里只有一位；一个人打分就是一个分项，写 ${id}: ${part.max}`,
    );
  } else if (dropped >= judges.length) {
    report.error(
      path,
      'points.dropped',
      `一共 ${judges.length} 位评委，去掉 ${dropHighest} 个最高分、${dropLowest} 个最低分，一个也不剩`,
    );
  } else if (fewest !== undefined && fewest > judges.length) {
    report.error(
      [...path, 'fewest'],
      'points.fewest',
      `一共只有 ${judges.length} 位评委，永远不够 ${fewest} 人`,
    );
  } else if (fewest !== undefined && fewest <= dropped) {
    report.error(
      [...path, 'fewest'],
      'points.fewest',
      `只有 ${fewest} 人打分时，去掉 ${dropped} 个就一个也不剩；至少要写 ${dropped + 1}`,
    );
  }
}

/** Every column of scores belongs to one part or one judge. */
function checkColumns(report: Report, path: Path, parts: readonly [string, ScorePartRule][]): void {
  const seen = new Map(parts.map(([id]) => [id, id]));
  for (const [id, { judges = [] }] of parts) {
    for (const [at, judge] of judges.entries()) {
      const other = seen.get(judge);
      if (other === undefined) seen.set(judge, id);
      else {
        const whose = other === judge ? `${judge} 是一个分项的编号` : `${judge} 在分项 ${other} 里也有`;
        report.error(
          [...path, id, 'judges', at],
          'points.judge_twice',
          `${whose}，列名 score.${judge} 会分不清；每位评委在每个分项里要有自己的编号，如 ${id}-${judge}`,
        );
      }
    }
  }
}

function checkFaults(report: Report, path: Path, rule: { full: number; each: number; floor?: number }): void {
  report.amount([...path, 'full'], rule.full);
  report.amount([...path, 'each'], rule.each);
  report.amount([...path, 'floor'], rule.floor);
  if ((rule.floor ?? 0) > rule.full) {
    report.error([...path, 'floor'], 'points.range', `最低 ${rule.floor} 比满分 ${rule.full} 还高`);
  }
}
