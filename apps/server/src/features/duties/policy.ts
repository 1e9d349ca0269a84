import type { Actor, Grant, Role } from '../../platform/command/index.ts';
import { administratorRoles, definePolicy } from '../../platform/policy/index.ts';

/** Everything that can be given by hand; a villager is one by the roster. */
export type DutyRole = Exclude<Role, 'villager'>;

export type Level = 'village' | 'town' | 'district' | 'installation';

/** At which kinds of place a duty exists. */
export const levelsOf: Readonly<Record<DutyRole, readonly Level[]>> = {
  helper: ['village'],
  group_leader: ['village'],
  panel: ['village'],
  clerk: ['village'],
  supervisor: ['village'],
  keeper: ['village'],
  town_department: ['town'],
  town_office: ['town'],
  district_office: ['district'],
  auditor: ['town', 'district'],
  system_admin: ['installation'],
  security_admin: ['installation'],
  audit_admin: ['installation'],
};

/** Who may give which duties below them. The security administrator gives all, administrators' too, and holds no other. */
export const mayGive: Readonly<Partial<Record<Role, readonly DutyRole[]>>> = {
  security_admin: Object.keys(levelsOf) as DutyRole[],
  district_office: ['town_office', 'town_department', 'auditor'],
  town_office: ['clerk', 'supervisor'],
  clerk: ['helper', 'group_leader', 'panel', 'keeper'],
};

export type StaffAct = 'disable' | 'enable' | 'reset_password' | 'reset_second_factor' | 'rename' | 'release';

/**
 * What administrators may do to any account. The system administrator makes accounts and hands out passwords, the
 * security administrator gives duties and takes second factors away: no one of them can slip into an account alone.
 */
const adminActs: Readonly<Partial<Record<Role, readonly StaffAct[]>>> = {
  system_admin: ['disable', 'enable', 'reset_password', 'rename', 'release'],
  security_admin: ['disable', 'enable', 'reset_second_factor', 'release'],
  // The one who is left to look when the other two are the owner and who handed out the password.
  audit_admin: ['release'],
};

/** What somebody may do to those whose every duty is theirs to give. */
const giverActs: readonly StaffAct[] = [
  'disable',
  'enable',
  'reset_password',
  'reset_second_factor',
  'rename',
  'release',
];

/** Duties that may cover one group only; a group leader's always does. */
export const groupRoles: readonly DutyRole[] = ['group_leader', 'helper'];

const givers = Object.keys(mayGive) as Role[];
const managers: readonly Role[] = ['system_admin', ...givers];
/** Whoever works at a place may hand their duty to a colleague for an absence. */
const workers = (Object.keys(levelsOf) as DutyRole[]).filter((role) => !administratorRoles.includes(role));

export const dutyPolicies = {
  seeStaff: definePolicy('duties.see-staff', [...managers, 'audit_admin']),
  makeStaff: definePolicy('duties.make-staff', managers),
  changeStaff: definePolicy('duties.change-staff', managers),
  releaseStaff: definePolicy('duties.release-staff', [...managers, 'audit_admin']),
  giveDuty: definePolicy('duties.give-duty', givers),
  endDuty: definePolicy('duties.end-duty', [...new Set([...givers, ...workers])]),
  delegateDuty: definePolicy('duties.delegate-duty', workers),
};

/** A duty done for somebody absent gives no say over others, and neither does one for a single group. */
const isOwnWhole = (grant: Grant) => grant.standIn === undefined && grant.groupName === undefined;

/** The duties that an actor may give at a place (0: the whole installation). */
export function rolesGivenBy(actor: Actor, placeId: number): DutyRole[] {
  const roles = actor.grants
    .filter((grant) => isOwnWhole(grant) && grant.lo <= placeId && placeId <= grant.hi)
    .flatMap((grant) => mayGive[grant.role] ?? []);
  return [...new Set(roles)];
}

/** The ranges of places in which an actor may give something. */
export function rangesOfGiver(actor: Actor): { lo: number; hi: number }[] {
  return actor.grants
    .filter((grant) => isOwnWhole(grant) && mayGive[grant.role] !== undefined)
    .map(({ lo, hi }) => ({ lo, hi }));
}

/** Whether a duty at the same place is what this one watches over: the watched never stand in for the watcher. */
export const isSupervisedBy = (watch: { role: Role }, other: { role: Role }): boolean =>
  watch.role === 'supervisor' && other.role === 'clerk';

export const isAdministrator = (actor: Actor): boolean =>
  actor.grants.some((grant) => administratorRoles.includes(grant.role));

export interface StaffTarget {
  accountId: string;
  administrator: boolean;
  duties: { role: Role; placeId: number; standsInFor: string | null }[];
}

/** What an actor may do to an account. Nobody does any of it to themselves. */
export function actsOn(actor: Actor, target: StaffTarget): StaffAct[] {
  if (target.accountId === actor.accountId) return [];
  const acts = actor.grants.flatMap((grant) => adminActs[grant.role] ?? []);
  return [...new Set([...acts, ...(coversAll(actor, target) ? giverActs : [])])];
}

/**
 * Whether a password that this actor hands out for an account without a second factor needs somebody else's eyes: of
 * whoever serves above a village or looks after the installation, and where the duties are not the actor's own to give.
 * A village's own office may hand out to those whom it appoints: it could as well appoint another.
 */
export function needsSecondHand(actor: Actor, target: StaffTarget): boolean {
  if (target.duties.length === 0 && !target.administrator) return false;
  const isAbove = ({ role }: { role: Role }) =>
    role === 'villager' || !levelsOf[role].every((level) => level === 'village');
  return target.administrator || target.duties.some(isAbove) || !coversAll(actor, target);
}

/** Whether all that an account does is the actor's to give; an account that does nothing is an administrator's affair. */
function coversAll(actor: Actor, { administrator, duties }: StaffTarget): boolean {
  const own = duties.filter((duty) => duty.standsInFor === null);
  if (administrator || own.length === 0 || isAdministrator(actor)) return false;
  return own.every((duty) => rolesGivenBy(actor, duty.placeId).some((role) => role === duty.role));
}
