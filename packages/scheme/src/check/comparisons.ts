import type { PeriodUnit, SubjectKind, TieRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';

interface Comparison {
  of?: SubjectKind;
  per: PeriodUnit;
  within?: string;
  when?: string;
  gates?: readonly string[];
}

/** What lists, stars, gates and titles have in common. */
export function checkComparison(report: Report, path: Path, rule: Comparison): void {
  const of = rule.of ?? 'household';
  checkWithin(report, path, rule);
  const { gates } = report.document.results ?? {};
  for (const [at, id] of (rule.gates ?? []).entries()) {
    const place: Path = [...path, 'gates', at];
    if (!report.refer(place, id, gates, 'ref.gate', '资格线')) continue;
    const other = gates?.[id]?.of ?? 'household';
    if (other !== of) {
      report.error(
        place,
        'result.kind',
        `资格线 ${id} 看的是${SUBJECT_WORDS[other]}，这里说的是${SUBJECT_WORDS[of]}`,
      );
    }
  }
}

/** Groups and sections stand in no group of their own. */
export function checkWithin(report: Report, path: Path, rule: { of?: SubjectKind; within?: string }): void {
  const of = rule.of ?? 'household';
  if (rule.within === undefined) return;
  if (of === 'group' || of === 'section') {
    report.error(
      [...path, 'within'],
      'result.within',
      `${SUBJECT_WORDS[of]}不属于别的组或片区，不能写 within`,
    );
  } else if (of === 'organisation' && rule.within === 'section') {
    report.error([...path, 'within'], 'result.within', '单位只属于村民小组，不属于片区，within 只能写 group');
  }
}

/** Among losses the biggest comes first, which suits a black list and hardly an honour. */
export function checkLosses(report: Report, path: Path, by: string | undefined): void {
  if (by !== 'deducted') return;
  report.warn(
    [...path, 'by'],
    'figure.losses',
    '按 deducted（扣的分）排名次，扣得多的在前：名额给了扣得最多的。要给扣得少的，写成一条线（如至少 -4 分），不写名额',
  );
}

/** Places and percent are two ways to say how many; ties need one of them. */
export function checkPlaces(
  report: Report,
  path: Path,
  rule: { places?: number; percent?: number; ties?: TieRule },
): void {
  if (rule.ties !== undefined && rule.places === undefined && rule.percent === undefined) {
    report.error([...path, 'ties'], 'result.ties', 'ties 说的是最后一名并列，要和 places 或 percent 一起写');
  }
}
