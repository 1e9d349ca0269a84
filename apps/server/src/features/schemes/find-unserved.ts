import { factTitle, type Finding, type SchemeDocument } from '@jishan/scheme';
import { decidingRoles } from '../../platform/policy/index.ts';

/**
 * What a lawful document says that this server cannot carry out yet. Put in force it would go wrong without a word:
 * points missing in the passbook, a case that nobody finds. Empty when all of it can be carried out.
 */
export function findUnserved(document: SchemeDocument): Finding[] {
  return [...basesOf(document), ...eventFactsOf(document), ...stagesOf(document)];
}

const finding = (code: string, path: string, message: string): Finding => ({
  level: 'error',
  code,
  path,
  message,
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
