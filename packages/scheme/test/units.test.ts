import { describe, expect, test } from 'vitest';
import { roundedQuotient, timesFactor } from '../src/amounts.ts';
import { compileWindow } from '../src/compile/redemption.ts';
import { describePeriod, formatPoints, periodOf, signedPoints, toMinor, toPoints } from '../src/index.ts';
import { calendarOf } from '../src/periods.ts';
import { compareCodePoints } from '../src/text.ts';
import { civilOf, dayNumber, dayOf, dayText, dayTextOf, parseDay, parseInstant } from '../src/time.ts';

const day = (text: string): number => {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
};

describe('amounts', () => {
  test('points become whole minor units or nothing', () => {
    expect(toMinor(2.5, 1)).toBe(25);
    expect(toMinor(2.5, 0)).toBeNull();
    expect(toMinor(0.29, 2)).toBe(29);
    expect(toMinor(-0, 0)).toBe(0);
    expect(Object.is(toMinor(-0, 0), 0)).toBe(true);
    expect(toMinor(1e300, 2)).toBeNull();
    expect(toPoints(25, 1)).toBe(2.5);
  });

  test('text has no trailing zero, and a sign where it is asked for', () => {
    expect(formatPoints(-250, 2)).toBe('-2.5');
    expect(signedPoints(2, 0, '分')).toBe('+2 分');
    expect(signedPoints(-4, 0, '分')).toBe('−4 分');
  });

  test('halves are rounded away from zero, whatever binary fractions think', () => {
    expect(roundedQuotient(5, 2)).toBe(3);
    expect(roundedQuotient(-5, 2)).toBe(-3);
    expect(Object.is(roundedQuotient(-1, 3), 0)).toBe(true);
    expect(timesFactor(25, 1.5)).toBe(38);
    expect(timesFactor(100, 1.005)).toBe(101);
    expect(timesFactor(1, 25, 10)).toBe(3);
    expect(timesFactor(999_999_999, 999.999)).toBe(999_998_999_000);
  });
});

describe('time', () => {
  test('every day of four centuries goes there and back', () => {
    for (let count = dayNumber(1900, 1, 1); count < dayNumber(2300, 1, 1); count += 13) {
      const { year, month, day: date } = civilOf(count);
      expect(dayNumber(year, month, date)).toBe(count);
      expect(dayText(count)).toBe(new Date(count * 86_400_000).toISOString().slice(0, 10));
    }
  });

  test('dates that do not exist are no dates', () => {
    for (const text of ['2024-02-30', '2023-02-29', '2024-13-01', '2024-1-1', '昨天', '']) {
      expect(parseDay(text)).toBeNull();
    }
    expect(parseDay('2024-02-29')).not.toBeNull();
  });

  test('a moment is local unless it says otherwise', () => {
    const local = Date.parse('2024-03-05T00:00:00+08:00');
    for (const text of ['2024-03-05', '2024-03-05 00:00', '2024-03-05T00:00:00', '2024-03-04T16:00:00Z']) {
      expect(parseInstant(text)).toBe(local);
    }
    expect(parseInstant('2024-03-04T17:30:00.5+0130')).toBe(local + 500);
    for (const text of ['2024-03-05 24:00', '2024-03-05 12', '2024-03-05T10:00:61', '2024/03/05']) {
      expect(parseInstant(text)).toBeNull();
    }
    expect(dayTextOf(local - 1)).toBe('2024-03-04');
  });
});

describe('periods', () => {
  test('bear their names, and hold their first instant and not the next one', () => {
    const at = (text: string) => Date.parse(`${text}+08:00`);
    expect(periodOf('quarter', at('2024-03-31T23:59:59')).name).toBe('2024-Q1');
    expect(periodOf('quarter', at('2024-04-01T00:00:00')).name).toBe('2024-Q2');
    expect(periodOf('month', at('2024-12-31T12:00:00')).name).toBe('2024-12');
    expect(periodOf('bimonth', at('2024-04-30T12:00:00')).name).toBe('2024-B2');
    expect(periodOf('half', at('2024-07-01T00:00:00')).name).toBe('2024-H2');
    expect(periodOf('year', at('2024-07-01T00:00:00'))).toEqual({
      name: '2024',
      start: at('2024-01-01T00:00:00'),
      end: at('2025-01-01T00:00:00'),
    });
    expect(periodOf('life', at('2024-07-01T00:00:00')).name).toBe('life');
  });

  test('a shifted one bears the name of the calendar period in which it begins', () => {
    const autumn = calendarOf('year', { month: 9, day: 1 });
    expect(autumn.name(autumn.indexOfDay(day('2024-08-31')))).toBe('2023');
    expect(autumn.name(autumn.indexOfDay(day('2024-09-01')))).toBe('2024');
    const late = calendarOf('month', { month: 1, day: 26 });
    expect(late.name(late.indexOfDay(day('2024-03-25')))).toBe('2024-02');
    expect(late.name(late.indexOfDay(day('2024-03-26')))).toBe('2024-03');
    const quarter = calendarOf('quarter', { month: 12, day: 1 });
    expect(quarter.name(quarter.indexOfDay(day('2025-01-15')))).toBe('2024-Q4');
    expect(dayText(quarter.startDay(quarter.indexOfDay(day('2025-01-15'))))).toBe('2024-12-01');
  });

  test('weeks begin on Monday', () => {
    const week = calendarOf('week');
    expect(week.indexOfDay(day('2024-03-03'))).toBe(week.indexOfDay(day('2024-02-26')));
    expect(week.indexOfDay(day('2024-03-04'))).toBe(week.indexOfDay(day('2024-03-03')) + 1);
  });

  test('have names in words', () => {
    expect(['2026', '2026-Q3', '2026-H1', '2026-B2', '2026-03', 'life'].map(describePeriod)).toEqual([
      '2026年',
      '2026年第三季度',
      '2026年上半年',
      '2026年3—4月',
      '2026年3月',
      '历年累计',
    ]);
  });
});

describe('windows of redemption', () => {
  const open = (rule: Parameters<typeof compileWindow>[0], text: string) =>
    compileWindow(rule, day('2024-03-10'))(day(text));

  test('a yearly range holds both its days and may cross New Year', () => {
    expect(open({ from: '12-01', to: '01-15' }, '2024-12-01')).toBe(true);
    expect(open({ from: '12-01', to: '01-15' }, '2025-01-15')).toBe(true);
    expect(open({ from: '12-01', to: '01-15' }, '2025-01-16')).toBe(false);
  });

  test('days count from either end of a month', () => {
    expect(open({ days: [-1] }, '2024-02-29')).toBe(true);
    expect(open({ days: [-1] }, '2024-02-28')).toBe(false);
    expect(open({ days: [15], months: [3, 6] }, '2024-06-15')).toBe(true);
    expect(open({ days: [15], months: [3, 6] }, '2024-05-15')).toBe(false);
  });

  test('weekdays, and the first months of a scheme', () => {
    expect(open({ weekdays: [1] }, '2024-03-11')).toBe(true);
    expect(open({ weekdays: [7] }, '2024-03-11')).toBe(false);
    expect(open({ firstMonths: 3 }, '2024-06-09')).toBe(true);
    expect(open({ firstMonths: 3 }, '2024-06-10')).toBe(false);
  });
});

test('code points, not UTF-16 units, decide the order', () => {
  expect(compareCodePoints('E10', 'E9')).toBe(-1);
  expect(compareCodePoints('𠀀', '\uFFEE')).toBe(1);
  expect(['b', 'a', 'ab'].sort(compareCodePoints)).toEqual(['a', 'ab', 'b']);
  expect(dayOf(0)).toBe(0);
});
