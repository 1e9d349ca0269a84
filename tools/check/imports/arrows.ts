/**
 * Which server feature may use which other one, through its index.ts. What would close a circle goes through an event
 * in the outbox instead. A new arrow needs a decision note.
 */
export const featureArrows: Record<string, string[]> = {
  orgs: [],
  schemes: [],
  start: [],
  people: ['orgs', 'schemes'],
  rosters: ['people'],
  imports: ['rosters', 'people', 'orgs', 'schemes', 'access'],
  exports: ['people', 'orgs', 'schemes', 'events', 'passbook'],
  access: ['orgs', 'people'],
  roster: ['access', 'people', 'rosters', 'schemes'],
  enrolment: ['roster', 'people', 'schemes', 'access'],
  doors: ['access', 'orgs', 'people'],
  duties: ['access', 'orgs', 'people'],
  oversight: ['access', 'orgs'],
  events: ['enrolment', 'schemes', 'people', 'orgs'],
  review: ['events', 'people', 'schemes', 'orgs'],
  passbook: ['people', 'schemes', 'events'],
  privacy: ['access', 'events', 'imports', 'orgs', 'oversight', 'passbook', 'people', 'schemes'],
  bulletins: ['people', 'enrolment', 'passbook', 'schemes', 'orgs'],
};

/** npm packages that the pure scheme package may use, and no other. */
export const schemeLibraries = ['yaml', 'ajv', '@marcbachmann/cel-js'];

/** npm packages that the ledger may use, and no other. */
export const ledgerLibraries = ['kysely', 'pg'];
