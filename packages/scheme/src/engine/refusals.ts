import { type Decimals, formatPoints } from '../amounts.ts';
import type { LimitUnit, SubjectKind } from '../document.ts';
import { describeUnit } from '../periods.ts';
import { dayText } from '../time.ts';
import type { Amount } from '../types.ts';

/** Every reason for which an event or an order is not booked. A closed list: codes never change their meaning. */
export type RefusalReason =
  | { code: 'scheme.not_in_force' }
  | { code: 'event.unknown_item'; item: string }
  | { code: 'item.inactive'; item: string }
  | { code: 'item.out_of_season'; item: string; from: string; to: string }
  | { code: 'subject.unknown'; subject: string }
  | { code: 'subject.kind'; subject: string; item: string; admits: ReadonlySet<SubjectKind> }
  | { code: 'subject.not_taking_part'; subject: string }
  | { code: 'subject.not_eligible'; subject: string; clause: string }
  | { code: 'subject.class'; subject: string; item: string; classes: string; clause: string }
  | {
      code: 'value.missing';
      column: string;
      item: string;
      /** Of a part of a score that too few judges gave. */
      judges?: { title: string; fewest: number; given: number } | undefined;
      /** Of a fact by whose value a limit counts: what people call it. */
      each?: string;
    }
  | { code: 'value.range'; column: string; value: number; min: Amount | null; max: Amount | null }
  | { code: 'value.quantity'; value: number; least: number }
  | { code: 'value.decimals'; column: string; value: number }
  | { code: 'value.grade'; value: string; allowed: readonly string[] }
  | { code: 'value.date'; item: string }
  | { code: 'value.formula'; item: string }
  | { code: 'condition'; message: string; unknown: boolean; clause: string }
  | {
      code: 'limit.times';
      over: string;
      max: number;
      per: LimitUnit;
      /** Where it counts by the value of a fact. */
      each: { title: string; value: string } | null;
      clause: string;
    }
  | { code: 'correction.unknown'; corrects: string }
  | { code: 'correction.unapproved'; corrects: string }
  | { code: 'correction.of_correction'; corrects: string }
  | { code: 'correction.already'; corrects: string }
  | { code: 'order.no_redemption' }
  | { code: 'order.unknown_holder'; holder: string }
  | { code: 'order.not_taking_part'; holder: string; elsewhere?: { written: string; is: string } }
  | { code: 'order.points'; value: number }
  /** With the kind of holder that would have to pay, where the balance is for redeeming but of another kind. */
  | { code: 'order.balance'; balance: string; holder?: 'household' | 'member' }
  | { code: 'order.window'; clause: string }
  | { code: 'order.class'; classes: string; clause: string }
  | { code: 'order.condition'; when: string; clause: string }
  | { code: 'order.barred'; item: string; day: number; lastDay: number; clause: string }
  | { code: 'order.gate'; title: string }
  | { code: 'order.below_least'; least: Amount; stands: Amount }
  | { code: 'order.limit'; metric: 'times' | 'points'; max: number; unit: string }
  | { code: 'order.not_covered'; asked: Amount; available: Amount; stays: Amount };

const SUBJECT_WORDS: Record<SubjectKind, string> = {
  household: '家庭户（h:）',
  member: '成员（m:）',
  organisation: '单位（o:）',
  group: '村民小组（g:）',
  section: '片区（s:）',
};

const COLUMN_WORDS: Record<string, string> = {
  quantity: '数量',
  grade: '档次',
  points: '分值',
  score: '评分',
  reason: '事由',
};

/** The sentence that belongs to a refusal: which rule, and what would make it pass. */
export function refusalMessage(reason: RefusalReason, decimals: Decimals, unit: string): string {
  const amount = (value: Amount) => `${formatPoints(value, decimals)} ${unit}`;
  switch (reason.code) {
    case 'value.range':
      return `${reason.column} 是 ${reason.value}，要在 ${formatPoints(reason.min ?? 0, decimals)} 到 ${
        reason.max === null ? '上限' : formatPoints(reason.max, decimals)
      } 之间`;
    case 'value.decimals':
      return `${reason.column} 是 ${reason.value}，这个方案的积分只到 ${decimals} 位小数`;
    case 'limit.times': {
      const over = reason.over === '' ? '这个项目' : `“${reason.over}”`;
      const again = reason.per === 'life' ? '' : '，下一期可以再报';
      if (reason.each === null)
        return `${over}${describeUnit(reason.per)}最多 ${reason.max} 次，已经满了${again}`;
      const { title, value } = reason.each;
      const full = reason.max === 1 ? '记过' : '记满';
      return `“${title}”是“${value}”的已经${full}了：${over}同一“${title}”${describeUnit(reason.per)}最多 ${reason.max} 次${again}`;
    }
    case 'order.limit':
      return `${reason.unit}最多兑换 ${reason.metric === 'times' ? `${reason.max} 次` : amount(reason.max)}，已经满了`;
    case 'order.not_covered': {
      const { asked, available, stays } = reason;
      const kept = stays === 0 ? '' : `账上要留 ${amount(stays)}，`;
      return `要用 ${amount(asked)}，${kept}现在可以用的是 ${amount(stays === 0 ? available : Math.max(0, available))}，不够`;
    }
    case 'order.below_least':
      return `账户里要有 ${amount(reason.least)}，现在是 ${amount(reason.stands)}，还不能兑换`;
    default:
      return plainMessage(reason);
  }
}

type PlainReason = Exclude<
  RefusalReason,
  {
    code:
      | 'value.range'
      | 'value.decimals'
      | 'limit.times'
      | 'order.limit'
      | 'order.not_covered'
      | 'order.below_least';
  }
>;

function plainMessage(reason: PlainReason): string {
  switch (reason.code) {
    case 'scheme.not_in_force':
      return '那时积分方案还没有开始施行';
    case 'event.unknown_item':
      return `方案里没有编号是 ${reason.item} 的项目，请核对项目编号`;
    case 'item.inactive':
      return `“${reason.item}”还没有启用，等村里定下来再报`;
    case 'item.out_of_season':
      return `“${reason.item}”只在每年 ${reason.from} 到 ${reason.to} 之间计分`;
    case 'subject.unknown':
      return /^[hmogs]:./.test(reason.subject)
        ? `名册里没有 ${reason.subject}，请核对`
        : `“${reason.subject}”看不出说的是谁：要写成 h:户号、m:成员号、o:单位号、g:组名 或 s:片区名（英文冒号）`;
    case 'subject.kind':
      return `“${reason.item}”只记给${[...reason.admits].map((kind) => SUBJECT_WORDS[kind]).join('、')}，不能记给 ${reason.subject}`;
    case 'subject.not_taking_part':
      return `${reason.subject} 那天没有参加积分制，参加的那些日子里的事才计分`;
    case 'subject.not_eligible':
      return `${reason.subject} 那时不符合参加条件`;
    case 'subject.class':
      return `“${reason.item}”只记给${reason.classes}，${reason.subject} 那时不在其中`;
    case 'value.missing':
      if (reason.judges) {
        const { title, fewest, given } = reason.judges;
        return `“${reason.item}”的“${title}”至少要 ${fewest} 人打分，现在只有 ${given} 人`;
      }
      if (reason.each !== undefined) {
        return `“${reason.item}”要写明“${reason.each}”（${reason.column} 列）：同一“${reason.each}”的要合在一起算，不写明就数不清`;
      }
      return `“${reason.item}”要写明${COLUMN_WORDS[reason.column] ?? ''} ${reason.column}`;
    case 'value.quantity':
      return `数量是 ${reason.value}，至少要 ${reason.least}`;
    case 'value.grade':
      return `档次 ${reason.value} 不在方案里，可以是：${reason.allowed.join('、')}`;
    case 'value.date':
      return `“${reason.item}”的计分日期已经过了`;
    case 'value.formula':
      return `“${reason.item}”的公式算不出来：有一项事实不知道，或者除以了零`;
    case 'condition':
      return reason.unknown ? `${reason.message}（要看的事实有一项不知道，不算成立）` : reason.message;
    case 'correction.unknown':
      return `没有编号是 ${reason.corrects} 的事件可以更正`;
    case 'correction.unapproved':
      return `事件 ${reason.corrects} 还没有审核通过，不用更正`;
    case 'correction.of_correction':
      return `${reason.corrects} 本身是一次更正，不能再更正它；请重新登记事件`;
    case 'correction.already':
      return `事件 ${reason.corrects} 已经更正过了`;
    default:
      return orderMessage(reason);
  }
}

type OrderReason = Extract<PlainReason, { code: `order.${string}` }>;

function orderMessage(reason: OrderReason): string {
  switch (reason.code) {
    case 'order.no_redemption':
      return '方案里没有兑换';
    case 'order.unknown_holder':
      return `名册里没有 ${reason.holder}，请核对`;
    case 'order.not_taking_part':
      return reason.elsewhere
        ? `${reason.holder} 那天是 ${reason.elsewhere.is} 的成员，单子上写的是 ${reason.elsewhere.written}，请核对`
        : `${reason.holder} 那天没有参加积分制，不能兑换`;
    case 'order.points':
      return `兑换的分是 ${reason.value}，要大于零，小数不能超过方案的位数`;
    case 'order.balance':
      return balanceMessage(reason);
    case 'order.window':
      return '那天不在兑换期内';
    case 'order.class':
      return `这里只给${reason.classes}兑换`;
    case 'order.barred':
      return `${dayText(reason.day)} 有“${reason.item}”，${
        reason.lastDay === Number.POSITIVE_INFINITY ? '以后都' : `到 ${dayText(reason.lastDay)} 为止`
      }不能兑换`;
    case 'order.gate':
      return `上一期没有达到“${reason.title}”，达到了才能兑换`;
    case 'order.condition':
      return `不符合兑换的条件（${reason.when}）`;
  }
}

function balanceMessage({ balance, holder }: Extract<OrderReason, { code: 'order.balance' }>): string {
  if (holder === 'member') return `账户 ${balance} 记在成员名下，单子上要写明是哪个成员付（member_id）`;
  if (holder === 'household') {
    return `账户 ${balance} 记在户的名下，单子上写了成员的只能从成员自己的账付；请去掉成员（member_id），或者写明他的账户`;
  }
  return `账户 ${balance} 不能用来兑换`;
}

/** The clause that a refusal rests on, where it rests on one. */
export function refusalClause(reason: RefusalReason): string {
  switch (reason.code) {
    case 'limit.times':
    case 'condition':
    case 'subject.not_eligible':
    case 'subject.class':
    case 'order.barred':
    case 'order.window':
    case 'order.class':
    case 'order.condition':
      return reason.clause;
    default:
      return '';
  }
}
