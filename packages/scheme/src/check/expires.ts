import type { BalanceRule, ExpiryRule, PeriodUnit } from '../document.ts';
import { MONTHS_OF } from '../periods.ts';
import type { Path } from '../read/locate.ts';
import { checkMonthDay } from './month-day.ts';
import type { Report } from './report.ts';
import { UNIT_WORDS } from './units.ts';

/** How long points are valid; nothing may lapse in the period in which it came: its row would not add up. */
export function checkExpires(report: Report, path: Path, rule: BalanceRule): void {
  const { expires, atEnd, period } = rule;
  if (expires === undefined) return;
  const at: Path = [...path, 'expires'];
  if (period === 'life') {
    report.error(
      at,
      'balance.life_end',
      'period 是 life 的账户没有期末，分不会作废；要到期作废，请写 period: year（或更短的一期）、atEnd: carry，再写 expires',
    );
  } else if (atEnd !== 'carry') {
    report.error(
      at,
      'balance.expires',
      `expires 管的是结转来的分，要和 atEnd: carry 一起写，${nowAtEnd(rule)}`,
    );
  }
  checkMonthDay(report, [...at, 'on'], expires.on);
  report.oneOf(at, expires, ['on', 'months', 'days'], 'expires.one');
  checkCompany(report, at, expires);
  if (period !== 'life') checkLength(report, at, expires, period);
}

/** As it is written now, for whoever writes beside it what only `carry` has. */
export function nowAtEnd({ atEnd }: BalanceRule): string {
  return atEnd === undefined ? '现在没有写 atEnd' : `现在 atEnd 是 ${atEnd}`;
}

function checkCompany(report: Report, path: Path, { on, after, months, since }: ExpiryRule): void {
  if (after !== undefined && on === undefined) {
    report.error(
      [...path, 'after'],
      'expires.after',
      'after 说的是第几个 on 那一天，要和 on 一起写；几个月、几天以内有效的，直接把 months、days 写长',
    );
  }
  if (since !== undefined && months === undefined) {
    report.error(
      [...path, 'since'],
      'expires.since',
      'since 说的是 months 从哪里算起，要和 months 一起写；按天的从得分那天算',
    );
  }
}

/** Days of the longest period of so many months. */
const DAYS_OF: Readonly<Record<number, number>> = { 1: 31, 2: 62, 3: 92, 6: 184, 12: 366 };

function checkLength(
  report: Report,
  path: Path,
  { months, days, since }: ExpiryRule,
  period: Exclude<PeriodUnit, 'life'>,
): void {
  if (days !== undefined && days < (DAYS_OF[MONTHS_OF[period]] ?? 0)) {
    report.error(
      [...path, 'days'],
      'expires.short',
      tooShort(`${days} 天`, period, shorterThan(days, 'days')),
    );
  } else if (months !== undefined && months < MONTHS_OF[period]) {
    const fitting = shorterThan(months, 'months');
    report.error([...path, 'months'], 'expires.short', tooShort(`${months} 个月`, period, fitting));
  } else if (months !== undefined && since !== undefined && months < MONTHS_OF[since]) {
    report.error(
      [...path, 'months'],
      'expires.since_short',
      `从${SINCE_WORDS[since]}的第一天算起，只有 ${months} 个月有效，后面得的分还没有得就作废了；months 至少写 ${MONTHS_OF[since]}`,
    );
  } else if (since !== undefined && months === MONTHS_OF[period] && months === MONTHS_OF[since]) {
    report.warn(
      [...path, 'months'],
      'expires.reset',
      `从${SINCE_WORDS[since]}的第一天算起 ${months} 个月，正好是账户的一期：一期的分到期末全都作废，就是清零；请写 atEnd: reset，不用写 expires`,
    );
  }
}

const SINCE_WORDS = { month: '得分那个月', quarter: '那个季度', half: '那半年', year: '那一年' };
const SHORTER = ['half', 'quarter', 'bimonth', 'month'] as const;

/** The longest period within which nothing would lapse; null: there is none. */
function shorterThan(length: number, of: 'months' | 'days'): PeriodUnit | null {
  const lengthOf = (unit: PeriodUnit) =>
    of === 'months' ? MONTHS_OF[unit] : (DAYS_OF[MONTHS_OF[unit]] ?? 0);
  return SHORTER.find((unit) => lengthOf(unit) <= length) ?? null;
}

function tooShort(length: string, period: PeriodUnit, fitting: PeriodUnit | null): string {
  const said = `有效 ${length}，比账户的一期（period: ${period}，${UNIT_WORDS[period]}）短：分在得的那一期里就作废，账上说不清`;
  return fitting === null
    ? `${said}；最短的一期是月，有效期至少写 months: 1 或 days: 31`
    : `${said}。请把 period 写成 ${fitting} 或更短的，结算另在 results.settle 里写`;
}
