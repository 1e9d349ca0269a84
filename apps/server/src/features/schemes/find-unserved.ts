import {
  type BalanceRule,
  factTitle,
  type Finding,
  type ItemRule,
  type ItemView,
  type SchemeDocument,
} from '@jishan/scheme';
import { decidingRoles } from '../../platform/policy/index.ts';

/**
 * What a lawful document says that this server does not carry out yet. An error is what would go wrong without a word once
 * it is in force: points missing in the passbook or standing there though they are void, a case that nobody finds. A
 * warning is what people still have to see to by themselves. Empty when all of it is carried out.
 */
export function findUnserved(document: SchemeDocument): Finding[] {
  return [
    ...basesOf(document),
    ...eventFactsOf(document),
    ...stagesOf(document),
    ...Object.entries(document.balances).flatMap(([id, rule]) => endOf(id, rule)),
    ...itemsOf(document),
    ...redemptionOf(document),
  ];
}

/** Why no event of an item can be filed yet, whatever the form says; null when it can. */
export function whyUnfiled(
  subjects: ItemView['subjects'],
  rule: Pick<ItemRule, 'reason' | 'likes'> | undefined,
): 'subject' | 'cause' | null {
  if (!subjects.includes('household') && !subjects.includes('member')) return 'subject';
  // A free text that must stand in the record and its export: notes can be erased, and stay behind.
  return rule?.reason === 'required' || rule?.likes !== undefined ? 'cause' : null;
}

const finding = (code: string, path: string, message: string): Finding => ({
  level: 'error',
  code,
  path,
  message,
});

const warning = (code: string, path: string, message: string): Finding => ({
  ...finding(code, path, message),
  level: 'warning',
});

/** Base points that only settlements count are found by whoever asks; those of a balance would have to be booked. */
function basesOf(document: SchemeDocument): Finding[] {
  return Object.entries(document.base ?? {})
    .filter(([, base]) => base.balances?.length !== 0)
    .map(([id, { title }]) =>
      finding(
        'unserved.base',
        `base.${id}`,
        `基础分“${title}”要记进账户，系统现在还不会自动入账，明白纸上会少分；可以写 balances: []，只算进总分`,
      ),
    );
}

/** Nobody is asked for them when filing, so a condition that needs one would never hold. */
function eventFactsOf(document: SchemeDocument): Finding[] {
  return Object.keys(document.facts?.event ?? {}).map((name) =>
    finding(
      'unserved.event_fact',
      `facts.event.${name}`,
      `事件的事实“${factTitle(document, 'event', name) ?? name}”申报和登记时还填不了，用到它的条件会一直不成立；请改用户或成员的事实，或分成几个项目`,
    ),
  );
}

function stagesOf(document: SchemeDocument): Finding[] {
  const known: readonly string[] = decidingRoles;
  return Object.entries(document.review.procedures).flatMap(([id, { stages }]) =>
    stages.flatMap((stage, at) =>
      known.includes(stage.role)
        ? []
        : finding(
            'unserved.role',
            `review.procedures.${id}.stages.${at}.role`,
            `环节“${stage.title}”由 ${stage.role} 办，系统里没有这种角色，申报会一直没人审；可以写：${known.join('、')}`,
          ),
    ),
  );
}

/** Nothing is booked at a period's end: each period has an account of its own, and what stands there goes on standing. */
function endOf(id: string, { title, atEnd, carries, expires, negativeRest }: BalanceRule): Finding[] {
  const at = `balances.${id}`;
  const found: Finding[] = [];
  if (atEnd === 'reset') {
    found.push(
      warning(
        'unserved.reset',
        `${at}.atEnd`,
        `账户“${title}”期末清零：系统现在还不会自动清。新的一期照样从零开始，可老的一期剩下的分在存折上还单独列着，请跟大家说明不能再用`,
      ),
    );
  }
  if (atEnd === 'carry') {
    found.push(
      warning(
        'unserved.carry',
        `${at}.atEnd`,
        `账户“${title}”期末结转：系统现在还不会自动带到下一期。老的一期剩下的分在存折上单独列着，要和新的一期加起来看`,
      ),
    );
  }
  if (negativeRest === 'kept') {
    found.push(
      finding(
        'unserved.negative_rest',
        `${at}.negativeRest`,
        `账户“${title}”清零时欠的分要带到下一期，系统现在还不会带，欠的就不见了；请先去掉 negativeRest，等系统办得了再写上`,
      ),
    );
  }
  if (carries !== undefined) {
    found.push(
      finding(
        'unserved.carries',
        `${at}.carries`,
        `账户“${title}”期末只结转一部分，系统现在还不会作废其余的，存折上会多分；请先去掉 carries，等系统办得了再写上`,
      ),
    );
  }
  if (expires !== undefined) {
    found.push(
      finding(
        'unserved.expires',
        `${at}.expires`,
        `账户“${title}”的分会到期作废，系统现在还不会到日子作废，过期的分会一直留在存折上；请先去掉 expires，等系统办得了再写上`,
      ),
    );
  }
  return found;
}

function itemsOf(document: SchemeDocument): Finding[] {
  return Object.entries(document.items).flatMap(([id, item]) => {
    const why = item.active === false ? null : whyUnfiled(item.subjects ?? ['household', 'member'], item);
    if (why === null) return [];
    const message =
      why === 'subject'
        ? `项目“${item.title}”记给村民小组、片区或单位，系统现在只能登记到户和个人，这一项请先记在本子上`
        : `项目“${item.title}”要写明是哪一种情形，系统现在还填不了，这一项请先记在本子上，或者分成几个项目`;
    return [warning(`unserved.${why}`, `items.${id}`, message)];
  });
}

function redemptionOf({ redemption }: SchemeDocument): Finding[] {
  if (redemption === undefined) return [];
  const message =
    '系统现在还不能下兑换单，兑换不会从存折上减分；兑换先照村里原来的办法登记，以兑换簿上剩下的为准';
  return [warning('unserved.redemption', 'redemption', message)];
}
