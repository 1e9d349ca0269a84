import {
  type CommandContext,
  defineSystemCommand,
  readGuards,
  type Write,
} from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { rosterChanged } from '../people/index.ts';
import type { RosterFamily, Understanding } from '../rosters/index.ts';
import { planFamilies } from './plan-families.ts';
import { readExisting } from './read-existing.ts';
import { setProgress } from './store.ts';
import { writeFamily } from './write-family.ts';

export interface WriteInput {
  importId: string;
  /** Households gone through once this is done, of how many. */
  done: number;
  total: number;
}

/** The one lock of an import: two workers that took it up both would see each other. */
export const importGuard = (importId: string): string => `import:${importId}`;

/**
 * Writes some households of an import: what is new, and what differs. It looks at the village again by itself, so that
 * what somebody else wrote meanwhile, or this very import before it was cut off, is not written twice.
 */
export const writeFamilies = (
  vault: Vault,
  families: readonly RosterFamily[],
  columnOf: Understanding['columnOf'],
) =>
  defineSystemCommand({
    name: 'imports.write-families',
    async decide(ctx: CommandContext, input: WriteInput) {
      const guards = await readGuards(ctx.read, ctx.villageId, [importGuard(input.importId)]);
      const existing = await readExisting(ctx.read, vault, ctx.villageId, families);
      const plan = planFamilies(existing, families, columnOf);
      const made = { households: 0, members: 0 };
      const writes: Write[] = [];
      const context = { ctx, vault, importId: input.importId, writes };
      const touched = plan.families.flatMap((family) => {
        const written = writeFamily(context, family);
        made.households += family.household ? 0 : 1;
        made.members += written.made;
        return written.made + written.changed > 0 ? [written.householdId] : [];
      });
      const progress = setProgress({
        village_id: ctx.villageId,
        id: input.importId,
        state: 'running',
        done: input.done,
        total: input.total,
      });
      return {
        guards,
        writes: [...writes, progress],
        audit: {
          action: 'imports.households-written',
          target: `roster-import:${input.importId}`,
          after: made,
        },
        outbox:
          touched.length === 0 ? [] : [rosterChanged({ householdIds: touched, memberIds: [], since: null })],
        result: made,
      };
    },
  });
