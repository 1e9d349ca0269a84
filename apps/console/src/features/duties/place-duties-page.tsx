import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import './duties.css';
import { DutyLine } from './person-duties.tsx';
import { PlaceChoice, usePlaceOptions } from './place-choice.tsx';

const route = getRouteApi('/in/duties');
const t = texts.duties.place;

/** Who does what at a place. */
export function PlaceDutiesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const options = usePlaceOptions();
  const placeId = search.place ?? options[0]?.value;
  const query = useQuery({
    queryKey: ['place-duties', placeId],
    queryFn: () => staffApi.placeDuties(placeId ?? 0),
    enabled: placeId !== undefined,
  });
  const duties = query.data?.duties;
  return (
    <div className="page">
      <p>
        <Link to="/staff">{texts.duties.person.back}</Link>
      </p>
      <div className="page-head">
        <h1>{t.title}</h1>
        <div className="page-head-aside">
          <PlaceChoice
            value={placeId}
            onChange={(place) => void navigate({ search: { place }, replace: true })}
          />
        </div>
      </div>
      <section className="sheet">
        {query.isPending && <Loading label={t.loading} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {duties?.length === 0 && <Empty title={t.empty} hint={t.emptyHint} />}
        <ul className="duty-list">
          {duties?.map((duty) => (
            <DutyLine
              key={duty.grantId}
              duty={duty}
              name={duty.displayName}
              {...(duty.disabled ? { note: texts.duties.disabled } : {})}
              onEnded={() => client.invalidateQueries({ queryKey: ['place-duties'] })}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
