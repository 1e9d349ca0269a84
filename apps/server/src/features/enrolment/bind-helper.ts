import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import { readHelpers } from '../access/index.ts';
import { enrolmentErrors } from './errors.ts';
import { actsAs } from './policy.ts';
import { endBinding, insertBinding } from './store.ts';

export interface BindingInput {
  householdId: string;
  helperAccountId: string;
}

const guardOf = (input: BindingInput) => `helper:${input.householdId}:${input.helperAccountId}`;

/** A household names a helper of the village who may see to its affairs. */
export const bindHelper = defineCommand({
  name: 'enrolment.bind-helper',
  policy: async (ctx: CommandContext, input: BindingInput) =>
    (await actsAs(ctx, input.householdId)) ? null : enrolmentErrors.household_unknown(),
  async decide(ctx: CommandContext, input: BindingInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, [guardOf(input)]);
    const helpers = await readHelpers(ctx.read, ctx.villageId, localDay(ctx.clock.now()));
    if (!helpers.some((one) => one.accountId === input.helperAccountId))
      return { ok: false, error: enrolmentErrors.helper_unknown() };
    if (await findBinding(ctx, input)) return { ok: false, error: enrolmentErrors.helper_bound() };
    const id = ctx.ids.uuid();
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertBinding({
            village_id: ctx.villageId,
            id,
            household_id: input.householdId,
            helper_account: input.helperAccountId,
            bound_at: ctx.clock.now().toISOString(),
            bound_by: ctx.actor.accountId,
          }),
        ],
        postings: [],
        audit: auditOf('helper-bound', input),
        outbox: [],
        result: { bindingId: id },
      },
    };
  },
});

/** The household, the helper or the clerk ends it; nobody has to say why. */
export const unbindHelper = defineCommand({
  name: 'enrolment.unbind-helper',
  policy: async (ctx: CommandContext, input: BindingInput) =>
    (await actsAs(ctx, input.householdId)) ? null : enrolmentErrors.household_unknown(),
  async decide(ctx: CommandContext, input: BindingInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, [guardOf(input)]);
    const binding = await findBinding(ctx, input);
    if (!binding) return { ok: false, error: enrolmentErrors.helper_unbound() };
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          endBinding({
            village_id: ctx.villageId,
            id: binding.id,
            unbound_at: ctx.clock.now().toISOString(),
            unbound_by: ctx.actor.accountId,
          }),
        ],
        postings: [],
        audit: auditOf('helper-unbound', input),
        outbox: [],
        result: { bindingId: binding.id },
      },
    };
  },
});

function auditOf(action: string, { householdId, helperAccountId }: BindingInput) {
  return {
    action: `enrolment.${action}`,
    target: `household:${householdId}`,
    after: { helper: helperAccountId },
  };
}

function findBinding(ctx: CommandContext, { householdId, helperAccountId }: BindingInput) {
  return ctx.read
    .selectFrom('helper_bindings')
    .select('id')
    .where('village_id', '=', ctx.villageId)
    .where('household_id', '=', householdId)
    .where('helper_account', '=', helperAccountId)
    .where('unbound_at', 'is', null)
    .executeTakeFirst();
}
