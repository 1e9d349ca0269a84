import { readBalances } from '@jishan/ledger';
import type { CommandContext } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { readScheme } from '../schemes/index.ts';
import { rosterErrors } from './errors.ts';
import { type GroupKind, groupWords } from './group-kinds.ts';

/**
 * Why another name would change points; null when it cannot. To the engine a group is its name, and calling it
 * otherwise on all days is the same village in other words, with two exceptions: a scheme that writes the name out, and
 * an account of the group's own in the ledger.
 */
export async function renamingFault(
  ctx: CommandContext,
  kind: GroupKind,
  names: { was: string; name: string },
): Promise<CodedError | null> {
  const { title, holder } = groupWords[kind];
  const scheme = await readScheme(ctx.read, ctx.villageId);
  for (const { document } of scheme?.versions ?? [])
    for (const name of [names.was, names.name])
      if (textsOf(document).some((text) => asksForName(text, kind, name)))
        return rosterErrors.group_in_scheme({ kind: title, name, version: String(document.version) });
  const holders = [`${holder}:${names.was}`, `${holder}:${names.name}`];
  const balances = await readBalances(ctx.read, ctx.villageId, holders);
  return balances.length > 0 ? rosterErrors.group_has_points({ kind: title, name: names.was }) : null;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const PARTLY = /\.(startsWith|endsWith|contains|matches|size)\s*\(/;

/** Whether a condition asks which group it is by this name, or by part of names. */
export function asksForName(text: string, kind: GroupKind, name: string): boolean {
  if (!new RegExp(String.raw`\b(household|organisation)\s*\.\s*${kind}\b`).test(text)) return false;
  return PARTLY.test(text) || text.includes(`"${name}"`) || text.includes(`'${name}'`);
}
