import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rosterApi } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';

/** The households that have named whoever is at the desk as their helper; nothing where there are none. */
export function BoundHouseholds({ villageId }: { villageId: number }) {
  const { data } = useQuery({
    queryKey: ['bound-households', villageId],
    queryFn: () => rosterApi.boundHouseholds(villageId),
    retry: false,
  });
  if (!data || data.households.length === 0) return null;
  return (
    <section className="sheet sheet-body" aria-label={texts.roster.bound}>
      <h2>{texts.roster.bound}</h2>
      <ul className="members">
        {data.households.map(({ householdId, doorCode, group }) => (
          <li key={householdId}>
            <Link to="/villages/$villageId/households/$householdId" params={{ villageId, householdId }}>
              {doorCode}
            </Link>
            <span className="soft">{group}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
