import { authErrors } from '../../platform/auth/index.ts';
import {
  type CommandAnswer,
  type CommandRequest,
  defineCommand,
  readGuards,
  runCommand,
} from '../../platform/command/index.ts';
import { exportErrors } from './errors.ts';
import { mayExport } from './policy.ts';
import { type ExportReason, exportReasons } from './reasons.ts';
import type { ExportServices } from './services.ts';
import { insertExport } from './store.ts';

/** A finished file is kept this long. */
const HOURS_KEPT = 24;

export interface AskInput {
  kind: 'workbook' | 'archive';
  inFull: boolean;
  reason?: ExportReason | undefined;
  note?: string | undefined;
}

const askCommand = defineCommand({
  name: 'exports.ask-export',
  policy: async (ctx) => (mayExport(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, { kind, inFull, reason, note = '' }: AskInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, ['village-exports']);
    const ready = exportReasons.find((one) => one.code === reason);
    if (inFull && !ready) return { ok: false, error: exportErrors.reason_missing() };
    const open = await ctx.read
      .selectFrom('village_exports')
      .select('id')
      .where('village_id', '=', ctx.villageId)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (open) return { ok: false, error: exportErrors.export_running() };
    const now = ctx.clock.now();
    const exportId = ctx.ids.uuid();
    const words = [ready?.label, note.trim()].filter(Boolean).join('：');
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertExport({
            village_id: ctx.villageId,
            id: exportId,
            asked_by: ctx.actor.accountId,
            asked_at: now,
            kind,
            in_full: inFull,
            state: 'waiting',
            pieces: 0,
            bytes: 0,
            expires_at: new Date(now.getTime() + HOURS_KEPT * 3_600_000),
          }),
        ],
        postings: [],
        audit: {
          action: inFull ? 'exports.asked-in-full' : 'exports.asked',
          target: `export:${exportId}`,
          after: { kind },
          ...(words === '' ? {} : { reason: words }),
        },
        outbox: [],
        result: { exportId },
      },
    };
  },
});

export const exportJob = 'exports.run';

/** Asks for a file of everything a village owns; it is made in the background and can be fetched for a day. */
export async function askExport(
  services: ExportServices,
  request: CommandRequest,
  input: AskInput,
): Promise<CommandAnswer<{ exportId: string }>> {
  const answer = await runCommand(services, askCommand, request, input);
  if (answer.ok) services.background.wake(exportJob);
  return answer;
}
