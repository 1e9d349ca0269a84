import type { QueueCase } from '../../lib/api-types.ts';
import { formatDue } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';

const t = texts.review;

/** What asks for a closer look, each in words. */
export function Flags({ of }: { of: QueueCase }) {
  return (
    <>
      {of.flags.map((flag, index) => (
        <Mark key={flag} tone="warn">
          {of.flagLabels[index]}
        </Mark>
      ))}
      {of.filedBy === 'helper' && <Mark tone="info">{t.byHelper}</Mark>}
    </>
  );
}

/** When the decision is due. */
export function Due({ of, now }: { of: QueueCase; now: Date }) {
  return <Mark tone={of.overdue ? 'warn' : 'plain'}>{formatDue(of.dueAt, now)}</Mark>;
}
