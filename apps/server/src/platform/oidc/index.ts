export { createOidc } from './client.ts';
export type { OidcChecks, OidcFault, OidcOutcome, OidcPerson, OidcPort, OidcSettings } from './port.ts';
