export { peopleErrors } from './errors.ts';
export { findPersonsByPhone, type PersonOfPhone } from './find-persons.ts';
export {
  importRoster,
  type RosterHousehold,
  type RosterInput,
  type RosterMember,
  type RosterOrganisation,
} from './import-roster.ts';
export { maskName, maskPhone } from './mask.ts';
export { normalisePhone } from './phone.ts';
export { type HouseholdBalance, readHouseholdBalances } from './read-balances.ts';
export { type HouseholdBrief, type HouseholdKey, readHouseholds } from './read-households.ts';
export { readVillageFacts } from './read-village-facts.ts';
export { peopleRoutes } from './routes.ts';
