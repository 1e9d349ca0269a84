import type { BalanceRule, BoundsRule, PeriodUnit } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { parseMonthDay } from '../time.ts';
import { checkExpires, nowAtEnd } from './expires.ts';
import { checkFeeds } from './feeds.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { fitsInto, UNIT_WORDS } from './units.ts';

export function checkBalances(report: Report): void {
  for (const [id, rule] of Object.entries(report.document.balances)) {
    const path: Path = ['balances', id];
    checkBegins(report, [...path, 'begins'], rule.begins, rule.period);
    checkEnd(report, path, rule);
    checkFeeds(report, path, rule);
    checkBalanceBounds(report, path, rule);
    checkSpendWith(report, id, rule);
  }
}

/** A shifted year must begin on a day that every month has. */
export function checkBegins(report: Report, path: Path, text: string | undefined, period: PeriodUnit): void {
  if (text === undefined) return;
  const begins = parseMonthDay(text);
  if (!begins || begins.day > 28) {
    report.error(path, 'period.begins', `${text} 不能作为起始日：要是真实的“月-日”，而且日不能晚于 28`);
  } else if (period === 'life') {
    report.error(path, 'period.life_begins', '不分期（life）的没有起始日，不能写 begins');
  }
}

function checkEnd(report: Report, path: Path, rule: BalanceRule): void {
  if (rule.negativeRest !== undefined && rule.atEnd !== 'reset') {
    report.error(
      [...path, 'negativeRest'],
      'balance.negative_rest',
      rule.atEnd === 'carry'
        ? '结转（atEnd: carry）本来就连欠的一起带走，不用写 negativeRest'
        : 'negativeRest 说的是期末清零时欠的分怎么办，要和 atEnd: reset 一起写',
    );
  }
  if (rule.period === 'life' && rule.atEnd !== undefined) {
    report.error([...path, 'atEnd'], 'balance.life_end', 'period 是 life 的账户没有期末，不能写 atEnd');
  }
  checkCarries(report, path, rule);
  checkExpires(report, path, rule);
}

function checkCarries(report: Report, path: Path, rule: BalanceRule): void {
  const { carries, atEnd, period } = rule;
  if (carries === undefined) return;
  const at: Path = [...path, 'carries'];
  report.amount([...at, 'max'], carries.max);
  if (carries.percent === undefined && carries.max === undefined) {
    report.error(
      at,
      'carries.neither',
      '要写 percent（结转百分之几）或 max（最多结转多少），现在一样也没有写；全部结转的不用写 carries',
    );
  }
  if (atEnd !== 'carry' && period !== 'life') {
    report.error(
      at,
      'balance.carries',
      `carries 说的是期末结转多少，要和 atEnd: carry 一起写，${nowAtEnd(rule)}；没有结转的自会作废，不用另写清零`,
    );
  } else if (period === 'life') {
    report.error(at, 'balance.life_end', 'period 是 life 的账户没有期末，不能写 carries');
  } else if (carries.percent === 100) {
    report.warn([...at, 'percent'], 'carries.whole', '结转 100% 就是全部结转，不用写 percent');
  }
}

function checkBalanceBounds(report: Report, path: Path, rule: BalanceRule): void {
  checkBounds(report, [...path, 'bounds'], rule.bounds);
  const { bounds } = rule;
  if (bounds?.min !== undefined && rule.belowZero === 'clipped') {
    report.error(
      [...path, 'belowZero'],
      'balance.two_floors',
      'belowZero: clipped 就是最低零分，和 bounds.min 只能写一样',
    );
  }
  if (bounds?.per !== undefined && bounds.per !== rule.period && !fitsInto(bounds.per, rule.period)) {
    report.error(
      [...path, 'bounds', 'per'],
      'bounds.per',
      `账户一期是${UNIT_WORDS[rule.period]}，上下线按${UNIT_WORDS[bounds.per]}算就跨了期；要一样长，或更短而且能拼成整期`,
    );
  }
}

/** At least one line, and the lower one below the upper. */
export function checkBounds(report: Report, path: Path, bounds: BoundsRule | undefined): void {
  if (bounds === undefined) return;
  report.amount([...path, 'min'], bounds.min);
  report.amount([...path, 'max'], bounds.max);
  if (bounds.min === undefined && bounds.max === undefined) {
    report.error(path, 'bounds.neither', '上下线要写 min（最低）或 max（最高），现在一样也没有写');
  } else if (bounds.min !== undefined && bounds.max !== undefined && bounds.min > bounds.max) {
    report.error(path, 'bounds.order', `最低 ${bounds.min} 比最高 ${bounds.max} 还高`);
  }
}

function checkSpendWith(report: Report, id: string, rule: BalanceRule): void {
  const { spendWith } = rule;
  if (spendWith === undefined) return;
  const { document } = report;
  const path: Path = ['balances', id, 'spendWith'];
  const at: Path = [...path, 'balance'];
  const holder = rule.holder ?? 'household';
  if (holder !== 'household' && holder !== 'member') {
    report.error(path, 'spend_with.holder', '只有家庭户或成员名下的账户可以搭着用');
  }
  for (const ratio of [spendWith, ...Object.values(spendWith.classes ?? {})]) {
    const place = ratio === spendWith ? path : [...path, 'classes', classOf(spendWith.classes, ratio)];
    report.amount([...place, 'each'], ratio.each);
    report.amount([...place, 'for'], ratio.for);
  }
  for (const one of Object.keys(spendWith.classes ?? {})) {
    if (!report.refer([...path, 'classes', one], one, document.who?.classes, 'ref.class', '分类')) continue;
    const of = document.who?.classes?.[one]?.of;
    if (of !== undefined && of !== 'household' && of !== holder) {
      report.error(
        [...path, 'classes', one],
        'class.kind',
        `分类 ${one} 说的是${SUBJECT_WORDS[of]}，搭用的比例要按家庭户的分类`,
      );
    }
  }
  if (spendWith.balance === id) {
    report.error(at, 'spend_with.self', '不能搭着自己用，要写另一个账户');
    return;
  }
  if (!report.refer(at, spendWith.balance, document.balances, 'ref.balance', '账户')) return;
  const other = document.balances[spendWith.balance];
  if ((other?.holder ?? 'household') !== holder) {
    report.error(
      at,
      'spend_with.holder',
      `账户 ${spendWith.balance} 记在${SUBJECT_WORDS[other?.holder ?? 'household']}名下，要搭同一种对象（${SUBJECT_WORDS[holder]}）名下的账户`,
    );
  }
  if (other?.spendWith !== undefined) {
    report.error(at, 'spend_with.chain', `账户 ${spendWith.balance} 自己也要搭着用，不能再让别的账户搭着它`);
  }
  const first = Object.keys(document.balances).find(
    (key) => document.balances[key]?.spendWith?.balance === spendWith.balance,
  );
  if (first !== id) {
    report.error(
      at,
      'spend_with.two',
      `账户 ${first} 已经搭着 ${spendWith.balance} 用，一个账户只能让一个搭着`,
    );
  }
  checkPayable(report, at, spendWith.balance);
}

function classOf(classes: object | undefined, ratio: object): string {
  return Object.entries(classes ?? {}).find(([, one]) => one === ratio)?.[0] ?? '';
}

/** Gift points beside a balance that nothing is paid from could never be spent. */
function checkPayable(report: Report, path: Path, balance: string): void {
  const { redemption, template } = report.document;
  if (template === true) return;
  const payers = [redemption?.balance, ...(redemption?.lowers ?? [])];
  for (const purse of redemption?.purses ?? []) payers.push(purse.balance);
  if (!payers.includes(balance)) {
    report.error(path, 'spend_with.payer', `兑换不从账户 ${balance} 付，搭着它的分永远用不掉`);
  }
}
