import { isUnder, localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { ownPersons } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readPersons } from '../people/index.ts';
import { readConsentTexts } from './consent-texts.ts';
import { enrolmentErrors } from './errors.ts';
import { type ActsAs, actsAs } from './policy.ts';
import { closeConsents, insertConsent } from './store.ts';
import type { ConsentWay, GuardianRelation } from './tables.ts';

export interface ConsentInput {
  householdId: string;
  memberId: string;
  purpose: string;
  /** The version that was shown. */
  version: number;
  given: boolean;
  /** At the desk: how they said so. On the phone it says itself. */
  way?: 'paper' | 'spoken' | undefined;
  guardianId?: string | undefined;
  guardianRelation?: GuardianRelation | undefined;
}

/** Somebody agrees to one purpose, or takes it back: by themselves on a phone, or at the desk as noted there. */
export const answerConsent = (vault: Vault) =>
  defineCommand({
    name: 'enrolment.answer-consent',
    policy: async (ctx, input: ConsentInput) =>
      (await actsAs(ctx, input.householdId)) ? null : enrolmentErrors.household_unknown(),
    async decide(ctx, input: ConsentInput) {
      const guards = await readGuards(ctx.read, ctx.villageId, [`consent:${input.memberId}`]);
      const checked = await checkAnswer(ctx, vault, input);
      if (!checked.ok) return checked;
      return {
        ok: true,
        effects: {
          guards,
          writes: writesOfAnswer(ctx, { ...input, way: checked.way, wasOpen: checked.wasOpen }),
          postings: [],
          audit: {
            action: input.given ? 'enrolment.consent-given' : 'enrolment.consent-withdrawn',
            target: `member:${input.memberId}`,
            after: {
              purpose: input.purpose,
              version: input.version,
              way: checked.way,
              guardian: input.guardianId ?? null,
            },
          },
          outbox: [],
          result: { memberId: input.memberId, purpose: input.purpose, given: input.given },
        },
      };
    },
  });

type Checked = { ok: true; way: ConsentWay; wasOpen: boolean } | { ok: false; error: CodedError };

async function checkAnswer(ctx: CommandContext, vault: Vault, input: ConsentInput): Promise<Checked> {
  const fail = (error: CodedError): Checked => ({ ok: false, error });
  const as = await actsAs(ctx, input.householdId);
  const text = (await readConsentTexts(ctx.read)).find((one) => one.purpose === input.purpose);
  if (!text || as === null) return fail(enrolmentErrors.purpose_unknown());
  // A no needs no newest text.
  if (input.given && text.version !== input.version) return fail(enrolmentErrors.text_changed());
  const stay = await ctx.read
    .selectFrom('member_stays')
    .select('member_id')
    .where('village_id', '=', ctx.villageId)
    .where('household_id', '=', input.householdId)
    .where('member_id', '=', input.memberId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (!stay) return fail(enrolmentErrors.member_unknown());
  const fault = await checkSpeaker(ctx, vault, as, input);
  if (fault) return fail(fault);
  if (as === 'desk' && input.way === undefined) return fail(enrolmentErrors.paper_missing());
  const open = await ctx.read
    .selectFrom('consents')
    .select('id')
    .where('village_id', '=', ctx.villageId)
    .where('member_id', '=', input.memberId)
    .where('purpose', '=', input.purpose)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return { ok: true, way: as === 'self' ? 'phone' : (input.way ?? 'paper'), wasOpen: open !== undefined };
}

/** People speak for themselves; for a child under 14 a grown-up does. */
async function checkSpeaker(
  ctx: CommandContext,
  vault: Vault,
  as: ActsAs,
  { memberId, guardianId, guardianRelation }: ConsentInput,
): Promise<CodedError | null> {
  const ids = guardianId === undefined ? [memberId] : [memberId, guardianId];
  const persons = await readPersons(ctx.read, vault, ctx.villageId, ids);
  const today = localDay(ctx.clock.now());
  const isChild = isUnder(14, persons.get(memberId)?.bornOn, today);
  if (!isChild) {
    if (guardianId !== undefined) return enrolmentErrors.guardian_needless();
    return as === 'desk' || ownPersons(ctx.actor).includes(memberId) ? null : enrolmentErrors.not_yours();
  }
  if (guardianId === undefined || guardianRelation === undefined) return enrolmentErrors.guardian_missing();
  const guardian = persons.get(guardianId);
  if (!guardian || guardianId === memberId || isUnder(18, guardian.bornOn, today))
    return enrolmentErrors.guardian_wrong();
  return as === 'desk' || ownPersons(ctx.actor).includes(guardianId) ? null : enrolmentErrors.not_yours();
}

/** The rows of one answer: what stood is closed, and a new line says what holds now. */
export function writesOfAnswer(
  ctx: CommandContext,
  answer: Omit<ConsentInput, 'way' | 'householdId'> & { way: ConsentWay; wasOpen: boolean },
): Write[] {
  const { memberId, purpose, version, given, way, wasOpen } = answer;
  const now = ctx.clock.now().toISOString();
  const by = ctx.actor.accountId;
  const close = closeConsents({
    village_id: ctx.villageId,
    member_id: memberId,
    purpose,
    withdrawn_at: now,
    withdrawn_way: way,
    withdrawn_by: by,
  });
  if (!given && wasOpen) return [close];
  return [
    close,
    insertConsent({
      village_id: ctx.villageId,
      id: ctx.ids.uuid(),
      member_id: memberId,
      purpose,
      version,
      given_at: now,
      way,
      recorded_by: by,
      guardian_id: answer.guardianId ?? null,
      guardian_relation: answer.guardianRelation ?? null,
      withdrawn_at: given ? null : now,
      withdrawn_way: given ? null : way,
      withdrawn_by: given ? null : by,
      refused: !given,
    }),
  ];
}
