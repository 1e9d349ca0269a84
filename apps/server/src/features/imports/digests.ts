import type { Vault } from '../../platform/vault/index.ts';
import type { Person } from '../people/index.ts';

/** How an import leaves a row, as text that is the same for the same content. */
export type RowState =
  | { kind: 'member'; person: Person; relation: string }
  | { kind: 'household'; state: HouseholdState };

export interface HouseholdState {
  doorCode: string;
  group: string;
  section: string;
  joinedOn: string | null;
}

const purpose = 'imports.row';

function textOfState(state: RowState): string {
  if (state.kind === 'household') {
    const { doorCode, group, section, joinedOn } = state.state;
    return JSON.stringify([doorCode, group, section, joinedOn]);
  }
  const fields = Object.entries(state.person).filter(([, value]) => value !== undefined && value !== '');
  return JSON.stringify([state.relation, fields.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** A keyed digest: it tells whether somebody touched the row since, and nothing of what is in it. */
export const digestOf = (vault: Vault, villageId: number, state: RowState): Buffer =>
  vault.blind(textOfState(state), villageId, purpose);

/** Keys may have changed since the digest was made: every one that is known is tried. */
export const isAsLeft = (vault: Vault, villageId: number, digest: Buffer, state: RowState): boolean =>
  vault.blinds(textOfState(state), villageId, purpose).some((one) => one.equals(digest));

export const beforePlace = (villageId: number, importId: string, targetId: string): string =>
  `roster-import:${villageId}:${importId}:${targetId}`;
