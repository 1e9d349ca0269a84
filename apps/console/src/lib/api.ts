import { type BodyOf, type QueryOf, urlOf } from '@jishan/contract';
import type {
  ClaimBody,
  DecisionBody,
  HouseholdsQuery,
  PassbookQuery,
  QueueQuery,
  Verdict,
} from './api-types.ts';
import { client, command, undoDecision, upload, uploadRoster } from './http.ts';

interface CaseRef {
  villageId: number;
  eventId: string;
}

/** Every call the console makes. */
export const api = {
  signIn: (body: { username: string; password: string }) =>
    client.call('signInStaff', { body: { ...body, asCookie: true } }),
  signOut: () => client.call('signOut', {}),
  me: () => client.call('readMe', {}),

  places: (parent: number) => client.call('listPlaces', { query: { parent } }),
  place: (placeId: number) => client.call('readPlace', { path: { placeId } }),
  placeCodes: (q: string, under?: string) =>
    client.call('searchPlaceCodes', { query: { q, ...(under ? { under } : {}) } }),
  openPlace: (body: BodyOf<'openPlace'>) => command('openPlace', {}, body),
  correctPlace: (placeId: number, body: BodyOf<'correctPlace'>) => command('correctPlace', { placeId }, body),
  movePlace: (placeId: number, parentId: number) => command('movePlace', { placeId }, { parentId }),

  audit: (query: QueryOf<'searchAudit'>) => client.call('searchAudit', { query }),
  auditActions: () => client.call('listAuditActions', {}),
  checkAudit: (villageId: number) => client.call('checkVillageAudit', { path: { villageId } }),
  outsideActs: (villageId: number) => client.call('listOutsideActs', { path: { villageId } }),

  queue: (query: QueueQuery) => client.call('listQueue', { query }),
  reasons: (verdict: Verdict) => client.call('listReasons', { query: { verdict } }),
  decide: ({ villageId, eventId }: CaseRef, body: DecisionBody) =>
    command('decideEvent', { villageId, eventId }, body),
  undo: ({ villageId, eventId }: CaseRef, decisionId: string) =>
    undoDecision({ villageId, eventId, decisionId }),

  households: (villageId: number, query: HouseholdsQuery) =>
    client.call('listHouseholds', { path: { villageId }, query }),
  household: (villageId: number, householdId: string) =>
    client.call('readHousehold', { path: { villageId, householdId } }),
  searchPeople: (q: string) => client.call('searchPeople', { query: { q } }),
  revealReasons: () => client.call('listRevealReasons', {}),
  /** Each time leaves a row in the audit, so it is no command that may be sent twice. */
  reveal: (villageId: number, householdId: string, body: BodyOf<'revealHousehold'>) =>
    client.call('revealHousehold', { path: { villageId, householdId }, body }),
  passbook: (villageId: number, householdId: string, query: PassbookQuery) =>
    client.call('readPassbook', { path: { villageId, householdId }, query }),
  event: ({ villageId, eventId }: CaseRef) => client.call('showEvent', { path: { villageId, eventId } }),

  takeRoster: uploadRoster,
  pasteRoster: (villageId: number, text: string) => command('takeRosterText', { villageId }, { text }),
  rosterFile: (villageId: number, fileId: string) =>
    client.call('readRosterFile', { path: { villageId, fileId } }),
  mapRoster: (villageId: number, fileId: string, body: BodyOf<'mapRosterFile'>) =>
    command('mapRosterFile', { villageId, fileId }, body),
  rosterFaults: (villageId: number, fileId: string, query: QueryOf<'listRosterFaults'>) =>
    client.call('listRosterFaults', { path: { villageId, fileId }, query }),
  rosterChanges: (villageId: number, fileId: string) =>
    client.call('listRosterChanges', { path: { villageId, fileId }, query: { pageSize: 200 } }),
  startImport: (villageId: number, fileId: string) =>
    command('startRosterImport', { villageId, fileId }, undefined as never),
  rosterImports: (villageId: number) => client.call('listRosterImports', { path: { villageId } }),
  rosterImport: (villageId: number, importId: string) =>
    client.call('readRosterImport', { path: { villageId, importId } }),
  undoImport: (villageId: number, importId: string) =>
    command('undoRosterImport', { villageId, importId }, undefined as never),
  rosterTemplates: () => client.call('listRosterTemplates', {}),

  exports: (villageId: number) => client.call('listExports', { path: { villageId } }),
  askExport: (villageId: number, body: BodyOf<'askExport'>) => command('askExport', { villageId }, body),

  scheme: (villageId: number) => client.call('readScheme', { path: { villageId } }),

  addPhoto: upload,
  /** What filing would give; nothing is kept, so no key is needed. */
  previewClaim: (villageId: number, body: ClaimBody) =>
    client.call('submitClaim', { path: { villageId }, query: { dryRun: '1' }, body }),
  claim: (villageId: number, body: ClaimBody) => command('submitClaim', { villageId }, body),
};

/** The address of a photo; the session cookie opens it. */
export function photoUrl(villageId: number, photoId: string, size: 'full' | 'thumb'): string {
  return urlOf('showPhoto', { villageId, photoId }, { size });
}
