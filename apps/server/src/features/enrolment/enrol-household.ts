import { type CompiledScheme, type EligibilityView, versionAt } from '@jishan/scheme';
import { addDays, localDay, startOfDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { ownPersonsIn } from '../../platform/policy/index.ts';
import {
  changed,
  closing,
  goOnIn,
  type Home,
  openHomes,
  setMemberTakingPart,
  writeOfEnd,
} from '../roster/index.ts';
import { readScheme } from '../schemes/index.ts';
import { writesOfAnswer } from './answer-consent.ts';
import { readConsentTexts } from './consent-texts.ts';
import { readEligibility } from './eligibility.ts';
import { enrolmentErrors } from './errors.ts';
import { readConsents } from './read-consents.ts';
import type { ConsentWay } from './tables.ts';
import { type ActsAs, actsAs } from './policy.ts';
import { insertEnrolment, setTakingPart } from './store.ts';

export interface EnrolInput {
  householdId: string;
  /** First day of taking part. */
  on: string;
  /** Who speaks for the household: the head, or whoever came. On the phone it is whoever holds it. */
  memberId?: string | undefined;
  /** Members that do not count in the household's average; everybody else does. */
  notCounting?: string[] | undefined;
  /** What the speaker agrees to, as shown. All that is required must be among them. */
  consents: { purpose: string; version: number }[];
  /** At the desk: signed on paper, or by word of mouth before a witness. */
  paper?: 'signed' | 'spoken' | undefined;
}

/** A household joins, if it wants to and the scheme's conditions are met. */
export const enrolHousehold = defineCommand({
  name: 'enrolment.enrol-household',
  policy: async (ctx: CommandContext, input: EnrolInput) =>
    (await actsAs(ctx, input.householdId)) ? null : enrolmentErrors.household_unknown(),
  async decide(ctx: CommandContext, input: EnrolInput) {
    const as = (await actsAs(ctx, input.householdId)) ?? 'desk';
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const checked = await check(ctx, home, as, input);
    if (!checked.ok) return checked;
    const { version } = checked;
    const joined = joining(ctx, home, input);
    return {
      ok: true,
      effects: changed(ctx, {
        ...joined,
        kind: 'joined',
        on: joined.since,
        reason: '',
        guards: opened.guards,
        writes: [
          ...joined.writes,
          insertEnrolment({
            village_id: ctx.villageId,
            id: ctx.ids.uuid(),
            household_id: joined.result.householdId,
            joined_on: input.on,
            way: as,
            paper: as === 'self' ? null : (input.paper ?? null),
            scheme_version: version,
            eligible: true,
            written_at: ctx.clock.now().toISOString(),
            written_by: ctx.actor.accountId,
          }),
          ...answersOf(ctx, checked, as === 'self' ? 'phone' : input.paper === 'spoken' ? 'spoken' : 'paper'),
        ],
      }),
    };
  },
});

interface Agreement {
  speaker: string;
  /** Where the speaker stood with every purpose, and what they say to it now. */
  answers: { purpose: string; version: number; given: boolean; wasOpen: boolean }[];
}

/** Who was shown all texts and agreed to some has said no to the others. */
function answersOf(ctx: CommandContext, { speaker, answers }: Agreement, way: ConsentWay): Write[] {
  return answers.flatMap((answer) => writesOfAnswer(ctx, { memberId: speaker, way, ...answer }));
}

async function readAgreement(
  ctx: CommandContext,
  speaker: string,
  agreed: EnrolInput['consents'],
): Promise<Agreement> {
  const { texts, answers } = await readConsents(ctx.read, ctx.villageId, [speaker]);
  return {
    speaker,
    answers: texts.map(({ purpose, version }) => {
      const state = answers.find((one) => one.purpose === purpose)?.state;
      const given = agreed.some((one) => one.purpose === purpose);
      return { purpose, version, given, wasOpen: state === 'given' || state === 'outdated' };
    }),
  };
}

type Checked = ({ ok: true; version: string } & Agreement) | { ok: false; error: CodedError };

async function check(ctx: CommandContext, home: Home, as: ActsAs, input: EnrolInput): Promise<Checked> {
  const fail = (error: CodedError): Checked => ({ ok: false, error });
  const today = localDay(ctx.clock.now());
  const { joined_on, left_on, closed_on } = home.row;
  if (closed_on !== null) return fail(enrolmentErrors.closed());
  if (joined_on !== null && left_on === null) return fail(enrolmentErrors.already());
  if (as === 'self' && input.on !== today) return fail(enrolmentErrors.only_today());
  const earliest = joined_on ?? '1950-01-01';
  if (input.on > today || input.on < earliest)
    return fail(enrolmentErrors.day_wrong({ day: input.on, earliest, today }));
  if (as === 'desk' && input.paper === undefined) return fail(enrolmentErrors.paper_missing());
  const speaker = speakerOf(ctx, home, as, input);
  if (speaker === null) return fail(enrolmentErrors.member_unknown());
  const scheme = await readScheme(ctx.read, ctx.villageId);
  if (scheme === null) return fail(enrolmentErrors.scheme_missing());
  const missing = await findMissingConsent(ctx, input);
  if (missing) return fail(missing);
  const view = await readEligibility(ctx.read, ctx.villageId, scheme, home.row.id, input.on);
  const refused = refusalOf(view);
  if (refused) return fail(refused);
  const agreement = await readAgreement(ctx, speaker, input.consents);
  return { ok: true, ...agreement, version: versionNameAt(scheme, input.on) };
}

const versionNameAt = (scheme: CompiledScheme, day: string) =>
  versionAt(scheme, startOfDay(day).getTime())?.version ?? '';

function speakerOf(ctx: CommandContext, home: Home, as: ActsAs, input: EnrolInput): string | null {
  const own = ownPersonsIn(ctx.actor, { villageId: ctx.villageId, householdId: home.row.id });
  const head = home.open.find((one) => one.relation === 'head')?.memberId;
  const wished = input.memberId ?? (as === 'self' ? own[0] : head);
  if (as === 'self' && !own.some((id) => id === wished)) return null;
  return home.open.some((one) => one.memberId === wished) ? (wished ?? null) : null;
}

async function findMissingConsent(ctx: CommandContext, { consents }: EnrolInput): Promise<CodedError | null> {
  const texts = await readConsentTexts(ctx.read);
  for (const { purpose, version } of consents) {
    const text = texts.find((one) => one.purpose === purpose);
    if (!text) return enrolmentErrors.purpose_unknown();
    if (text.version !== version) return enrolmentErrors.text_changed();
  }
  const lacking = texts.find(
    (one) => one.required && !consents.some(({ purpose }) => purpose === one.purpose),
  );
  return lacking ? enrolmentErrors.consent_missing({ title: lacking.title }) : null;
}

/** Why the conditions do not let it in; null when they do. */
export function refusalOf(view: EligibilityView | null): CodedError | null {
  if (view === null) return enrolmentErrors.scheme_missing();
  if (view.eligible === true) return null;
  const unmet = view.conditions.filter((one) => one.met === false).map((one) => one.text);
  if (view.eligible === false && unmet.length > 0) return enrolmentErrors.not_eligible({ unmet });
  const unknown = view.conditions
    .filter((one) => one.met === null)
    .flatMap((one) => one.facts.filter((fact) => fact.value === null).map((fact) => fact.title));
  return enrolmentErrors.facts_unknown({ facts: [...new Set(unknown)] });
}

/**
 * The rows of joining. Somebody who joins again after days of not taking part goes on as a new household, in which the old
 * one's book goes on: the days between stay days on which it did not take part.
 */
function joining(ctx: CommandContext, home: Home, { on, notCounting = [] }: EnrolInput) {
  const { row } = home;
  const counts = (memberId: string) => !notCounting.includes(memberId);
  if (row.left_on !== null && on > addDays(row.left_on, 1)) {
    const people = home.open.map((one) => ({ ...one, from: counts(one.memberId) ? on : null }));
    const next = goOnIn(ctx, home, people, {
      on,
      doorCode: row.door_code,
      takesPart: true,
      keepsPoints: true,
    });
    const ends = home.open.map((one) => writeOfEnd(ctx.villageId, one, on));
    return { ...next, since: on, writes: [closing(ctx.villageId, home, on), ...ends, ...next.writes] };
  }
  const writes: Write[] = [
    setTakingPart({
      village_id: ctx.villageId,
      id: row.id,
      joined_on: row.joined_on ?? on,
      left_on: null,
    }),
    ...home.open
      .filter((one) => one.from === null && counts(one.memberId))
      .map((one) =>
        setMemberTakingPart({
          village_id: ctx.villageId,
          member_id: one.memberId,
          stay: one.stay,
          participating_from: one.beganOn !== null && one.beganOn > on ? one.beganOn : on,
          participating_to: null,
        }),
      ),
  ];
  return {
    householdId: row.id,
    // A day of leaving that is taken back may lie before.
    since: row.left_on ?? on,
    after: { joinedOn: row.joined_on ?? on, notCounting },
    moved: [],
    writes,
    result: { householdId: row.id },
  };
}
