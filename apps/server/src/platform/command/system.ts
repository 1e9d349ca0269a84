import type { Ids } from '../ids/index.ts';
import { systemActor } from './system-actor.ts';
import type { Command, CommandContext, CommandRequest, Effects } from './types.ts';

/**
 * The request of a command that the server gives itself: from a job, a message of the outbox, a clean-up.
 *
 * @param name of the work, as the village's record shows it
 * @example await runCommand(services, emptyCopy, systemRequest(services, 'data-copy', villageId), { copyId });
 */
export const systemRequest = (services: { ids: Ids }, name: string, villageId: number): CommandRequest => ({
  actor: systemActor(name),
  villageId,
  key: services.ids.uuid(),
  from: { ip: '', requestId: name },
});

type SystemEffects<Result> = Pick<Effects<Result>, 'writes' | 'audit'> & Partial<Effects<Result>>;

/**
 * Declares a command of the server itself. No route leads here, and whoever set the work off was asked then whether
 * they may: so it has no policy, and nothing to refuse.
 */
export function defineSystemCommand<Input, Result = Record<never, never>>(command: {
  name: string;
  decide(ctx: CommandContext, input: Input): Promise<SystemEffects<Result>> | SystemEffects<Result>;
}): Command<Input, Result> {
  return {
    name: command.name,
    policy: () => null,
    async decide(ctx, input) {
      const effects = await command.decide(ctx, input);
      // Without a result named, Result is the empty object.
      const result = effects.result ?? ({} as Result);
      return { ok: true, effects: { guards: [], postings: [], outbox: [], ...effects, result } };
    },
  };
}
