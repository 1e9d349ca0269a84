import { texts } from '../texts.ts';
import type { Actor, Role } from './api-types.ts';

export const roleTitles: Record<Role, string> = {
  villager: '村民',
  helper: '代办员',
  group_leader: '村民小组长',
  panel: '自治小组成员',
  clerk: '村文书',
  supervisor: '村务监督',
  keeper: '店长',
  town_department: '镇级部门',
  town_office: '镇工作专班',
  district_office: '区级部门',
  auditor: '审计员',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
};

/** What the menu offers; whether an act is allowed is the server's answer. */
const faces = {
  review: [
    'group_leader',
    'panel',
    'clerk',
    'supervisor',
    'town_department',
    'town_office',
    'district_office',
  ],
  claim: ['helper', 'clerk', 'panel', 'group_leader'],
  roster: ['clerk'],
  cards: ['clerk'],
  bind_sso: ['system_admin', 'security_admin'],
  enrol: ['helper', 'group_leader', 'clerk'],
  people: [
    'helper',
    'group_leader',
    'panel',
    'clerk',
    'supervisor',
    'town_department',
    'town_office',
    'district_office',
    'auditor',
  ],
  /** Whoever works at a place and may hand that over for an absence. */
  working: [
    'helper',
    'group_leader',
    'panel',
    'clerk',
    'supervisor',
    'keeper',
    'town_department',
    'town_office',
    'district_office',
    'auditor',
  ],
  consents: ['system_admin'],
  imports: ['clerk', 'town_office'],
  exports: ['clerk', 'town_office'],
  publish: ['clerk', 'town_office'],
  templates: ['town_office', 'district_office'],
  staff: ['clerk', 'town_office', 'district_office', 'system_admin', 'security_admin', 'audit_admin'],
  places: ['town_office', 'district_office', 'system_admin'],
  audit: ['supervisor', 'town_office', 'district_office', 'auditor', 'audit_admin'],
  privacy: ['clerk', 'supervisor', 'town_office', 'district_office', 'auditor'],
  outside: ['helper', 'group_leader', 'panel', 'clerk', 'keeper', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export type Face = keyof typeof faces;

/** Whether a face belongs in this person's menu. */
export function offers(actor: Actor, face: Face): boolean {
  return actor.grants.some((grant) => (faces[face] as readonly Role[]).includes(grant.role));
}

/** Whether a face belongs to a duty at this very place: what an office does for its own place. */
export function offersAt(actor: Actor, face: Face, placeId: number): boolean {
  return actor.grants.some(
    (grant) => grant.placeId === placeId && (faces[face] as readonly Role[]).includes(grant.role),
  );
}

/** Whether a person has one of these duties of their own, not for somebody absent. */
export function offersAny(actor: Actor, roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role) && grant.standIn === undefined);
}

/** `第一组 · 村民小组长（代甲）`: what somebody does, without the place. */
export function describeDuty(duty: { role: Role; groupName?: string; standsInFor?: string }): string {
  const group = duty.groupName === undefined ? '' : `${duty.groupName} · `;
  const absent = duty.standsInFor === undefined ? '' : `（${texts.duties.standsIn(duty.standsInFor)}）`;
  return `${group}${roleTitles[duty.role]}${absent}`;
}

/** `赵巷镇 · 镇级部门`: each grant once. */
export function describeGrants(actor: Actor): string[] {
  const lines = actor.grants.map(({ standIn, placeName, ...grant }) => {
    const duty = standIn === undefined ? grant : { ...grant, standsInFor: standIn.name };
    return `${placeName} · ${describeDuty(duty)}`;
  });
  return [...new Set(lines)];
}
