import type { OpenedServices } from '@jishan/server';
import {
  type Actor,
  type Command,
  type CommandAnswer,
  runCommand,
  systemActor,
} from '@jishan/server/platform/command';
import { keyOf } from './keys.ts';
import type { Random } from './random.ts';
import type { StoryClock } from './story-clock.ts';

/** Where the story is played: the server's own services on the story's clock. */
export interface Stage {
  services: OpenedServices;
  clock: StoryClock;
  random: Random;
}

const from = { ip: '127.0.0.1', requestId: 'demo' };

/** What a command needs besides its input; `step` names this act in the story. */
export interface Act {
  villageId: number;
  step: (string | number)[];
  actor?: Actor;
}

export function requestOf({ villageId, step, actor = systemActor('demo') }: Act) {
  return { actor, villageId, key: keyOf(villageId, ...step), from };
}

/** Runs one act of the story through the same commands as everybody. */
export function tryAct<Input, Result>(
  stage: Stage,
  command: Command<Input, Result>,
  request: Act,
  input: Input,
): Promise<CommandAnswer<Result>> {
  return runCommand(stage.services, command, requestOf(request), input);
}

/** @throws when the act was refused: the story is written so that it is not. */
export function resultOf<Result>(answer: CommandAnswer<Result>, { villageId, step }: Act): Result {
  if (answer.ok) return answer.result;
  const { code, message } = answer.error;
  throw new Error(`the demo stops at ${step.join(' ')} in village ${villageId}: ${code} ${message}`);
}

export async function act<Input, Result>(
  stage: Stage,
  command: Command<Input, Result>,
  request: Act,
  input: Input,
): Promise<Result> {
  return resultOf(await tryAct(stage, command, request, input), request);
}

/**
 * Does the same for each, so many at once that the writer can put them into shared transactions. Things of one
 * household follow each other: at the same moment they would only wait for one another.
 */
export async function eachOf<T>(
  things: readonly T[],
  householdOf: (thing: T) => string,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const queue = Map.groupBy(things, householdOf).values();
  const worker = async (): Promise<void> => {
    for (const ofOne of queue) for (const thing of ofOne) await work(thing);
  };
  await Promise.all(Array.from({ length: 24 }, worker));
}
