import type { Staff } from '../../lib/api-types.ts';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';

const t = texts.duties.staff.states;

/** How an account stands, the thing to see to first. */
export function StaffState({ staff }: { staff: Staff }) {
  if (staff.disabled) return <Mark tone="warn">{t.disabled}</Mark>;
  if (staff.passwordPending) return <Mark tone="info">{t.pending}</Mark>;
  if (!staff.secondFactor) return <Mark tone="plain">{t.noFactor}</Mark>;
  return <Mark tone="good">{t.ready}</Mark>;
}
