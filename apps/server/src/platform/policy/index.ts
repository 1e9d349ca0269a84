export { policyErrors } from './errors.ts';
export { definePolicy, type Policy, type Reach } from './define.ts';
export { authorize, type Verdict } from './authorize.ts';
export { ownPersons, ownPersonsIn } from './persons.ts';
export { administratorRoles, decidingRoles, fieldRoles, overseeingRoles } from './roles.ts';
export {
  grantsAt,
  homesOf,
  householdsSeen,
  type HouseholdsSeen,
  mayAt,
  ownHouseholds,
  type Scope,
  scopesOf,
} from './scope.ts';
