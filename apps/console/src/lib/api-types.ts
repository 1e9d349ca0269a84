import type { AnswerOf, BodyOf, QueryOf } from '@jishan/contract';

// The contract's shapes under the names that the screens use.

export type Actor = AnswerOf<'readMe'>['actor'];
export type Role = Actor['grants'][number]['role'];
export type Place = AnswerOf<'readPlace'>;
export type PlaceBrief = AnswerOf<'listPlaces'>['places'][number];
export type PlaceCode = AnswerOf<'searchPlaceCodes'>['codes'][number];

export type StaffSession = AnswerOf<'signInStaff'>;
export type ShownSecret = AnswerOf<'beginSecondFactor'>;
export type OwnSession = AnswerOf<'listSessions'>['sessions'][number];

export type Staff = AnswerOf<'readStaff'>;
export type StaffAct = Staff['acts'][number];
export type Duty = Staff['duties'][number];
export type DutyBody = BodyOf<'giveDuty'>;
export type MakeStaffBody = BodyOf<'makeStaff'>;
export type Slip = AnswerOf<'makeStaff'>;
export type OwnDuty = AnswerOf<'listOwnDuties'>['duties'][number];
export type DelegateBody = BodyOf<'delegateDuty'>;

export type HouseholdList = AnswerOf<'listHouseholds'>;
export type HouseholdRow = HouseholdList['households'][number];
export type Household = AnswerOf<'readHousehold'>;
export type RevealReason = AnswerOf<'listRevealReasons'>['reasons'][number];
export type RevealedMember = AnswerOf<'revealHousehold'>['members'][number];
export type Balance = Household['balances'][number];

export type Passbook = AnswerOf<'readPassbook'>;
export type PassbookEntry = Passbook['entries'][number];

export type Scheme = AnswerOf<'readScheme'>;
export type SchemeItem = Scheme['items'][number];

export type Queue = AnswerOf<'listQueue'>;
export type QueueCase = Queue['cases'][number];
export type QueueCounts = Queue['counts'];
export type Decided = QueueCase['trace'][number];
export type ReadyReason = AnswerOf<'listReasons'>['reasons'][number];
export type DecisionBody = BodyOf<'decideEvent'>;
export type DecisionResult = AnswerOf<'decideEvent'>;
export type Verdict = DecisionBody['verdict'];

export type ClaimBody = BodyOf<'submitClaim'>;
export type ClaimResult = AnswerOf<'submitClaim'>;
export type EventView = AnswerOf<'showEvent'>;

export type QueueQuery = QueryOf<'listQueue'>;
export type HouseholdsQuery = QueryOf<'listHouseholds'>;
export type PassbookQuery = QueryOf<'readPassbook'>;

export type AuditRow = AnswerOf<'searchAudit'>['rows'][number];
export type AuditCheck = AnswerOf<'checkVillageAudit'>;
export type OutsideAct = AnswerOf<'listOutsideActs'>['acts'][number];

export type RosterFile = AnswerOf<'readRosterFile'>;
export type RosterTarget = RosterFile['reading']['columns'][number];
export type RosterFault = AnswerOf<'listRosterFaults'>['faults'][number];
export type RosterImport = AnswerOf<'readRosterImport'>;
export type VillageExport = AnswerOf<'listExports'>['exports'][number];
