import { expect, test } from 'vitest';
import type { Actor, Grant, Role } from '../../platform/command/index.ts';
import { actsOn, dutyPolicies, needsSecondHand, levelsOf, mayGive, rolesGivenBy } from './policy.ts';

const village = { placeId: 1_001_001, placeName: '样例村', lo: 1_001_001, hi: 1_001_001 };
const town = { placeId: 1_001_000, placeName: '样例镇', lo: 1_001_000, hi: 1_001_999 };
const everywhere = { placeId: 0, placeName: '本系统', lo: 0, hi: Number.MAX_SAFE_INTEGER };
const sister = 1_001_002;
const otherTown = 1_002_001;

const actor = (...grants: Grant[]): Actor => ({
  accountId: 'me',
  kind: 'staff',
  displayName: '甲',
  sessionId: 's',
  grants,
});
const duty = (role: Role, placeId: number, standsInFor: string | null = null) => ({
  role,
  placeId,
  standsInFor,
});
const target = (...duties: ReturnType<typeof duty>[]) => ({ accountId: 'you', administrator: false, duties });

const clerk = actor({ role: 'clerk', ...village });
const townOffice = actor({ role: 'town_office', ...town });
const security = actor({ role: 'security_admin', ...everywhere });
const system = actor({ role: 'system_admin', ...everywhere });

test('each gives what is below them, in their own place', () => {
  expect(rolesGivenBy(clerk, village.placeId)).toEqual(['helper', 'group_leader', 'panel', 'keeper']);
  expect(rolesGivenBy(clerk, sister)).toEqual([]);
  expect(rolesGivenBy(townOffice, village.placeId)).toEqual(['clerk', 'supervisor']);
  expect(rolesGivenBy(townOffice, otherTown)).toEqual([]);
  expect(rolesGivenBy(security, 0)).toContain('security_admin');
  expect(rolesGivenBy(system, 0)).toEqual([]);
});

test('nobody below the security administrator gives an equal or a higher duty than their own', () => {
  const height = { village: 0, town: 1, district: 2, installation: 3 };
  const top = (role: Role) =>
    role === 'villager' ? -1 : Math.max(...levelsOf[role].map((level) => height[level]));
  for (const [giver, roles] of Object.entries(mayGive) as [Role, Role[]][]) {
    if (giver === 'security_admin') continue;
    expect(roles).not.toContain(giver);
    for (const role of roles) expect(top(role)).toBeLessThanOrEqual(top(giver));
  }
});

test('a stand-in and a group leader give nothing', () => {
  const standIn = { accountId: 'absent', name: '乙', householdIds: [] };
  expect(rolesGivenBy(actor({ role: 'clerk', ...village, standIn }), village.placeId)).toEqual([]);
  expect(rolesGivenBy(actor({ role: 'clerk', ...village, groupName: '1组' }), village.placeId)).toEqual([]);
});

test('SEC-11 no administrator alone can both hand out a password and take the second factor away', () => {
  const someone = target(duty('clerk', village.placeId));
  for (const admin of [system, security]) {
    const acts = actsOn(admin, someone);
    expect(acts.includes('reset_password') && acts.includes('reset_second_factor')).toBe(false);
  }
  expect(actsOn(system, someone)).toContain('reset_password');
  expect(actsOn(security, someone)).toContain('reset_second_factor');
});

test('a clerk acts on those whose every duty is theirs to give, and never on themselves', () => {
  expect(actsOn(clerk, target(duty('panel', village.placeId)))).toContain('disable');
  expect(actsOn(clerk, target(duty('panel', village.placeId), duty('clerk', sister)))).toEqual([]);
  expect(actsOn(clerk, target(duty('panel', sister)))).toEqual([]);
  expect(actsOn(clerk, target())).toEqual([]);
  expect(actsOn(clerk, { ...target(duty('panel', village.placeId)), administrator: true })).toEqual([]);
  expect(actsOn(system, { ...target(), accountId: 'me' })).toEqual([]);
});

test('the audit administrator looks at staff and may speak for an owner, and has no other say', () => {
  const audit = actor({ role: 'audit_admin', ...everywhere });
  expect(actsOn(audit, target(duty('clerk', village.placeId)))).toEqual(['release']);
  const { seeStaff: _see, releaseStaff: _release, ...others } = dutyPolicies;
  for (const policy of Object.values(others)) expect(policy.reach).not.toContain('audit_admin');
});

test('a password for whoever serves above a village, or whose duties are not one’s own to give, needs a second hand', () => {
  expect(needsSecondHand(clerk, target(duty('panel', village.placeId)))).toBe(false);
  expect(needsSecondHand(townOffice, target(duty('clerk', village.placeId)))).toBe(false);
  expect(needsSecondHand(townOffice, target(duty('panel', village.placeId)))).toBe(true);
  expect(needsSecondHand(system, target(duty('panel', village.placeId)))).toBe(true);
  expect(needsSecondHand(system, { ...target(), administrator: true })).toBe(true);
  // Nothing can be opened where there is no duty.
  expect(needsSecondHand(system, target())).toBe(false);
});
