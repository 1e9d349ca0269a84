import type { Actor } from '../../platform/command/index.ts';
import { definePolicy, mayAt } from '../../platform/policy/index.ts';
import type { Role } from '../../platform/command/index.ts';

/** A village's own clerk, or the town's people who set up a village that has no clerk yet. */
const importers: readonly Role[] = ['clerk', 'town_office'];

export const importPolicies = {
  importRoster: definePolicy('imports.import-roster', importers),
  /** Empty forms tell nothing of anybody. */
  readTemplates: definePolicy('imports.read-templates', 'signed_in'),
};

export const mayImport = (actor: Actor, villageId: number): boolean => mayAt(actor, villageId, importers);
