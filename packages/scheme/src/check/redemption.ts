import type { PurseRule, RedemptionSection, SubjectKind, WindowRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { classKindsOfHolder } from './belonging.ts';
import { checkFigure } from './figures.ts';
import { checkMonthDay } from './month-day.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';

/** Redemption, its purses, and what is said of money. */
export function checkRedemption(report: Report): void {
  const { redemption, dividends } = report.document;
  if (dividends) {
    // A dividend counts what stands at a year's end.
    checkFigure(report, ['dividends', 'by'], dividends.by, { per: 'year' });
  }
  if (!redemption) return;
  const path: Path = ['redemption'];
  checkPayer(report, path, redemption.balance);
  checkLowers(report, path, redemption);
  checkRules(report, path, redemption);
  checkClasses(report, path, redemption);
  checkPurses(report, redemption);
}

function holderOf(report: Report, balance: string): SubjectKind | undefined {
  const { balances } = report.document;
  return Object.hasOwn(balances, balance) ? (balances[balance]?.holder ?? 'household') : undefined;
}

function checkPayer(report: Report, path: Path, balance: string): void {
  const { balances } = report.document;
  const at: Path = [...path, 'balance'];
  if (!report.refer(at, balance, balances, 'ref.balance', '账户')) return;
  const payer = holderOf(report, balance);
  if (payer !== 'household' && payer !== 'member') {
    report.error(at, 'redemption.holder', '只有家庭户或成员名下的账户可以兑换');
  }
  if (balances[balance]?.spendWith !== undefined) {
    report.error(at, 'redemption.gift', `账户 ${balance} 只能搭着别的分用（spendWith），不能单独从它付`);
  }
}

function checkLowers(report: Report, path: Path, rule: { balance: string; lowers?: string[] }): void {
  const { balances } = report.document;
  const payer = holderOf(report, rule.balance);
  for (const [at, balance] of (rule.lowers ?? []).entries()) {
    const place: Path = [...path, 'lowers', at];
    if (!report.refer(place, balance, balances, 'ref.balance', '账户')) continue;
    if (payer !== undefined && holderOf(report, balance) !== payer) {
      report.error(place, 'redemption.lowers', `账户 ${balance} 和付分的账户不在同一种对象名下`);
    }
    if (balances[balance]?.spendWith !== undefined) {
      report.error(place, 'redemption.gift', `账户 ${balance} 会自己搭着用（spendWith），不用写在 lowers 里`);
    }
  }
  if (rule.lowers && !rule.lowers.includes(rule.balance)) {
    report.error([...path, 'lowers'], 'redemption.payer', `lowers 里要有付分的账户 ${rule.balance}`);
  }
}

/** What redemption and purses have in common. */
function checkRules(report: Report, path: Path, rule: RedemptionSection | PurseRule): void {
  const payer = holderOf(report, rule.balance) ?? 'household';
  checkWindows(report, [...path, 'windows'], rule.windows);
  report.amount([...path, 'above'], rule.above);
  report.classes([...path, 'for'], rule.for, classKindsOfHolder(payer), '兑换');
  for (const [at, limit] of (rule.limits ?? []).entries()) {
    report.amount([...path, 'limits', at, 'points'], limit.points);
    report.oneOf([...path, 'limits', at], limit, ['times', 'points'], 'limit.neither');
    if (limit.of === 'member' && payer !== 'member') {
      report.error(
        [...path, 'limits', at, 'of'],
        'limit.of',
        `付分的账户 ${rule.balance} 不在成员名下，按每人算就永远不会起作用；请去掉 of，按每户算`,
      );
    }
  }
  for (const [at, least] of (rule.least ?? []).entries()) {
    const place: Path = [...path, 'least', at];
    report.amount([...place, 'points'], least.points);
    if (least.balance === undefined) continue;
    if (
      !report.refer([...place, 'balance'], least.balance, report.document.balances, 'ref.balance', '账户')
    ) {
      continue;
    }
    const holder = holderOf(report, least.balance);
    if (holder !== undefined && holder !== 'household' && holder !== payer) {
      report.error(
        [...place, 'balance'],
        'redemption.least',
        `账户 ${least.balance} 记在${SUBJECT_WORDS[holder]}名下，门槛要看下单的户（或付分的成员）的账户`,
      );
    }
  }
  const gates = report.document.results?.gates;
  for (const [at, id] of (rule.gates ?? []).entries()) {
    const place: Path = [...path, 'gates', at];
    if (!report.refer(place, id, gates, 'ref.gate', '资格线')) continue;
    const of = gates?.[id]?.of ?? 'household';
    if (of !== 'household' && of !== payer) {
      report.error(
        place,
        'result.kind',
        `资格线 ${id} 看的是${SUBJECT_WORDS[of]}，兑换要看家庭户或付分的成员`,
      );
    }
  }
}

/** Whether none of the named months ever has one of the named days. */
function neverComes({ months, days }: WindowRule): boolean {
  if (!months || !days) return false;
  return !months.some((month) => days.some((day) => Math.abs(day) <= (LONGEST[month - 1] ?? 31)));
}

/** How many days each month has at most. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function checkWindows(report: Report, path: Path, windows: readonly WindowRule[] | undefined): void {
  for (const [at, window] of (windows ?? []).entries()) {
    if ((window.from === undefined) !== (window.to === undefined)) {
      report.error([...path, at], 'redemption.window', 'from 和 to 要一起写');
    }
    checkMonthDay(report, [...path, at, 'from'], window.from);
    checkMonthDay(report, [...path, at, 'to'], window.to);
    if (neverComes(window)) {
      report.error([...path, at], 'redemption.never', '写明的月份里没有写明的日子，这一段永远不会到');
    }
    if (window.days?.includes(0)) {
      report.error([...path, at, 'days'], 'redemption.day', '没有 0 号；最后一天写 -1');
    }
  }
}

function checkClasses(report: Report, path: Path, redemption: RedemptionSection): void {
  for (const [id, rule] of Object.entries(redemption.classes ?? {})) {
    report.amount([...path, 'classes', id, 'points'], rule.points);
    report.oneOf(
      [...path, 'classes', id],
      rule,
      ['deliverWorkdays', 'deliverDays'],
      'redemption.deliver',
      true,
    );
  }
}

function checkPurses(report: Report, redemption: RedemptionSection): void {
  const paid = new Map<string, string>();
  const balances = new Set([redemption.balance]);
  const units = new Map<string, string>();
  for (const [at, purse] of (redemption.purses ?? []).entries()) {
    const path: Path = ['redemption', 'purses', at];
    if (balances.has(purse.balance) && purse.classes === undefined) {
      report.error(
        [...path, 'balance'],
        'purse.repeated',
        `账户 ${purse.balance} 已经有一种付法；再写一种要写明 classes（哪些类别这样付）`,
      );
    }
    balances.add(purse.balance);
    checkPayer(report, path, purse.balance);
    checkLowers(report, path, purse);
    checkRules(report, path, purse);
    if (purse.unit !== undefined) units.set(purse.balance, purse.unit);
    const byMember = /\bmember\./.test(redemption.when ?? '');
    if (purse.when === undefined && byMember && holderOf(report, purse.balance) === 'household') {
      report.warn(
        path,
        'purse.member',
        'redemption 的 when 用到成员的事实，这本账记在户名下，不知道是哪个成员，会一直不成立；请在这一条里另写 when',
      );
    }
    for (const [index, id] of (purse.classes ?? []).entries()) {
      const place: Path = [...path, 'classes', index];
      report.refer(place, id, redemption.classes, 'ref.order_class', '兑换类别');
      const other = paid.get(id);
      if (other !== undefined) {
        report.error(place, 'purse.class', `类别 ${id} 已经从账户 ${other} 付，一类只能从一本账付`);
      }
      paid.set(id, purse.balance);
    }
  }
  checkUnits(report, redemption, units);
}

/** An order takes the same number from all it lowers, so their points must be the same thing. */
function checkUnits(report: Report, redemption: RedemptionSection, units: ReadonlyMap<string, string>): void {
  const points = report.document.unit ?? '分';
  const rules: [Path, { lowers?: string[] }][] = [[['redemption'], redemption]];
  for (const [at, purse] of (redemption.purses ?? []).entries())
    rules.push([['redemption', 'purses', at], purse]);
  for (const [path, rule] of rules) {
    const found = [...new Set((rule.lowers ?? []).map((balance) => units.get(balance) ?? points))];
    if (found.length > 1) {
      report.error(
        [...path, 'lowers'],
        'purse.units',
        `这几本账的单位不一样（${found.join('、')}），不能一张兑换单一起减`,
      );
    }
  }
}
