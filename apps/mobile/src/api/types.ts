import type { AnswerOf, BodyOf } from '../../../../packages/contract/src/client.ts';

// The phone's names for what the contract says. Only types come from here.

export type SignedIn = AnswerOf<'signInVillager'>;
export type Household = SignedIn['households'][number];
export type Ways = AnswerOf<'readWays'>;
/** Signed in, or a ticket that the next proof of a phone joins to the account. */
export type DoorAnswer = AnswerOf<'signInWechat'>;
export type OwnDoor = AnswerOf<'listDoors'>['doors'][number];
export type DoorKind = OwnDoor['kind'];
export type OwnDevice = AnswerOf<'listSessions'>['sessions'][number];
export type Place = AnswerOf<'readPlace'>;
export type HouseholdDetail = AnswerOf<'readHousehold'>;

export type Roster = AnswerOf<'readRoster'>;
export type Enrolment = AnswerOf<'readEnrolment'>;
export type Condition = NonNullable<Enrolment['eligibility']>['conditions'][number];
export type Consents = AnswerOf<'listConsents'>;
export type ConsentBody = BodyOf<'giveConsent'>;
export type HelperLine = AnswerOf<'listHelpers'>['helpers'][number];

export type DataCopies = AnswerOf<'listDataCopies'>;
export type ErasurePreview = AnswerOf<'previewErasure'>;
export type PhotoObjections = AnswerOf<'listPhotoObjections'>;
export type OutsideAct = AnswerOf<'listOutsideActs'>['acts'][number];
export type ObjectionGround = BodyOf<'objectToPhotos'>['ground'];

export type Passbook = AnswerOf<'readPassbook'>;
export type Balance = Passbook['balances'][number];
export type PassbookEntry = Passbook['entries'][number];

export type Scheme = AnswerOf<'readScheme'>;
export type SchemeItem = Scheme['items'][number];

export type PhotoKept = AnswerOf<'storePhoto'>;
export type ClaimBody = BodyOf<'submitClaim'>;
export type ResubmitBody = BodyOf<'resubmitClaim'>;
export type ClaimFiled = AnswerOf<'submitClaim'>;
export type ClaimPreview = ClaimFiled['preview'];
export type ClaimList = AnswerOf<'listClaims'>;
export type Claim = ClaimList['claims'][number];
export type ClaimState = Claim['state'];
export type Decision = Claim['decisions'][number];
/** One claim with the words of its whole way. */
export type ClaimView = AnswerOf<'showEvent'>;
