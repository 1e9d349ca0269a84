import type { ItemRule, PointsRule, SchemeDocument } from '../../document.ts';
import type { StructureFault } from './fault.ts';

/** How many times what can be won at once may be lost at once before a scheme is said to punish more than it rewards. */
const POINTS_RATIO = 2;
/** With fewer rules there is nothing to weigh yet. */
const RULES_MIN = 4;

/** Reward before punishment: losses may not outnumber or outweigh gains. */
export function checkLosses({ items = {}, base = {} }: Partial<SchemeDocument>): StructureFault[] {
  const inUse = Object.values(items).filter(({ active }) => active !== false);
  const losing = inUse.filter(({ kind }) => kind === 'deduction' || kind === 'veto');
  const gaining = inUse.filter(({ kind }) => kind === 'award' || kind === 'appraisal');
  const gains = gaining.length + Object.keys(base).length;
  const lost = sum(losing);
  const won = sum(gaining) + Object.values(base).reduce((all, { points }) => all + most(points), 0);
  const more = losing.length > gains;
  if (losing.length === 0 || losing.length + gains < RULES_MIN) return [];
  if (!more && lost <= POINTS_RATIO * won) return [];
  return [
    {
      level: 'warning',
      id: 'punishment',
      path: ['items'],
      fault: more
        ? `扣分和否决项目有 ${losing.length} 个，加分的只有 ${gains} 个，罚比奖多`
        : `各扣分项目一次最多扣 ${lost} 分，各加分项目一次最多加 ${won} 分，罚比奖重得多`,
      basis: '中农发〔2020〕11号通知（正向激励为主、奖罚结合）',
      instead: '能倒过来写成加分的就倒过来写；扣分只留必要的几项，并写上限',
    },
  ];
}

const sum = (items: readonly ItemRule[]): number => items.reduce((all, { points }) => all + most(points), 0);

/** What one event can give at most; a formula without a maximum counts as nothing. */
function most(points: PointsRule | undefined): number {
  if (points === undefined) return 0;
  if (typeof points === 'number') return points;
  if ('fixed' in points) return points.fixed;
  if ('range' in points) return points.range.max;
  if ('grades' in points) return Math.max(0, ...Object.values(points.grades).map(gradeMost));
  if ('perUnit' in points) return points.perUnit.max ?? points.perUnit.points;
  if ('tiers' in points) return Math.max(0, ...points.tiers.steps.map((step) => step.points));
  if ('byDate' in points) return Math.max(0, ...points.byDate.steps.map((step) => step.points));
  if ('byTimes' in points) return Math.max(0, ...points.byTimes.steps.map((step) => step.points));
  if ('score' in points) return points.score.max;
  if ('faults' in points) return points.faults.full;
  return points.formula.max ?? 0;
}

type Grade = Extract<PointsRule, { grades: unknown }>['grades'][string];

function gradeMost(grade: Grade): number {
  if (typeof grade === 'number') return grade;
  return typeof grade.points === 'number' ? grade.points : grade.points.range.max;
}
