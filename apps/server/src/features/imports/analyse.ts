import { withScope } from '../../platform/db/index.ts';
import { type FaultCode, type RosterFault, severityOf } from '../rosters/index.ts';
import type { OpenedFile } from './open-file.ts';
import { type FamilyPlan, type MemberPlan, planFamilies } from './plan-families.ts';
import { readExisting } from './read-existing.ts';
import type { ImportServices } from './services.ts';

export interface Analysis extends OpenedFile {
  families: FamilyPlan[];
  /** Of the sheet itself and of what the registry says against it, in the order of rows. */
  faults: RosterFault[];
}

/** What importing a file would do now, and all that is wrong with it. */
export async function analyse(
  services: Pick<ImportServices, 'db' | 'vault'>,
  villageId: number,
  opened: OpenedFile,
): Promise<Analysis> {
  const { families, columnOf, faults } = opened.understanding;
  const plan = await withScope(services.db, { lo: villageId, hi: villageId }, async (read) =>
    planFamilies(await readExisting(read, services.vault, villageId, families), families, columnOf),
  );
  const all = [...faults, ...plan.faults].sort(
    (a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1),
  );
  return { ...opened, families: plan.families, faults: all };
}

/** The numbers that the wizard shows before anything is written. */
export function countPlan({ families, faults, understanding }: Analysis) {
  const members = families.flatMap((family) => family.members);
  const count = (act: MemberPlan['act']) => members.filter((member) => member.act === act).length;
  const leftOut = countCodes(faults, ['person_died', 'person_left']);
  const made = families.filter((family) => family.household === null).length;
  const moved = families.filter((family) => family.move !== null).length;
  const errors = faults.filter(({ code }) => severityOf(code) === 'error').length;
  return {
    persons: understanding.persons,
    households: { make: made, change: moved, same: families.length - made - moved },
    members: { make: count('make'), change: count('change'), same: count('same') },
    refused: understanding.persons - members.length - leftOut,
    leftOut,
    errors,
    notices: faults.length - errors,
  };
}

const countCodes = (faults: readonly RosterFault[], codes: readonly FaultCode[]): number =>
  faults.filter(({ code }) => codes.includes(code)).length;
