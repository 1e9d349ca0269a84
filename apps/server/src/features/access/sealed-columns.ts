import type { SealedColumn } from '../../platform/vault/index.ts';
import { sealedPhonePlace } from './door-keys.ts';
import { secretPlace } from './second-factor.ts';

/** What this feature keeps sealed for long; drafts and tickets are over within minutes. */
export const accessSealedColumns: SealedColumn[] = [
  {
    table: 'second_factors',
    by: 'writer',
    column: 'secret_sealed',
    keys: ['account_id'],
    placeOf: (row) => secretPlace(row.account_id as string),
  },
  {
    table: 'access_doors',
    by: 'app',
    column: 'sealed',
    keys: ['kind', 'door_index'],
    placeOf: (row) => sealedPhonePlace(row.door_index as Buffer),
  },
];
