import type { AnswerOf, BodyOf } from '@jishan/contract';
import { client, command } from './http.ts';

export type Roster = AnswerOf<'readRoster'>;
export type RosterMember = Roster['members'][number];
export type FactField = Roster['fields']['household'][number];
export type FactValues = Roster['facts'];
export type ChangeLine = AnswerOf<'listHouseholdChanges'>['changes'][number];
export type ChangeBody = BodyOf<'changeHousehold'>;
export type AddHouseholdBody = BodyOf<'addHousehold'>;
export type AddMemberBody = BodyOf<'addMember'>;
export type Enrolment = AnswerOf<'readEnrolment'>;
export type Condition = NonNullable<Enrolment['eligibility']>['conditions'][number];
export type Consents = AnswerOf<'listConsents'>;
export type Organisation = AnswerOf<'listOrganisations'>['organisations'][number];
export type GroupsPage = AnswerOf<'listGroups'>;
export type GroupLine = GroupsPage['groups'][number];
export type GroupKind = BodyOf<'renameGroup'>['kind'];
export type OrganisationBody = BodyOf<'addOrganisation'>;

interface Home {
  villageId: number;
  householdId: string;
}

/** The calls about households in time, joining, agreeing and organisations. */
export const rosterApi = {
  fields: (villageId: number) => client.call('readFactFields', { path: { villageId } }),
  roster: (home: Home) => client.call('readRoster', { path: home }),
  changes: (home: Home) => client.call('listHouseholdChanges', { path: home }),
  addHousehold: (villageId: number, body: AddHouseholdBody) => command('addHousehold', { villageId }, body),
  correct: (home: Home, body: BodyOf<'correctHousehold'>) => command('correctHousehold', home, body),
  addMember: (home: Home, body: AddMemberBody) => command('addMember', home, body),
  correctMember: (home: Home, memberId: string, body: BodyOf<'correctMember'>) =>
    command('correctMember', { ...home, memberId }, body),
  change: (home: Home, body: ChangeBody) => command('changeHousehold', home, body),

  enrolment: (home: Home, on?: string) =>
    client.call('readEnrolment', { path: home, query: on === undefined ? {} : { on } }),
  enrol: (home: Home, body: BodyOf<'enrolHousehold'>) => command('enrolHousehold', home, body),
  withdraw: (home: Home, body: BodyOf<'withdrawHousehold'>) => command('withdrawHousehold', home, body),
  consents: (home: Home) => client.call('listConsents', { path: home }),
  agree: (home: Home, body: BodyOf<'giveConsent'>) => command('giveConsent', home, body),
  disagree: (home: Home, body: BodyOf<'withdrawConsent'>) => command('withdrawConsent', home, body),

  boundHouseholds: (villageId: number) => client.call('listBoundHouseholds', { path: { villageId } }),

  groups: (villageId: number) => client.call('listGroups', { path: { villageId } }),
  renameGroup: (villageId: number, body: BodyOf<'renameGroup'>) =>
    command('renameGroup', { villageId }, body),
  mergeGroups: (villageId: number, body: BodyOf<'mergeGroups'>) =>
    command('mergeGroups', { villageId }, body),
  regroup: (villageId: number, body: BodyOf<'regroupHouseholds'>) =>
    command('regroupHouseholds', { villageId }, body),

  organisations: (villageId: number) => client.call('listOrganisations', { path: { villageId } }),
  addOrganisation: (villageId: number, body: OrganisationBody) =>
    command('addOrganisation', { villageId }, body),
  correctOrganisation: (villageId: number, organisationId: string, body: OrganisationBody) =>
    command('correctOrganisation', { villageId, organisationId }, body),
  closeOrganisation: (villageId: number, organisationId: string, body: BodyOf<'closeOrganisation'>) =>
    command('closeOrganisation', { villageId, organisationId }, body),
};
