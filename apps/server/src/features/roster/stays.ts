import type { Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Relation } from '../people/index.ts';
import { dayBefore } from './days.ts';
import { rosterErrors } from './errors.ts';
import type { Home, Stay } from './homes.ts';
import { endStay, insertStay, setRelation } from './store.ts';

/** Why a stay cannot end on this day: it had not begun. */
export function checkEnd(stay: Stay, on: string): CodedError | null {
  const began = [stay.beganOn, stay.from].filter((day) => day !== null).sort();
  const last = began.at(-1);
  if (last === undefined || on >= last) return null;
  return rosterErrors.day_too_early({
    day: on,
    earliest: last,
    why: '这个人那时还不在这一户（或还没有参与）',
  });
}

/** Ends a stay: the day given is the first on which the person no longer belongs there. */
export function writeOfEnd(villageId: number, { memberId, stay, from, to }: Stay, on: string): Write {
  // Somebody who leaves on the very day of joining never took part.
  const took = from !== null && from < on;
  const last = dayBefore(on);
  return endStay({
    village_id: villageId,
    member_id: memberId,
    stay,
    ended_on: on,
    participating_from: took ? from : null,
    participating_to: took ? (to !== null && to < last ? to : last) : null,
  });
}

/** The next stay of a member, in whatever household. */
export function writeOfStay(
  villageId: number,
  next: {
    memberId: string;
    stay: number;
    householdId: string;
    relation: Relation;
    on: string;
    takesPart: boolean;
  },
): Write {
  return insertStay({
    village_id: villageId,
    member_id: next.memberId,
    stay: next.stay,
    household_id: next.householdId,
    relation: next.relation,
    participating_from: next.takesPart ? next.on : null,
    participating_to: null,
    ended_on: null,
    began_on: next.on,
  });
}

/**
 * Who is head once somebody has gone. Nobody else need be named where it was not the head who went.
 * @returns the writes that make it so
 */
export function handHeadOn(
  villageId: number,
  home: Home,
  gone: readonly string[],
  newHeadId: string | undefined,
): { ok: true; writes: Write[] } | { ok: false; error: CodedError } {
  const left = home.open.filter((one) => !gone.includes(one.memberId));
  const head = left.find((one) => one.relation === 'head');
  if (head) return { ok: true, writes: [] };
  if (left.length === 0) return { ok: false, error: rosterErrors.last_member() };
  if (newHeadId === undefined) return { ok: false, error: rosterErrors.head_leaving() };
  const next = left.find((one) => one.memberId === newHeadId);
  if (!next) return { ok: false, error: rosterErrors.member_unknown() };
  return { ok: true, writes: [promote(villageId, next)] };
}

/** Written after whoever was head has stepped down. */
export function promote(villageId: number, { memberId, stay }: Stay): Write {
  return setRelation.up({ village_id: villageId, member_id: memberId, stay, relation: 'head' });
}
