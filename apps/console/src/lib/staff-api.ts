import type { DelegateBody, DutyBody, MakeStaffBody } from './api-types.ts';
import { client, command } from './http.ts';

/** The calls about signing in by steps, one's own account, and staff. */
export const staffApi = {
  enterFactor: (code: string) => client.call('enterSecondFactor', { body: { code } }),
  setPassword: (body: { oldPassword?: string; newPassword: string }) =>
    client.call('changePassword', { body }),
  beginFactor: (password?: string) =>
    client.call('beginSecondFactor', { body: password === undefined ? {} : { password } }),
  confirmFactor: (code: string) => client.call('confirmSecondFactor', { body: { code } }),
  renewRecoveryCodes: (password: string) => client.call('renewRecoveryCodes', { body: { password } }),

  sessions: () => client.call('listSessions', {}),
  endSession: (sessionId: string) => client.call('endSession', { path: { sessionId } }),
  endOtherSessions: () => client.call('endOtherSessions', {}),

  staff: (query: { q?: string; page: number; pageSize: number }) => client.call('listStaff', { query }),
  person: (accountId: string) => client.call('readStaff', { path: { accountId } }),
  makeStaff: (body: MakeStaffBody) => command('makeStaff', {}, body),
  giveDuty: (accountId: string, body: DutyBody) => command('giveDuty', { accountId }, body),
  resetPassword: (accountId: string) => command('resetStaffPassword', { accountId }, undefined),
  resetFactor: (accountId: string) => command('resetStaffSecondFactor', { accountId }, undefined),
  release: (accountId: string) => command('releaseStaff', { accountId }, undefined),
  disable: (accountId: string) => command('disableStaff', { accountId }, undefined),
  enable: (accountId: string) => command('enableStaff', { accountId }, undefined),
  rename: (accountId: string, displayName: string) => command('renameStaff', { accountId }, { displayName }),

  placeDuties: (placeId: number) => client.call('listPlaceDuties', { path: { placeId } }),
  places: (parent?: number) => client.call('listPlaces', { query: parent === undefined ? {} : { parent } }),
  ownDuties: () => client.call('listOwnDuties', {}),
  delegate: (grantId: string, body: DelegateBody) => command('delegateDuty', { grantId }, body),
  endDuty: (grantId: string) => command('endDuty', { grantId }, undefined),
};
