import type { AnswerOf, BodyOf } from '@jishan/contract';
import { client, command } from './http.ts';

export type DocumentBody = BodyOf<'publishSchemeVersion'>;

export type SchemeComparison = AnswerOf<'compareSchemeVersion'>;

/** The calls about publishing schemes and what they inherit. */
export const schemeApi = {
  packs: () => client.call('listSchemePacks', {}),
  packText: (packId: string) => client.call('readSchemePack', { path: { packId } }),
  text: (villageId: number) => client.call('readSchemeText', { path: { villageId } }),
  compare: (villageId: number, document: string) =>
    client.call('compareSchemeVersion', { path: { villageId }, body: { document } }),
  /** What publishing would do; nothing is kept, so no key is needed. */
  check: (villageId: number, body: DocumentBody) =>
    client.call('publishSchemeVersion', { path: { villageId }, query: { dryRun: '1' }, body }),
  publish: (villageId: number, body: DocumentBody) => command('publishSchemeVersion', { villageId }, body),
  templates: (placeId: number) => client.call('listSchemeTemplates', { path: { placeId } }),
  publishTemplate: (placeId: number, body: DocumentBody) =>
    command('publishSchemeTemplate', { placeId }, body),
};
