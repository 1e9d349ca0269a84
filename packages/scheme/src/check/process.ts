import type { PeriodUnit } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { parseFraction } from './fraction.ts';
import type { Report } from './report.ts';
import { isLonger, UNIT_WORDS } from './units.ts';

/** Review, notice and how the scheme itself is made. */
export function checkProcess(report: Report): void {
  const { document } = report;
  const { review } = document;
  report.refer(['review', 'default'], review.default, review.procedures, 'ref.procedure', '审核程序');
  checkStages(report);
  checkDays(report);
  report.referAll(
    ['review', 'cross', 'procedures'],
    review.cross?.procedures,
    review.procedures,
    'ref.procedure',
    '审核程序',
  );
  if (review.countsAt === 'notice' && document.template !== true) {
    if (!document.notice) {
      report.error(['review', 'countsAt'], 'review.no_notice', '写了公示期满才算数，就要有 notice 一节');
    } else if (document.notice.every === 'life') {
      report.error(['notice', 'every'], 'review.no_notice', '写了公示期满才算数，公示就要分期');
    } else checkSpendable(report, document.notice.every);
  }
  for (const id of Object.keys(document.notice?.lengths ?? {})) {
    report.refer(['notice', 'lengths', id], id, review.procedures, 'ref.procedure', '审核程序');
  }
  checkMaking(report);
}

/** Points that count only after the notice of a period must outlive that period in the balance that pays. */
function checkSpendable(report: Report, every: PeriodUnit): void {
  const { balances, redemption } = report.document;
  const paying = new Set([redemption?.balance, ...(redemption?.purses ?? []).map(({ balance }) => balance)]);
  for (const id of paying) {
    const rule = id === undefined ? undefined : balances[id];
    if (!rule || rule.atEnd === 'carry' || isLonger(rule.period, every)) continue;
    report.warn(
      ['balances', String(id), 'atEnd'],
      'balance.never_spendable',
      `公示期满的分才能用，公示${UNIT_WORDS[every]}一次，账户却${UNIT_WORDS[rule.period]}一期、期末不结转：等到能用，账已经清掉了，一分也换不成。请写 atEnd: carry，要作废再写 expires，或把 period 改长`,
    );
  }
}

function checkStages(report: Report): void {
  for (const [id, procedure] of Object.entries(report.document.review.procedures)) {
    const seen = new Set<string>();
    for (const [at, stage] of procedure.stages.entries()) {
      const path: Path = ['review', 'procedures', id, 'stages', at];
      if (seen.has(stage.id)) {
        report.error([...path, 'id'], 'review.stage_repeated', `环节编号 ${stage.id} 重复了`);
      }
      seen.add(stage.id);
      if (stage.overturns === true && at === 0) {
        report.error([...path, 'overturns'], 'review.overturns', '第一个环节前面没有决定可以推翻');
      }
    }
  }
}

function checkDays(report: Report): void {
  for (const [at, rule] of (report.document.review.days ?? []).entries()) {
    const path: Path = ['review', 'days', at];
    if (rule.months === undefined && rule.days === undefined && rule.weekdays === undefined) {
      report.error(
        path,
        'review.day',
        '要写是哪一天：weekdays（星期几）、days（每月几号）或 months（哪几个月）',
      );
    }
    if (rule.days?.includes(0)) {
      report.error([...path, 'days'], 'review.day', '没有 0 号；最后一天写 -1');
    }
  }
}

function checkMaking(report: Report): void {
  for (const [at, step] of (report.document.making?.procedure ?? []).entries()) {
    for (const key of ['present', 'agree'] as const) {
      const text = step.quorum?.[key];
      const fraction = text === undefined ? null : parseFraction(text);
      if (fraction === null || fraction <= 1) continue;
      report.error(['making', 'procedure', at, 'quorum', key], 'making.quorum', `${text} 超过全体了`);
    }
  }
}
