import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../lib/api.ts';
import type { Household } from '../../lib/api-types.ts';
import { formatDate } from '../../lib/format.ts';
import { LinkButton } from '../../lib/link-button.tsx';
import { offers } from '../../lib/roles.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Fact, Mark } from '../../ui/marks.tsx';
import { Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { rememberVillage } from '../access/villages.ts';
import { PassbookSheet } from '../passbook/passbook-sheet.tsx';
import { HouseholdDesk } from './household-desk.tsx';
import { MemberNames } from './member-names.tsx';
import { RevealMembers } from './reveal-members.tsx';
import './people.css';

const route = getRouteApi('/in/villages/$villageId/households/$householdId');
const t = texts.household;

/** One household: who belongs to it, and its passbook. */
export function HouseholdPage() {
  const { villageId, householdId } = route.useParams();
  const actor = useActor();
  useEffect(() => rememberVillage(villageId), [villageId]);
  const query = useQuery({
    queryKey: ['household', villageId, householdId],
    queryFn: () => api.household(villageId, householdId),
  });
  return (
    <div className="page">
      <p>
        <Link to="/villages/$villageId/households" params={{ villageId }}>
          {t.back}
        </Link>
      </p>
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data && (
        <>
          <div className="page-head">
            <h1>{t.title(query.data.headName)}</h1>
            <Mark tone={query.data.enrolled ? 'good' : 'plain'}>
              {query.data.enrolled ? texts.households.enrolled : texts.households.notEnrolled}
            </Mark>
            {offers(actor, 'claim') && query.data.enrolled && (
              <div className="page-head-aside">
                <LinkButton
                  to="/villages/$villageId/claims/new"
                  params={{ villageId }}
                  search={{ household: householdId }}
                >
                  {t.claim}
                </LinkButton>
              </div>
            )}
          </div>
          <MemberNames key={householdId}>
            <HouseholdFacts villageId={villageId} household={query.data} />
            <HouseholdDesk home={{ villageId, householdId }} />
          </MemberNames>
          <PassbookSheet villageId={villageId} householdId={householdId} />
        </>
      )}
    </div>
  );
}

function HouseholdFacts({ villageId, household }: { villageId: number; household: Household }) {
  const actor = useActor();
  return (
    <section className="sheet sheet-body household-facts">
      <dl className="facts">
        <Fact name={texts.households.columns.door}>{household.doorCode}</Fact>
        <Fact name={texts.households.columns.group}>{household.group}</Fact>
        {household.section && <Fact name={t.section}>{household.section}</Fact>}
        {household.joinedOn && <Fact name={t.joinedOn}>{formatDate(household.joinedOn)}</Fact>}
      </dl>
      <RevealMembers villageId={villageId} household={household} mayReveal={offers(actor, 'people')} />
    </section>
  );
}
