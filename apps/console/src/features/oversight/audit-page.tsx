import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { dayOf } from '../../lib/format.ts';
import { offers } from '../../lib/roles.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { useVillages } from '../access/villages.ts';
import { AuditFilter } from './audit-filter.tsx';
import type { AuditSearch } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';
import { CheckAudit } from './check-audit.tsx';
import { placesOf } from './places-of.ts';
import './oversight.css';

const route = getRouteApi('/in/audit');
const t = texts.oversight;
const weekMs = 7 * 86_400_000;

/** Whoever types the address without such a duty is told who may search. */
export function AuditPage() {
  const actor = useActor();
  return offers(actor, 'audit') ? <AuditDesk /> : <NotYours toOutside={offers(actor, 'outside')} />;
}

function NotYours({ toOutside }: { toOutside: boolean }) {
  return (
    <div className="page">
      <section className="sheet">
        <Empty title={t.notYoursTitle} hint={t.notYours} />
        {toOutside && (
          <p className="desk-more">
            <Link to="/outside-acts">{t.toOutside}</Link>
          </p>
        )}
      </section>
    </div>
  );
}

/** Who did and saw what, to search; and whether anybody has changed what was written. */
function AuditDesk() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const actor = useActor();
  const places = placesOf(actor);
  // Opening the page decides what “the last week” is; it does not move while somebody reads.
  const [now] = useState(() => Date.now());
  const wanted = {
    place: search.place ?? places[0]?.id ?? 0,
    from: search.from ?? dayOf(new Date(now - weekMs)),
    until: search.until ?? dayOf(new Date(now)),
  };
  const villages = useVillages().data ?? [];
  const mayCheck =
    villages.some(({ id }) => id === wanted.place) ||
    places.some((place) => place.id === wanted.place && place.isVillage);
  const query = useAudit({ ...search, ...wanted });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const change = (part: AuditSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
      </div>
      <AuditFilter places={places} search={{ ...search, ...wanted }} onChange={change} />
      {mayCheck ? (
        <CheckAudit key={wanted.place} villageId={wanted.place} />
      ) : (
        villages.length > 0 && <p className="soft">{t.chooseVillage}</p>
      )}
      <section className="sheet">
        {query.isPending && <Loading label={t.loading} rows={8} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {query.isSuccess && rows.length === 0 && <Empty title={t.empty} hint={t.emptyHint} />}
        {rows.length > 0 && (
          <AuditTable rows={rows} showPlace={new Set(rows.map((row) => row.villageId)).size > 1} />
        )}
      </section>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </div>
  );
}

function useAudit({
  place,
  from,
  until,
  action,
  actor,
  target,
}: AuditSearch & { place: number; from: string; until: string }) {
  const narrow = {
    ...(action ? { action } : {}),
    ...(actor ? { actor } : {}),
    ...(target ? { target } : {}),
  };
  return useInfiniteQuery({
    queryKey: ['audit', place, from, until, narrow],
    queryFn: ({ pageParam }) =>
      api.audit({ placeId: place, from, until, ...narrow, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}
