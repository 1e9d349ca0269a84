export { publishKey, readKeys, retireKey, watchKeys } from './key-store.ts';
export { renewColumn, type SealedColumn, usesKey } from './sealed-column.ts';
export type { SuiteName } from './suites.ts';
export { createVault, type OwnKey, type Vault } from './vault.ts';
