import type { RedemptionSection } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { checkAmount, checkBegins } from './balances.ts';
import type { Report } from './report.ts';

/** Review, results and redemption. */
export function checkProcess(report: Report): void {
  const { document } = report;
  const { review, results, redemption } = document;
  report.refer(['review', 'default'], review.default, review.procedures, 'ref.procedure', '审核程序');
  for (const [id, procedure] of Object.entries(review.procedures)) {
    const seen = new Set<string>();
    for (const [at, stage] of procedure.stages.entries()) {
      if (seen.has(stage.id)) {
        const path: Path = ['review', 'procedures', id, 'stages', at, 'id'];
        report.error(path, 'review.stage_repeated', `环节编号 ${stage.id} 重复了`);
      }
      seen.add(stage.id);
    }
  }
  if (review.countsAt === 'notice') {
    if (!document.notice) {
      report.error(['review', 'countsAt'], 'review.no_notice', '写了公示期满才算数，就要有 notice 一节');
    } else if (document.notice.every === 'life') {
      report.error(['notice', 'every'], 'review.no_notice', '写了公示期满才算数，公示就要分期');
    }
  }
  const settled = new Set<string>();
  for (const [at, rule] of (results?.settle ?? []).entries()) {
    const key = `${rule.of ?? 'household'} ${rule.per}`;
    if (settled.has(key)) {
      report.error(['results', 'settle', at], 'results.repeated', '同一种对象、同一种期限只能写一种结算');
    }
    settled.add(key);
    checkBegins(report, ['results', 'settle', at, 'begins'], rule.begins, rule.per);
    const path: Path = ['results', 'settle', at, 'total'];
    if (rule.total === undefined || rule.total === 'points') continue;
    report.refer(path, rule.total, document.balances, 'ref.balance', '账户（或写 points）');
    const holder = document.balances[rule.total]?.holder ?? 'household';
    if (document.balances[rule.total] && holder !== (rule.of ?? 'household')) {
      report.error(
        path,
        'results.holder',
        `账户 ${rule.total} 记在 ${holder} 名下，结算的是 ${rule.of ?? 'household'}`,
      );
    }
  }
  if (redemption) checkRedemption(report, redemption);
}

function checkRedemption(report: Report, rule: RedemptionSection): void {
  const { document } = report;
  report.refer(['redemption', 'balance'], rule.balance, document.balances, 'ref.balance', '账户');
  const payer = document.balances[rule.balance]?.holder ?? 'household';
  if (payer !== 'household' && payer !== 'member') {
    report.error(['redemption', 'balance'], 'redemption.holder', '只有家庭户或成员名下的账户可以兑换');
  }
  for (const [at, balance] of (rule.lowers ?? []).entries()) {
    const path: Path = ['redemption', 'lowers', at];
    report.refer(path, balance, document.balances, 'ref.balance', '账户');
    if (document.balances[balance] && (document.balances[balance].holder ?? 'household') !== payer) {
      report.error(path, 'redemption.lowers', `账户 ${balance} 和付分的账户不在同一种对象名下`);
    }
  }
  if (rule.lowers && !rule.lowers.includes(rule.balance)) {
    report.error(['redemption', 'lowers'], 'redemption.payer', `lowers 里要有付分的账户 ${rule.balance}`);
  }
  for (const [at, window] of (rule.windows ?? []).entries()) {
    if ((window.from === undefined) !== (window.to === undefined)) {
      report.error(['redemption', 'windows', at], 'redemption.window', 'from 和 to 要一起写');
    }
    if (window.days?.includes(0)) {
      report.error(['redemption', 'windows', at, 'days'], 'redemption.day', '没有 0 号；最后一天写 -1');
    }
  }
  for (const [at, limit] of (rule.limits ?? []).entries()) {
    checkAmount(report, ['redemption', 'limits', at, 'points'], limit.points);
    if ((limit.times === undefined) === (limit.points === undefined)) {
      report.error(['redemption', 'limits', at], 'limit.neither', '一条上限要写 times 或 points 其中一样');
    }
  }
}
