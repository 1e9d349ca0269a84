import type { RosterFile } from '../../lib/api-types.ts';
import { texts } from '../../texts.ts';

const t = texts.imports.counts;

/** What importing would come to, in one line; what is nought is left out. */
export function CountsLine({ counts }: { counts: RosterFile['counts'] }) {
  const { persons, households, members, refused, leftOut } = counts;
  const parts = [
    t.persons(persons),
    members.make + households.make > 0 && t.make(households.make, members.make),
    members.change + households.change > 0 && t.change(households.change, members.change),
    members.same > 0 && t.same(members.same),
    refused > 0 && t.refused(refused),
    leftOut > 0 && t.leftOut(leftOut),
  ];
  return (
    <p className="import-counts" role="status">
      {parts.filter(Boolean).map((part) => (
        <span key={String(part)}>{part}</span>
      ))}
    </p>
  );
}
