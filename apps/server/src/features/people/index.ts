export { peopleErrors } from './errors.ts';
export { findPersonsByIdNumber } from './find-by-id-number.ts';
export { findPersonsByPhone, type PersonOfPhone } from './find-persons.ts';
export {
  importRoster,
  type RosterHousehold,
  type RosterInput,
  type RosterMember,
  type RosterOrganisation,
} from './import-roster.ts';
export { maskIdNumber, maskName, maskPhone } from './mask.ts';
export { signsOf, soundsOf } from './name-sounds.ts';
export type { Person } from './person.ts';
export { readPersons, readPersonsAnywhere } from './persons.ts';
export { normalisePhone } from './phone.ts';
export { type HouseholdBalance, readHouseholdBalances } from './read-balances.ts';
export {
  type HouseholdBrief,
  type HouseholdKey,
  type HouseholdRecord,
  readHouseholdRecords,
  readHouseholds,
} from './read-households.ts';
export { renewPersons } from './renew-persons.ts';
export { writesOfErasure, writesOfPerson } from './write-persons.ts';
export { personsUseKey, rewrapPersons } from './rewrap-persons.ts';
export { readVillageFacts } from './read-village-facts.ts';
export { peopleRoutes } from './routes.ts';
export { alikeGroups, cleanGroupName, likenessOf } from './group-likeness.ts';
export { sortGroups } from './group-order.ts';
export { readHouseholdsSeen, seesHousehold } from './seen.ts';
export { CHANGE_KINDS, type ChangeKind } from './change-kinds.ts';
export {
  groupsGuard,
  householdScoreGuard,
  readLinkedHouseholds,
  rosterChanged,
  type RosterMessage,
  rosterTopic,
  villageScoreGuard,
} from './roster-changed.ts';
export type { HouseholdsTable, OrganisationKind, OrganisationsTable, Relation } from './tables.ts';
export { insertHousehold, insertMember, insertStay } from './store.ts';
export { isAtHome } from './policy.ts';
