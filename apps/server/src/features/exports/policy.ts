import type { Actor, Role } from '../../platform/command/index.ts';
import { definePolicy, mayAt } from '../../platform/policy/index.ts';

/** Those who keep a village's books, and the town that answers for them. */
const exporters: readonly Role[] = ['clerk', 'town_office'];

export const exportPolicies = { exportVillage: definePolicy('exports.export-village', exporters) };

export const mayExport = (actor: Actor, villageId: number): boolean => mayAt(actor, villageId, exporters);
