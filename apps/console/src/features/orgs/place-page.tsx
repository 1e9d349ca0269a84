import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Place } from '../../lib/api-types.ts';
import { formatDate } from '../../lib/format.ts';
import { offersAt } from '../../lib/roles.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Fact, Mark } from '../../ui/marks.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { TemplatesSheet } from '../schemes/templates-sheet.tsx';
import { AddPlace } from './add-place.tsx';
import { EditPlace } from './edit-place.tsx';
import { MovePlace } from './move-place.tsx';
import './places.css';

const route = getRouteApi('/in/places/$placeId');
const t = texts.places;

/** One place of the tree: what it is, what lies below it, and what may be changed. */
export function PlacePage() {
  const { placeId } = route.useParams();
  const query = useQuery({ queryKey: ['place', placeId], queryFn: () => api.place(placeId) });
  return (
    <div className="page">
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data && <PlaceBody key={placeId} place={query.data} />}
    </div>
  );
}

type Open = 'edit' | 'move' | null;

function PlaceBody({ place }: { place: Place }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const isOffice = offersAt(useActor(), 'templates', place.id);
  return (
    <>
      <Above place={place} />
      <div className="page-head">
        <h1>{place.name}</h1>
        <Mark tone="plain">{t.kinds[place.kind]}</Mark>
        <div className="page-head-aside">
          {place.kind === 'village' && <Button onClick={() => setOpen('move')}>{t.move}</Button>}
          <Button onClick={() => setOpen('edit')}>{t.edit}</Button>
        </div>
      </div>
      {open === 'edit' && <EditPlace place={place} onDone={close} />}
      {open === 'move' && <MovePlace place={place} onDone={close} />}
      <PlaceFacts place={place} />
      {place.kind !== 'village' && <Below place={place} />}
      {place.kind !== 'village' && <AddPlace parent={place} />}
      {isOffice && <TemplatesSheet placeId={place.id} above={place.above} />}
    </>
  );
}

function Above({ place }: { place: Place }) {
  return (
    <nav className="place-above" aria-label={t.title}>
      <Link to="/places">{t.mine}</Link>
      {place.above.map((one) => (
        <Link key={one.id} to="/places/$placeId" params={{ placeId: one.id }}>
          {one.name}
        </Link>
      ))}
    </nav>
  );
}

function PlaceFacts({ place }: { place: Place }) {
  const [current, ...old] = place.codes;
  return (
    <section className="sheet sheet-body">
      <dl className="facts">
        <Fact name={t.code}>
          {current ? t.codeSince(current.code, formatDate(current.from)) : place.code}
        </Fact>
        <Fact name={t.phone}>{place.phone ?? t.noPhone}</Fact>
        {old.length > 0 && (
          <Fact name={t.oldCodes}>
            {old.map((one) => t.oldCode(one.code, formatDate(one.until ?? one.from))).join('、')}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Below({ place }: { place: Place }) {
  const query = useQuery({ queryKey: ['places-below', place.id], queryFn: () => api.places(place.id) });
  const below = query.data?.places ?? [];
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.below[place.kind]}</h2>
      </div>
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.isSuccess && below.length === 0 && <Empty title={t.empty} hint={t.emptyHint} />}
      {below.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.columns.name}</th>
              <th scope="col">{t.columns.code}</th>
              <th scope="col">{t.columns.phone}</th>
            </tr>
          </thead>
          <tbody>
            {below.map((one) => (
              <tr key={one.id}>
                <td className="lead">
                  <Link to="/places/$placeId" params={{ placeId: one.id }}>
                    {one.name}
                  </Link>
                </td>
                <td data-label={t.columns.code} className="digits">
                  {one.code}
                </td>
                <td data-label={t.columns.phone} className="digits">
                  {one.phone ?? ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
