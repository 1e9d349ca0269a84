import type { Person } from '../people/index.ts';
import type { RosterFamily, RosterFault, RosterPerson, Understanding } from '../rosters/index.ts';
import type { Existing, ExistingHousehold, ExistingMember } from './read-existing.ts';

export type PersonField = 'phone' | 'idNumber' | 'bornOn';

export type MemberPlan =
  | { act: 'make'; person: RosterPerson }
  | { act: 'same'; person: RosterPerson; member: ExistingMember }
  | { act: 'change'; person: RosterPerson; member: ExistingMember; fields: PersonField[]; next: Person };

export interface FamilyPlan {
  family: RosterFamily;
  /** The roster's, or one made for a roster without. */
  doorCode: string;
  /** Null: it will be made. */
  household: ExistingHousehold | null;
  /** Group and section as they will be, when the roster says otherwise than the registry. */
  move: { group: string; section: string } | null;
  members: MemberPlan[];
}

export interface Plan {
  families: FamilyPlan[];
  /** What only the registry shows: somebody who lives elsewhere, another head. */
  faults: RosterFault[];
}

/** What an import would do, household by household, against what the village has now. Pure. */
export function planFamilies(
  existing: Existing,
  families: readonly RosterFamily[],
  columnOf: Understanding['columnOf'],
): Plan {
  const faults: RosterFault[] = [];
  const doors = createDoors(existing);
  const plans = families.flatMap((family) => {
    const plan = planFamily({ existing, doors, columnOf, faults }, family);
    return plan ? [plan] : [];
  });
  return { families: plans, faults };
}

interface PlanContext {
  existing: Existing;
  doors: ReturnType<typeof createDoors>;
  columnOf: Understanding['columnOf'];
  faults: RosterFault[];
}

function planFamily(context: PlanContext, family: RosterFamily): FamilyPlan | null {
  const { faults, columnOf } = context;
  const household = context.doors.find(family);
  const [head] = family.members;
  const registered = household?.members.find((member) => member.relation === 'head');
  if (!head) return null;
  const blame = (person: RosterPerson, code: RosterFault['code'], more?: string) => {
    faults.push({
      row: person.row,
      column: columnOf.name ?? null,
      code,
      found: person.name,
      ...(more === undefined ? {} : { more }),
    });
  };
  const found = matchMembers(context, family, household, blame);
  const isNewHousehold = household === null;
  const headIsLost = !found.some(({ person }) => person === head);
  const otherHead =
    registered !== undefined &&
    found.some(({ person, member }) => person === head && member?.id !== registered.id);
  if (otherHead) blame(head, 'head_differs');
  if (isNewHousehold && headIsLost) {
    for (const person of family.members.slice(1)) blame(person, 'head_refused', String(head.row + 1));
    return null;
  }
  const members = found
    .filter(({ person }) => !(person === head && otherHead))
    .map(({ person, member }) => planMember(person, member));
  return {
    family,
    doorCode: household?.doorCode ?? context.doors.take(family),
    household,
    move: household && moveOf(household, family),
    members,
  };
}

interface Found {
  person: RosterPerson;
  member: ExistingMember | null;
}

/** By ID number first, then by name behind the same door; somebody who lives behind another door is not moved by this. */
function matchMembers(
  { existing }: PlanContext,
  family: RosterFamily,
  household: ExistingHousehold | null,
  blame: (person: RosterPerson, code: RosterFault['code'], more?: string) => void,
): Found[] {
  const doorOf = new Map([...existing.byDoor.values()].map((one) => [one.id, one.doorCode]));
  const taken = new Set<string>();
  const found: Found[] = [];
  for (const person of family.members) {
    const byId = person.idNumber === undefined ? undefined : existing.byIdNumber.get(person.idNumber);
    if (byId && byId.householdId !== household?.id) {
      blame(person, 'lives_elsewhere', doorOf.get(byId.householdId) ?? '');
      continue;
    }
    const namesakes = (household?.members ?? []).filter(
      (member) => member.person.name === person.name && !taken.has(member.id) && !hasOtherId(member, person),
    );
    if (!byId && namesakes.length > 1) {
      blame(person, 'namesakes_unclear');
      continue;
    }
    const member = byId ?? namesakes[0] ?? null;
    if (member) taken.add(member.id);
    found.push({ person, member });
  }
  return found;
}

/** A namesake with another ID number is another person only if both are known to be right: then the later one is new. */
const hasOtherId = (member: ExistingMember, person: RosterPerson): boolean =>
  member.person.idNumber !== undefined &&
  person.idNumber !== undefined &&
  member.person.idNumber !== person.idNumber &&
  member.person.bornOn !== person.bornOn;

function planMember(person: RosterPerson, member: ExistingMember | null): MemberPlan {
  if (!member) return { act: 'make', person };
  // A blank in the roster never takes away what is known.
  const fields = (['phone', 'idNumber', 'bornOn'] as const).filter(
    (field) => person[field] !== undefined && person[field] !== member.person[field],
  );
  if (fields.length === 0) return { act: 'same', person, member };
  const next = { ...member.person, ...Object.fromEntries(fields.map((field) => [field, person[field]])) };
  return { act: 'change', person, member, fields, next };
}

function moveOf(household: ExistingHousehold, family: RosterFamily): FamilyPlan['move'] {
  const group = family.group || household.group;
  const section = family.section || household.section;
  return group === household.group && section === household.section ? null : { group, section };
}

/** Finds a roster's household in the registry, and makes door codes for a roster that has none. */
function createDoors({ byDoor, byIdNumber, all }: Existing) {
  const taken = new Set(byDoor.keys());
  const heads = Map.groupBy(
    (all ?? []).flatMap((household) => {
      const head = household.members.find((member) => member.relation === 'head');
      return head ? [{ household, key: `${household.group} ${head.person.name}` }] : [];
    }),
    ({ key }) => key,
  );
  const byId = new Map((all ?? []).map((household) => [household.id, household]));
  return {
    find(family: RosterFamily): ExistingHousehold | null {
      if (family.doorCode !== '') return byDoor.get(family.doorCode) ?? null;
      const [head] = family.members;
      const bearer = head?.idNumber === undefined ? undefined : byIdNumber.get(head.idNumber);
      if (bearer) return byId.get(bearer.householdId) ?? null;
      const namesakes = heads.get(`${family.group} ${head?.name ?? ''}`) ?? [];
      return namesakes.length === 1 ? (namesakes[0]?.household ?? null) : null;
    },
    take(family: RosterFamily): string {
      if (family.doorCode !== '') return family.doorCode;
      const start = family.group || '户';
      let number = 1;
      while (taken.has(`${start}-${String(number).padStart(3, '0')}`)) number += 1;
      const doorCode = `${start}-${String(number).padStart(3, '0')}`;
      taken.add(doorCode);
      return doorCode;
    },
  };
}
