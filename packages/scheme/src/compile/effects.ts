import type { BarRule, ItemRule, SchemeDocument, SubjectKind, ZeroRule } from '../document.ts';
import type { NetPlan } from '../engine/counted-plans.ts';
import type { BarPlan, EffectsPlan, FigureNetPlan, ZeroPlan, ZeroTarget } from '../engine/effect-plans.ts';
import type { BalancePlan } from '../engine/plan.ts';
import { calendarOf, type PeriodCalendar } from '../periods.ts';
import { parseMonthDay } from '../time.ts';

const KINDS: readonly SubjectKind[] = ['household', 'member', 'organisation', 'group', 'section'];

/**
 * Works out what must be counted, over all versions, so that bounds and zeroing know what a period gave: gives balances
 * their nets, and answers with those of the settlements.
 */
export function planNets(
  documents: readonly SchemeDocument[],
  balances: ReadonlyMap<string, BalancePlan & { nets: NetPlan[] | null }>,
  categories: number,
): FigureNetPlan[] {
  let next = 0;
  for (const balance of balances.values()) {
    for (const document of documents) {
      for (const calendar of countedCalendars(document, balance)) {
        balance.nets ??= [];
        if (!balance.nets.some((net) => net.calendar.key === calendar.key)) {
          balance.nets.push({ index: next++, calendar });
        }
      }
    }
  }
  const figures: FigureNetPlan[] = [];
  for (const document of documents) {
    for (const rule of zeroRules(document)) {
      for (const [kind, calendar] of figureCalendars(document, rule, balances) ?? []) {
        const known = figures.some((net) => net.kind === kind && net.calendar.key === calendar.key);
        if (known) continue;
        figures.push({ index: next, kind, calendar });
        next += 2 + 2 * categories;
      }
    }
  }
  return figures;
}

export function compileEffects(
  document: SchemeDocument,
  item: ItemRule,
  balances: ReadonlyMap<string, BalancePlan>,
): EffectsPlan | null {
  const { zero, bars } = item.effects ?? {};
  if (!zero && !bars) return null;
  const clause = item.clause ?? document.categories[item.category]?.clause ?? '';
  return {
    zero: zero ? compileZero(document, zero, balances, clause) : null,
    bars: (bars ?? []).map((rule) => compileBar(rule, clause)),
  };
}

function compileZero(
  document: SchemeDocument,
  rule: ZeroRule,
  balances: ReadonlyMap<string, BalancePlan>,
  clause: string,
): ZeroPlan {
  const targets: ZeroTarget[] = [];
  for (const id of rule.balances ?? Object.keys(document.balances)) {
    const balance = balances.get(id);
    if (!balance) throw new Error(`balance ${id} is missing in a checked document`);
    if (rule.of && !rule.of.includes(balance.holder)) continue;
    const calendar = zeroCalendar(document, rule, id) ?? balance.calendar;
    const net = rule.per === undefined ? null : netOf(balance, calendar);
    targets.push({ balance, calendar, net });
  }
  return {
    targets,
    figures: figureCalendars(document, rule, balances),
    keepsBase: rule.keeps === 'base',
    voids: rule.later === 'void',
    clause: rule.clause ?? clause,
  };
}

/** The net of a balance that counts the periods of a calendar; `planNets` made it. */
export function netOf(balance: BalancePlan, calendar: PeriodCalendar): NetPlan {
  const net = balance.nets?.find((one) => one.calendar.key === calendar.key);
  if (!net) throw new Error(`nothing counts ${calendar.key} of ${balance.id}`);
  return net;
}

function compileBar(rule: BarRule, clause: string): BarPlan {
  const { per, months } = rule;
  const of = rule.of ? new Set(rule.of) : null;
  const common = { from: rule.from, of, clause: rule.clause ?? clause };
  if (per === undefined) return { ...common, span: { months: months ?? 0 } };
  const span = { calendar: calendarOf(per), unit: per, rest: rule.rest ?? true, next: rule.next ?? 0 };
  return { ...common, span };
}

function zeroRules(document: SchemeDocument): ZeroRule[] {
  return Object.values(document.items).flatMap((item) => item.effects?.zero ?? []);
}

/** Periods inside a balance go with the day on which its year begins. */
export function calendarIn(
  document: SchemeDocument,
  id: string | undefined,
  per: Parameters<typeof calendarOf>[0],
): PeriodCalendar {
  const begins = document.balances[id ?? '']?.begins;
  return calendarOf(per, begins === undefined ? undefined : (parseMonthDay(begins) ?? undefined));
}

function zeroCalendar(document: SchemeDocument, rule: ZeroRule, id: string): PeriodCalendar | null {
  return rule.per === undefined ? null : calendarIn(document, id, rule.per);
}

function countedCalendars(document: SchemeDocument, { id }: BalancePlan): PeriodCalendar[] {
  const calendars: PeriodCalendar[] = [];
  const per = document.balances[id]?.bounds?.per;
  if (per !== undefined) calendars.push(calendarIn(document, id, per));
  for (const rule of zeroRules(document)) {
    if (rule.balances && !rule.balances.includes(id)) continue;
    const calendar = zeroCalendar(document, rule, id);
    if (calendar) calendars.push(calendar);
  }
  return calendars;
}

/** By kind of holder; null where the rule names its balances and so leaves settlements alone. */
function figureCalendars(
  document: SchemeDocument,
  rule: ZeroRule,
  balances: ReadonlyMap<string, BalancePlan>,
): Map<SubjectKind, PeriodCalendar> | null {
  if (rule.balances) return null;
  const calendars = new Map<SubjectKind, PeriodCalendar>();
  for (const kind of rule.of ?? KINDS) {
    const first = Object.keys(document.balances).find((id) => balances.get(id)?.holder === kind);
    if (rule.per !== undefined) calendars.set(kind, calendarIn(document, first, rule.per));
    else if (first !== undefined) calendars.set(kind, (balances.get(first) as BalancePlan).calendar);
  }
  return calendars;
}
