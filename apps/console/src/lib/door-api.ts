import type { AnswerOf } from '@jishan/contract';
import { client, command } from './http.ts';

export type CardLine = AnswerOf<'listCards'>['cards'][number];
export type IssuedCards = AnswerOf<'issueCards'>;
export type IssuedCard = IssuedCards['cards'][number];

/** The calls about household cards and single sign-on. */
export const doorApi = {
  ways: () => client.call('readWays', {}),
  beginSso: (binding: string) =>
    client.call('beginWebSignIn', { body: { via: 'oidc', to: 'console', binding } }),
  finishSso: (ticket: string, binding: string) =>
    client.call('finishStaffWebSignIn', { body: { ticket, binding, asCookie: true } }),
  bindStaff: (accountId: string, staffKey: string | null) =>
    command('bindStaff', { accountId }, { staffKey }),

  cards: (villageId: number) => client.call('listCards', { path: { villageId } }),
  issueCards: (villageId: number, householdIds: string[], replace: boolean) =>
    command('issueCards', { villageId }, { householdIds, replace }),
  revokeCard: (villageId: number, householdId: string) =>
    command('revokeCard', { villageId, householdId }, undefined as never),
  setCardPin: (villageId: number, householdId: string, pin: string) =>
    command('setCardPin', { villageId, householdId }, { pin }),
};
