import { type AnswerOf, type BodyOf, urlOf } from '@jishan/contract';
import { client, command } from './http.ts';

export type Erasures = AnswerOf<'listErasures'>;
export type ErasureRow = Erasures['erasures'][number];
export type Objections = AnswerOf<'listPhotoObjections'>;
export type ObjectionRow = Objections['objections'][number];
export type ObjectionVerdict = BodyOf<'decidePhotoObjection'>;
export type RetentionRow = AnswerOf<'readRetention'>['kinds'][number];
export type ImpactRecords = AnswerOf<'readImpactRecord'>;
export type ImpactBody = BodyOf<'writeImpactRecord'>['body'];
export type CopyReason = NonNullable<BodyOf<'askDataCopy'>['reason']>;

/** The calls about personal data: wishes, photos, times of keeping, the assessment. */
export const privacyApi = {
  erasures: (villageId: number) => client.call('listErasures', { path: { villageId } }),
  decideErasure: (villageId: number, erasureId: string, body: BodyOf<'decideErasure'>) =>
    command('decideErasure', { villageId, erasureId }, body),
  askErasure: (villageId: number, memberId: string, byGuardian: boolean) =>
    command('requestErasure', { villageId, memberId }, { byGuardian }),
  copies: (villageId: number, memberId: string) =>
    client.call('listDataCopies', { path: { villageId, memberId } }),
  askCopy: (villageId: number, memberId: string, reason: CopyReason) =>
    command('askDataCopy', { villageId, memberId }, { reason }),
  copyUrl: (villageId: number, copyId: string) => urlOf('readDataCopy', { villageId, copyId }),
  objections: (villageId: number) => client.call('listPhotoObjections', { path: { villageId } }),
  decideObjection: (villageId: number, objectionId: string, body: ObjectionVerdict) =>
    command('decidePhotoObjection', { villageId, objectionId }, body),
  retention: () => client.call('readRetention', {}),
  setRetention: (placeId: number, kind: string, days: number) =>
    command('setRetention', { placeId, kind }, { days }),
  impact: (placeId: number) => client.call('readImpactRecord', { path: { placeId } }),
  writeImpact: (placeId: number, body: ImpactBody) => command('writeImpactRecord', { placeId }, { body }),
};
