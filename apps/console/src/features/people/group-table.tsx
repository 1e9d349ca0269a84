import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { GroupKind, GroupLine } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';

const t = texts.groups;

/** Groups or sections, one a line. */
export function GroupTable(props: {
  villageId: number;
  kind: GroupKind;
  lines: readonly GroupLine[];
  mayChange: boolean;
  onRename: (line: GroupLine) => void;
  onMerge: (line: GroupLine) => void;
}) {
  const { kind, lines, mayChange } = props;
  const isGroup = kind === 'group';
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col" className="number">
            {t.columns.households}
          </th>
          <th scope="col" className="number">
            {t.columns.members}
          </th>
          {isGroup && <th scope="col">{t.columns.leaders}</th>}
          <th scope="col">{isGroup ? t.columns.sections : t.columns.groups}</th>
          {mayChange && <th scope="col">{t.columns.acts}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <td className="lead">
              <GroupName villageId={props.villageId} kind={kind} name={line.name} />
            </td>
            <td data-label={t.columns.households} className="number">
              {t.households(line.households)}
            </td>
            <td data-label={t.columns.members} className="number">
              {t.members(line.members)}
            </td>
            {isGroup && <td data-label={t.columns.leaders}>{leadersOf(line)}</td>}
            <td data-label={isGroup ? t.columns.sections : t.columns.groups}>{line.crosses.join('、')}</td>
            {mayChange && (
              <td className="group-acts">
                <span className="roster-acts">
                  <Button aria-label={t.renameOf(line.name)} onClick={() => props.onRename(line)}>
                    {t.rename}
                  </Button>
                  {lines.length > 1 && (
                    <Button aria-label={t.mergeOf(line.name)} onClick={() => props.onMerge(line)}>
                      {t.merge}
                    </Button>
                  )}
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A group opens the list of its households; that list knows no sections. */
function GroupName({ villageId, kind, name }: { villageId: number; kind: GroupKind; name: string }) {
  if (kind === 'section') return name;
  return (
    <Link to="/villages/$villageId/households" params={{ villageId }} search={{ group: name }}>
      {name}
    </Link>
  );
}

function leadersOf({ duties }: GroupLine): string {
  if (!duties.some((duty) => duty.role === 'group_leader'))
    return [t.noLeader, ...duties.map(lineOf)].join('，');
  return duties.map(lineOf).join('、');
}

function lineOf({ name, role, standsInFor }: GroupLine['duties'][number]): string {
  const parts = [
    ...(role === 'helper' ? [texts.groups.helper] : []),
    ...(standsInFor === null ? [] : [t.standsIn(standsInFor)]),
  ];
  return t.leader(name, parts.join('，'));
}
