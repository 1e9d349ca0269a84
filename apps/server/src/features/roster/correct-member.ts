import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError, Json } from '../../platform/errors/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type Person, readPersons, type Relation, writesOfPerson } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { checkFacts, type FactField, type FactInput, factFields, mergeFacts, versionNow } from './facts.ts';
import { type Home, isClosed, memberOf, openHomes, type Stay } from './homes.ts';
import { type FactTurn, rememberFacts } from './past-facts.ts';
import { checkPerson, maskPerson } from './person-input.ts';
import { mayKeepRoster } from './policy.ts';
import { setMember, setRelation } from './store.ts';

export interface CorrectMemberInput {
  householdId: string;
  memberId: string;
  name?: string | undefined;
  /** Null or blank takes it away. */
  phone?: string | null | undefined;
  idNumber?: string | null | undefined;
  bornOn?: string | null | undefined;
  /** The head changes by a step of its own. */
  relation?: Exclude<Relation, 'head'> | undefined;
  facts?: FactInput | undefined;
  /** For facts: from when on they are so; absent: what stood there was wrong all along. */
  on?: string | undefined;
  reason: string;
}

/** Puts right who somebody is. The audit says what was and what is, masked: whoever was meant can still be told by the id. */
export const correctMember = (vault: Vault) =>
  defineCommand({
    name: 'roster.correct-member',
    policy: (ctx) => mayKeepRoster(ctx.actor, ctx.villageId),
    async decide(ctx, input: CorrectMemberInput) {
      const opened = await openHomes(ctx, [input.householdId]);
      if (!opened.ok) return opened;
      const [home] = opened.homes as [Home];
      const stay = memberOf(home, input.memberId);
      const fault = check(ctx, home, stay, input);
      if (fault || !stay) return { ok: false, error: fault ?? rosterErrors.member_unknown() };
      const persons = await readPersons(ctx.read, vault, ctx.villageId, [input.memberId]);
      const was = persons.get(input.memberId) ?? { name: '' };
      const who = personAfter(ctx, was, input);
      if (!who.ok) return who;
      const facts = await factsAfter(ctx, input);
      if (!facts.ok) return facts;
      const relation = input.relation !== undefined && input.relation !== stay.relation;
      const person = JSON.stringify(was) !== JSON.stringify(who.person);
      if (!relation && !person && facts.turns === 0)
        return { ok: false, error: rosterErrors.nothing_changed() };
      const at = { village_id: ctx.villageId };
      const writes: Write[] = [
        ...(person ? writesOfPerson(vault, ctx.villageId, input.memberId, who.person) : []),
        ...(relation
          ? [
              setRelation.down({
                ...at,
                member_id: stay.memberId,
                stay: stay.stay,
                relation: input.relation ?? 'other',
              }),
            ]
          : []),
        ...facts.writes,
      ];
      return {
        ok: true,
        effects: changed(ctx, {
          kind: 'member_corrected',
          householdId: home.row.id,
          memberId: input.memberId,
          on: input.on ?? null,
          reason: input.reason,
          before: { ...maskPerson(was), relation: stay.relation, facts: facts.before },
          after: {
            ...maskPerson(who.person),
            relation: input.relation ?? stay.relation,
            facts: facts.after,
          },
          // A name or another phone may open another account's door.
          moved: person ? [input.memberId] : [],
          guards: opened.guards,
          writes,
          result: { memberId: input.memberId },
        }),
      };
    },
  });

function check(
  ctx: CommandContext,
  home: Home,
  stay: Stay | null,
  input: CorrectMemberInput,
): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  if (!stay) return rosterErrors.member_unknown();
  if (stay.relation === 'head' && input.relation !== undefined) return rosterErrors.head_missing();
  return isClosed(home) ?? (input.on === undefined ? null : checkDay(ctx, input.on));
}

/** What is not typed stays; a name that was erased must be given anew. */
function personAfter(ctx: CommandContext, was: Person, input: CorrectMemberInput) {
  const given = {
    name: input.name ?? was.name,
    phone: input.phone === undefined ? was.phone : input.phone,
    idNumber: input.idNumber === undefined ? was.idNumber : input.idNumber,
    bornOn: input.bornOn === undefined ? was.bornOn : input.bornOn,
  };
  const checked = checkPerson(ctx, given);
  if (!checked.ok) return checked;
  const { phone: _phone, idNumber: _id, bornOn: _born, name: _name, ...rest } = was;
  return { ok: true as const, person: { ...checked.person, ...rest } satisfies Person };
}

type FactsAfter =
  | { ok: true; turns: number; writes: Write[]; before: Json; after: Json }
  | { ok: false; error: CodedError };

async function factsAfter(ctx: CommandContext, input: CorrectMemberInput): Promise<FactsAfter> {
  const given = input.facts ?? {};
  const scheme = await readScheme(ctx.read, ctx.villageId);
  const fields = factFields(versionNow(scheme, ctx.clock.now()), 'member');
  const wrong = checkFacts(fields, given);
  if (wrong) return { ok: false, error: wrong };
  const row = await ctx.read
    .selectFrom('members')
    .selectAll()
    .where('village_id', '=', ctx.villageId)
    .where('id', '=', input.memberId)
    .executeTakeFirstOrThrow();
  const after = mergeFacts(row.facts, given);
  const turns = fields.flatMap(({ name, title }: FactField): FactTurn[] => {
    const was = row.facts[name] ?? null;
    return was === (after[name] ?? null) ? [] : [{ fact: name, title, was }];
  });
  const past =
    input.on === undefined
      ? { ok: true as const, writes: [] }
      : await rememberFacts(ctx, `m:${row.id}`, input.on, turns);
  if (!past.ok) return past;
  const write = setMember({ village_id: ctx.villageId, id: row.id, facts: after, died_on: row.died_on });
  return {
    ok: true,
    turns: turns.length,
    writes: turns.length > 0 ? [write, ...past.writes] : [],
    before: row.facts,
    after,
  };
}
