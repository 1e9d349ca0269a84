import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatMoment } from '../../lib/format.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Fact } from '../../ui/marks.tsx';
import { Loading } from '../../ui/states.tsx';
import { SsoBinding } from '../doors/sso-binding.tsx';
import './duties.css';
import { PersonActs } from './person-acts.tsx';
import { PersonDuties } from './person-duties.tsx';
import { StaffState } from './staff-state.tsx';

const route = getRouteApi('/in/staff/$accountId');
const t = texts.duties.person;

/** One member of staff: how the account stands, what they do, and what may be done about it. */
export function PersonPage() {
  const { accountId } = route.useParams();
  const query = useQuery({ queryKey: ['person', accountId], queryFn: () => staffApi.person(accountId) });
  const person = query.data;
  return (
    <div className="page">
      <p>
        <Link to="/staff">{t.back}</Link>
      </p>
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {person && (
        <>
          <h1>{person.displayName || person.username}</h1>
          <section className="sheet">
            <div className="sheet-body">
              <dl className="facts">
                <Fact name={t.username}>{person.username}</Fact>
                <Fact name={t.state}>
                  <StaffState staff={person} />
                </Fact>
                <Fact name={t.factor}>{person.secondFactor ? t.factorSet : t.factorUnset}</Fact>
                <Fact name={t.seen}>
                  {person.lastSeenAt ? formatMoment(person.lastSeenAt, new Date()) : texts.duties.staff.never}
                </Fact>
              </dl>
            </div>
            {person.acts.length > 0 && <PersonActs person={person} />}
          </section>
          <PersonDuties person={person} />
          <SsoBinding accountId={accountId} />
        </>
      )}
    </div>
  );
}
