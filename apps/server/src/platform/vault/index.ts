export { createVault, type OwnKey, type Vault } from './vault.ts';
