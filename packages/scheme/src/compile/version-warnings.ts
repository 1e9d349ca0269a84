import { SUBJECT_WORDS } from '../check/report.ts';
import { isInStep, UNIT_WORDS } from '../check/units.ts';
import type { SchemeDocument, SettlementRule } from '../document.ts';
import { calendarOf, type PeriodCalendar } from '../periods.ts';
import { pathText } from '../read/locate.ts';
import { dayOf, dayText, parseInstant, parseMonthDay } from '../time.ts';
import type { Finding } from '../types.ts';
import { settlementRules } from './settlement-rules.ts';

/**
 * What is allowed between two versions and seldom meant, of versions that fit together and stand in order of their start:
 * settlements whose year begins on another day, so that some days are settled twice or not at all.
 */
export function warnOfVersions(documents: readonly SchemeDocument[]): Finding[] {
  const [first] = documents;
  if (!first) return [];
  return documents.slice(1).flatMap((after, at) => {
    const before = documents[at] as SchemeDocument;
    return settlementRules(after).flatMap((rule) => {
      const old = settlementRules(before).filter((one) => isSame(one, rule));
      const [moved] = old;
      if (!moved || old.some((one) => isInStep(rule.per, one.begins, rule.begins))) return [];
      const said = movedWords(moved, rule, startOf(first), startOf(after));
      if (said === null) return [];
      const { begins = '01-01' } = rule;
      const message = `${SUBJECT_WORDS[rule.of ?? 'household']}按${UNIT_WORDS[rule.per]}的结算，一年从 ${moved.begins ?? '01-01'} 起改成从 ${begins} 起，这一版从 ${after.from} 施行：${said}。榜、星级、称号也跟着；请把这几个月怎样评先定好，写进 note`;
      const path = pathOf(after, rule);
      return { level: 'warning' as const, code: 'versions.begins', path, message, sources: [at + 1, at] };
    });
  });
}

function isSame(one: SettlementRule, other: SettlementRule): boolean {
  return one.per === other.per && (one.of ?? 'household') === (other.of ?? 'household');
}

function startOf({ from }: SchemeDocument): number {
  return dayOf(parseInstant(from) ?? 0);
}

/** Each period is settled by the version of its last instant: what overlaps then, or is left out; null for neither. */
function movedWords(
  moved: SettlementRule,
  rule: SettlementRule,
  schemeDay: number,
  versionDay: number,
): string | null {
  const [old, now] = [calendarIn(moved), calendarIn(rule)];
  const running = now.indexOfDay(versionDay);
  const end = old.startDay(old.indexOfDay(versionDay));
  const start = now.startDay(running);
  // Nothing was settled before the scheme began.
  const from = (day: number) => Math.max(day, schemeDay);
  if (start < end && end > schemeDay) {
    const [one, other] = [old.name(old.indexOfDay(end - 1)), now.name(running)];
    const names = one === other ? `两期都叫 ${one}，结果里分不开` : `老的 ${one} 和新的 ${other}`;
    return `${daysText(from(start), end - 1)}在两期里各算一次（${names}）`;
  }
  return start > from(end) ? `${daysText(from(end), start - 1)}哪一期也不算` : null;
}

function calendarIn({ per, begins }: SettlementRule): PeriodCalendar {
  return calendarOf(per, parseMonthDay(begins ?? '01-01') ?? undefined);
}

function daysText(first: number, last: number): string {
  return `${dayText(first)} 到 ${dayText(last)} 的分`;
}

/** Where the day is written: in the settlement, or in the balance by which there is one. */
function pathOf({ results, balances }: SchemeDocument, rule: SettlementRule): string {
  const at = results?.settle?.indexOf(rule) ?? -1;
  const key = rule.begins === undefined ? [] : ['begins'];
  if (at >= 0) return pathText(['results', 'settle', at, ...key]);
  const id = Object.keys(balances).find(
    (one) =>
      balances[one]?.period === rule.per &&
      (balances[one]?.holder ?? 'household') === (rule.of ?? 'household'),
  );
  return pathText(['balances', id ?? '', ...key]);
}
