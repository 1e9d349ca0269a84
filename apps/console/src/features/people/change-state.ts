import type { AddMemberBody, ChangeBody } from '../../lib/roster-api.ts';
import type { NotHead, TypedFacts } from './fields.tsx';

export const OPEN_KINDS = [
  'member_added',
  'member_left',
  'member_moved',
  'member_died',
  'head',
  'split',
  'merge',
  'household_changed',
  'household_corrected',
  'member_corrected',
  'left_village',
] as const;

export type FormKind = (typeof OPEN_KINDS)[number] | 'came_back';

/** Everything that the form of a change may hold; its kind says what of it is asked for and sent. */
export interface ChangeState {
  kind: FormKind;
  on: string;
  reason: string;
  memberId: string;
  newHeadId: string;
  relation: NotHead;
  takesPart: boolean;
  /** Household that somebody moves to or that takes this one in. */
  otherId: string;
  otherLabel: string;
  goers: string[];
  goersHead: string;
  door: string;
  group: string;
  section: string;
  sharePercent: string;
  keepsPoints: boolean;
  name: string;
  phone: string;
  idNumber: string;
  bornOn: string;
  facts: TypedFacts;
}

/** The change as the server takes it; null for those that have a route of their own. */
export function changeBody(state: ChangeState): ChangeBody | null {
  const { kind, on, reason, memberId, relation } = state;
  const head = state.newHeadId === '' ? {} : { newHeadId: state.newHeadId };
  switch (kind) {
    case 'head':
      return { kind, on, reason, memberId, relation };
    case 'member_left':
    case 'member_died':
      return { kind, on, reason, memberId, ...head };
    case 'member_moved':
      return {
        kind,
        on,
        reason,
        memberId,
        relation,
        toHouseholdId: state.otherId,
        takesPart: state.takesPart,
        ...head,
      };
    case 'split':
      return { kind, on, reason, ...splitOf(state), ...head };
    case 'merge':
      return { kind, on, reason, intoHouseholdId: state.otherId };
    case 'left_village':
      return { kind, on, reason };
    case 'came_back': {
      const { takesPart, keepsPoints, door } = state;
      return { kind, on, reason, takesPart, keepsPoints, ...(door.trim() === '' ? {} : { doorCode: door }) };
    }
    default:
      return null;
  }
}

function splitOf({ goers, goersHead, door, group, section, sharePercent }: ChangeState) {
  return {
    members: goers.map((memberId) => ({
      memberId,
      relation: memberId === goersHead ? ('head' as const) : ('other' as const),
    })),
    doorCode: door,
    ...(group.trim() === '' ? {} : { group }),
    ...(section.trim() === '' ? {} : { section }),
    ...(sharePercent.trim() === '' ? {} : { share: Number(sharePercent) / 100 }),
  };
}

/** Who somebody new is. */
export function newMemberBody(state: ChangeState, facts: Record<string, boolean | number | string | null>) {
  const { relation, on, takesPart, reason } = state;
  return {
    relation,
    on,
    takesPart,
    reason,
    person: { ...typedPerson(state), facts },
  } satisfies AddMemberBody;
}

export function typedPerson({ name, phone, idNumber, bornOn }: ChangeState) {
  return {
    name,
    ...(phone === '' ? {} : { phone }),
    ...(idNumber === '' ? {} : { idNumber }),
    ...(bornOn === '' ? {} : { bornOn }),
  };
}

/** What is still to be filled in before it is worth asking the server. */
export function isReady(state: ChangeState): boolean {
  if (state.reason.trim() === '') return false;
  switch (state.kind) {
    case 'member_added':
      return state.name.trim() !== '';
    case 'member_left':
    case 'member_died':
    case 'head':
    case 'member_corrected':
      return state.memberId !== '';
    case 'member_moved':
      return state.memberId !== '' && state.otherId !== '';
    case 'merge':
      return state.otherId !== '';
    case 'split':
      return state.goers.includes(state.goersHead) && state.door.trim() !== '';
    default:
      return true;
  }
}
