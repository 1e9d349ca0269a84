import type { LimitUnit, PeriodUnit } from './document.ts';
import type { Instant } from './facts.ts';
import { type CivilDate, civilOf, dayNumber, dayOf, dayText, pad, startOfDay } from './time.ts';

const MONTHS = { month: 1, bimonth: 2, quarter: 3, half: 6, year: 12 } as const;

/** How many months a period has. */
export const MONTHS_OF: Readonly<Record<PeriodUnit, number>> = { ...MONTHS, life: Number.POSITIVE_INFINITY };

export interface Period {
  name: string;
  /** First instant of the period. */
  start: Instant;
  /** First instant of the next one. */
  end: Instant;
}

/**
 * Counts periods of one unit as whole numbers, so that hot paths compare and store numbers and no names. A `begins`
 * other than 01-01 shifts the year and everything inside it; its day is at most the 28th, so that every month has it.
 */
export interface PeriodCalendar {
  unit: LimitUnit;
  /** Equal for calendars with the same periods. */
  key: string;
  /** Number of the period a local day falls into. */
  indexOfDay(day: number): number;
  /** First local day of a period. */
  startDay(index: number): number;
  /** As `2024-Q1`; a shifted period bears the name of the calendar period in which it begins. */
  name(index: number): string;
}

/**
 * The calendar of a unit.
 *
 * @example calendarOf('quarter').name(calendarOf('quarter').indexOfDay(dayNumber(2024, 3, 31))) // '2024-Q1'
 */
export function calendarOf(unit: LimitUnit, begins: { month: number; day: number } = FIRST): PeriodCalendar {
  if (unit === 'life') return LIFE;
  if (unit === 'day') return DAILY;
  if (unit === 'week') return WEEKLY;
  return monthly(unit, begins);
}

const FIRST = { month: 1, day: 1 };

const LIFE: PeriodCalendar = {
  unit: 'life',
  key: 'life',
  indexOfDay: () => 0,
  startDay: (index) => (index <= 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY),
  name: () => 'life',
};

const DAILY: PeriodCalendar = {
  unit: 'day',
  key: 'day',
  indexOfDay: (day) => day,
  startDay: (index) => index,
  name: dayText,
};

// Day 0 was a Thursday; weeks begin on Monday.
const WEEKLY: PeriodCalendar = {
  unit: 'week',
  key: 'week',
  indexOfDay: (day) => Math.floor((day + 3) / 7),
  startDay: (index) => index * 7 - 3,
  name: (index) => `${dayText(index * 7 - 3)}/7`,
};

function monthly(unit: keyof typeof MONTHS, begins: { month: number; day: number }): PeriodCalendar {
  const length = MONTHS[unit];
  // Quarters that begin in October are those that begin in January.
  const monthShift = (begins.month - 1) % length;
  const daysLate = begins.day - 1;
  const monthOf = (index: number) => index * length + monthShift;
  return {
    unit,
    key: `${unit} ${monthShift + 1}-${begins.day}`,
    indexOfDay: (day) => Math.floor((monthOfDay(day - daysLate) - monthShift) / length),
    startDay: (index) => {
      const month = monthOf(index);
      return dayNumber(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, begins.day);
    },
    name: keptNames((index) =>
      calendarName(unit, Math.floor(monthOf(index) / 12), ((monthOf(index) % 12) + 12) % 12),
    ),
  };
}

// Years 1900 to 2099, as far as any village's facts reach; filled as days are asked for.
const FIRST_DAY = dayNumber(1900, 1, 1);
const MONTH_BY_DAY = new Int32Array(dayNumber(2100, 1, 1) - FIRST_DAY);

/** Months since the year 0, of the month a day falls into: asked several times for every event. */
function monthOfDay(day: number): number {
  const known = MONTH_BY_DAY[day - FIRST_DAY];
  if (known) return known;
  const { year, month } = civilOf(day);
  const count = year * 12 + month - 1;
  if (known === 0) MONTH_BY_DAY[day - FIRST_DAY] = count;
  return count;
}

/** Few periods, asked for once per entry. */
function keptNames(name: (index: number) => string): (index: number) => string {
  const names = new Map<number, string>();
  return (index) => {
    let kept = names.get(index);
    if (kept === undefined) {
      kept = name(index);
      names.set(index, kept);
    }
    return kept;
  };
}

function calendarName(unit: keyof typeof MONTHS, year: number, monthFromZero: number): string {
  const part = Math.floor(monthFromZero / MONTHS[unit]) + 1;
  if (unit === 'year') return String(year);
  if (unit === 'month') return `${year}-${pad(part)}`;
  return `${year}-${{ bimonth: 'B', quarter: 'Q', half: 'H' }[unit]}${part}`;
}

/**
 * The calendar period in which a moment falls.
 *
 * @example periodOf('quarter', Date.parse('2024-03-31T23:59:59+08:00')).name // '2024-Q1'
 */
export function periodOf(unit: LimitUnit, instant: Instant, begins?: { month: number; day: number }): Period {
  const calendar = calendarOf(unit, begins);
  const index = calendar.indexOfDay(dayOf(instant));
  return {
    name: calendar.name(index),
    start: startOfDay(calendar.startDay(index)),
    end: startOfDay(calendar.startDay(index + 1)),
  };
}

const ORDINALS = ['一', '二', '三', '四'];

/**
 * A period's name in words.
 *
 * @example describePeriod('2026-Q3') // '2026年第三季度'
 * @example describePeriod('2026-B2') // '2026年3—4月'
 */
export function describePeriod(name: string): string {
  if (name === 'life') return '历年累计';
  const [year, part] = name.split('-');
  if (part === undefined) return `${year}年`;
  const number = Number(part.slice(1));
  if (part.startsWith('Q')) return `${year}年第${ORDINALS[number - 1]}季度`;
  if (part.startsWith('H')) return `${year}年${number === 1 ? '上' : '下'}半年`;
  if (part.startsWith('B')) return `${year}年${number * 2 - 1}—${number * 2}月`;
  return `${year}年${Number(part)}月`;
}

const UNIT_WORDS: Record<LimitUnit, string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  bimonth: '每两个月',
  quarter: '每季度',
  half: '每半年',
  year: '每年',
  life: '一共',
};

/** `每季度`, for sentences about limits. */
export function describeUnit(unit: LimitUnit): string {
  return UNIT_WORDS[unit];
}

/** True when the day lies in a yearly range of `MM-DD` to `MM-DD`, both included, which may cross New Year. */
export function inYearlyRange(
  date: CivilDate,
  from: { month: number; day: number },
  to: { month: number; day: number },
): boolean {
  const at = date.month * 100 + date.day;
  const first = from.month * 100 + from.day;
  const last = to.month * 100 + to.day;
  return first <= last ? at >= first && at <= last : at >= first || at <= last;
}
