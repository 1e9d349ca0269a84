import type {
  GroupNode,
  HouseholdNode,
  MemberNode,
  OrganisationNode,
  Span,
  Stay,
  SubjectNode,
  Ties,
} from './people.ts';
import { groupOn, holds, sectionOn, stayOn } from './people.ts';

const ALWAYS: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * Whom something belongs to that happens to a subject on a day; null when the subject does not take part. Groups and
 * sections, and organisations that accumulate to nobody, take part always. Worked out once for all days for which it
 * holds: hundreds of events ask about the same subject.
 */
export function tiesOn(subject: SubjectNode, day: number): Ties | null {
  const { ties } = subject;
  if (ties !== null && ties.from <= day && day <= ties.to) return ties;
  const found = findTies(subject, day);
  subject.ties = found;
  return found;
}

function findTies(subject: SubjectNode, day: number): Ties | null {
  switch (subject.kind) {
    case 'household':
      return tiesOf(subject, null, null, day);
    case 'member': {
      const stay = stayOn(subject, day);
      return stay && tiesOf(stay.household, stay, null, day);
    }
    case 'organisation':
      return tiesOf(subject.household, null, subject, day);
    case 'group':
      return { ...ALWAYS, ...NOBODY, group: subject };
    case 'section':
      return { ...ALWAYS, ...NOBODY, section: subject };
  }
}

const NOBODY = { household: null, member: null, stay: null, organisation: null, group: null, section: null };

/** Who has no group or section of its own has its household's. */
function tiesOf(
  household: HouseholdNode | null,
  stay: Stay | null,
  organisation: OrganisationNode | null,
  day: number,
): Ties | null {
  if (household && !holds(household.span, day)) return null;
  const member: MemberNode | null = stay?.member ?? null;
  const ownGroup: GroupNode | null = organisation && groupOn(organisation, day);
  const { from, to } = daysOf(household, stay, organisation, day);
  return {
    from,
    to,
    household,
    member,
    stay,
    organisation,
    group: ownGroup ?? (household && groupOn(household, day)),
    section: household && sectionOn(household, day),
  };
}

/** Days for which ties hold: the day alone where anything about them changes with time. */
function daysOf(
  household: HouseholdNode | null,
  stay: Stay | null,
  organisation: OrganisationNode | null,
  day: number,
): Span {
  const changes = [household?.group, household?.section, organisation?.group].some(
    (belonging) => (belonging?.otherwise ?? null) !== null,
  );
  if (changes || (stay && stay.member.stays.length > 1)) return { from: day, to: day };
  const span = household?.span ?? ALWAYS;
  return stay ? { from: Math.max(span.from, stay.from), to: Math.min(span.to, stay.to) } : span;
}
