import { localDay } from '../../platform/clock/index.ts';
import {
  type CommandContext,
  defineCommand,
  type Effects,
  type Write,
} from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { OrganisationKind, OrganisationsTable } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { checkFacts, type FactInput, factFields, mergeFacts, versionNow } from './facts.ts';
import { mayKeepRoster } from './policy.ts';
import { insertOrganisation, setOrganisation } from './store.ts';

export interface OrganisationInput {
  name: string;
  kind: OrganisationKind;
  group?: string | undefined;
  /** The household that it accumulates to; null for none. */
  householdId?: string | null | undefined;
  facts?: FactInput | undefined;
  reason: string;
}

/** A shop or an association of the village. */
export const addOrganisation = defineCommand({
  name: 'roster.add-organisation',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: OrganisationInput) {
    const fault = await check(ctx, input);
    if (fault) return { ok: false, error: fault };
    const id = ctx.ids.uuid();
    const row = rowOf(ctx, id, input, { facts: {}, closed_on: null });
    return {
      ok: true,
      effects: effectsOf(ctx, 'organisation_added', id, input.reason, insertOrganisation(row)),
    };
  },
});

/** Puts right what the register says of it. */
export const correctOrganisation = defineCommand({
  name: 'roster.correct-organisation',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: OrganisationInput & { organisationId: string }) {
    const found = await readOrganisation(ctx, input.organisationId);
    if (!found) return { ok: false, error: rosterErrors.organisation_unknown() };
    if (found.closed_on !== null) return { ok: false, error: rosterErrors.organisation_closed() };
    const fault = await check(ctx, input);
    if (fault) return { ok: false, error: fault };
    const row = rowOf(ctx, found.id, input, found);
    return {
      ok: true,
      effects: effectsOf(ctx, 'organisation_corrected', found.id, input.reason, setOrganisation(row)),
    };
  },
});

/** It is no more from a day on; what it brought to its household stays there. */
export const closeOrganisation = defineCommand({
  name: 'roster.close-organisation',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: { organisationId: string; on: string; reason: string }) {
    const found = await readOrganisation(ctx, input.organisationId);
    if (!found) return { ok: false, error: rosterErrors.organisation_unknown() };
    if (found.closed_on !== null) return { ok: false, error: rosterErrors.organisation_closed() };
    const fault = reasonMissing(input) ? rosterErrors.reason_missing() : checkDay(ctx, input.on);
    if (fault) return { ok: false, error: fault };
    const write = setOrganisation({ ...found, closed_on: input.on });
    return {
      ok: true,
      effects: effectsOf(ctx, 'organisation_closed', found.id, input.reason, write),
    };
  },
});

async function check(ctx: CommandContext, input: OrganisationInput): Promise<CodedError | null> {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  if (input.name.trim() === '') return rosterErrors.name_missing();
  if (input.householdId) {
    const household = await ctx.read
      .selectFrom('households')
      .select('closed_on')
      .where('village_id', '=', ctx.villageId)
      .where('id', '=', input.householdId)
      .executeTakeFirst();
    if (!household) return rosterErrors.household_unknown();
    if (household.closed_on !== null) return rosterErrors.household_closed({ closedOn: household.closed_on });
  }
  const scheme = await readScheme(ctx.read, ctx.villageId);
  return checkFacts(factFields(versionNow(scheme, ctx.clock.now()), 'organisation'), input.facts ?? {});
}

function readOrganisation(ctx: CommandContext, id: string): Promise<OrganisationsTable | undefined> {
  return ctx.read
    .selectFrom('organisations')
    .selectAll()
    .where('village_id', '=', ctx.villageId)
    .where('id', '=', id)
    .executeTakeFirst();
}

function rowOf(
  ctx: CommandContext,
  id: string,
  input: OrganisationInput,
  was: Pick<OrganisationsTable, 'facts' | 'closed_on'>,
): OrganisationsTable {
  return {
    village_id: ctx.villageId,
    id,
    name: input.name.trim(),
    kind: input.kind,
    group_name: (input.group ?? '').trim(),
    household_id: input.householdId ?? null,
    facts: mergeFacts(was.facts, input.facts ?? {}),
    closed_on: was.closed_on,
  };
}

function effectsOf(
  ctx: CommandContext,
  action: string,
  organisationId: string,
  reason: string,
  write: Write,
): Effects<{ organisationId: string }> {
  return {
    guards: [],
    writes: [write],
    postings: [],
    audit: {
      action: `roster.${action}`,
      target: `organisation:${organisationId}`,
      after: { on: localDay(ctx.clock.now()) },
      reason: reason.trim(),
    },
    outbox: [],
    result: { organisationId },
  };
}
