import { addDays, localDay, startOfDay } from '../../platform/clock/index.ts';
import {
  type CommandAnswer,
  type CommandContext,
  type CommandRequest,
  defineCommand,
  readGuards,
  runCommand,
} from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { privacyErrors } from './errors.ts';
import { readSubject } from './read-traces.ts';
import { mayAskFor } from './request-erasure.ts';
import { type CopyReason, copyReasons } from './reasons.ts';
import type { PrivacyServices } from './services.ts';
import { insertCopy } from './store.ts';

/** Made in the background, fetched within a day, then thrown away. */
const HOURS_KEPT = 24;
const COPIES_PER_DAY = 5;

export const copyJob = 'privacy.make-copies';

export const copyFolder = (villageId: number, copyId: string): string => `data-copies/${villageId}/${copyId}`;

/** Where the key of one copy is sealed. */
export const copyKeyPlace = (villageId: number, copyId: string): string =>
  `data-copy:${villageId}:${copyId}:key`;

export interface AskCopyInput {
  memberId: string;
  /** Needed at the desk. */
  reason?: CopyReason | undefined;
}

const askCopyCommand = (vault: Vault) =>
  defineCommand({
    name: 'privacy.ask-copy',
    // Whose copy it may be depends on who lives where: decided below, where that is read.
    policy: async () => null,
    async decide(ctx: CommandContext, { memberId, reason }: AskCopyInput) {
      const { read, villageId } = ctx;
      const guards = await readGuards(read, villageId, [`data-copy:${memberId}`]);
      const now = ctx.clock.now();
      const asked = await mayAskFor(ctx, await readSubject(read, vault, villageId, memberId, now));
      if (!asked.ok) return asked;
      const { way, subject } = asked;
      const ready = copyReasons.find((one) => one.code === reason);
      if (way === 'desk' && !ready) return { ok: false, error: privacyErrors.reason_missing() };
      const latest = await readToday(ctx, memberId, now);
      if (latest.some((copy) => copy.state === 'waiting'))
        return { ok: false, error: privacyErrors.copy_running() };
      if (latest.length >= COPIES_PER_DAY) return { ok: false, error: privacyErrors.copies_today() };
      const copyId = ctx.ids.uuid();
      return {
        ok: true,
        effects: {
          guards,
          writes: [
            insertCopy({
              village_id: villageId,
              id: copyId,
              person_id: memberId,
              household_id: subject.householdId,
              asked_by: ctx.actor.accountId,
              asked_at: now,
              way,
              expires_at: new Date(now.getTime() + HOURS_KEPT * 3_600_000),
            }),
          ],
          postings: [],
          audit: {
            action: 'privacy.copy-asked',
            target: `data-copy:${copyId}`,
            after: { memberId, way },
            ...(ready ? { reason: ready.label } : {}),
          },
          outbox: [],
          result: { copyId },
        },
      };
    },
  });

function readToday(ctx: CommandContext, memberId: string, now: Date) {
  const today = localDay(now);
  return ctx.read
    .selectFrom('data_copies')
    .select(['id', 'state'])
    .where('village_id', '=', ctx.villageId)
    .where('person_id', '=', memberId)
    .where('asked_at', '>=', startOfDay(today))
    .where('asked_at', '<', startOfDay(addDays(today, 1)))
    .execute();
}

/** Orders a copy of what is held about a member and their household; it is made at once in the background. */
export async function askCopy(
  services: PrivacyServices,
  request: CommandRequest,
  input: AskCopyInput,
): Promise<CommandAnswer<{ copyId: string }>> {
  const answer = await runCommand(services, askCopyCommand(services.vault), request, input);
  if (answer.ok) services.background.wake(copyJob);
  return answer;
}
