import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Place, PlaceCode } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { offers } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Empty, ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { Sure } from '../../ui/sure.tsx';
import { PlaceByHand } from './place-by-hand.tsx';

const t = texts.places;

/** Opens what lies below a place: found in the official code table, or by hand where the table is too old. */
export function AddPlace({ parent }: { parent: Place }) {
  const [wanted, setWanted] = useState('');
  const [byHand, setByHand] = useState(false);
  const asked = useDeferredValue(wanted.trim());
  const query = useQuery({
    queryKey: ['place-codes', parent.code, asked],
    queryFn: () => api.placeCodes(asked, parent.code),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  });
  const actor = useActor();
  useWarmTable(parent);
  const open = useOpenPlace(parent);
  const isLooking = asked !== '' && (query.isPending || query.isPlaceholderData);
  const codes = asked === '' ? [] : (query.data?.codes ?? []).filter((one) => one.code !== parent.code);
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.add}</h2>
        <Input.Search
          className="search-field"
          allowClear
          aria-label={t.find}
          placeholder={t.find}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        {query.data && <span className="soft">{t.asOf(formatDate(query.data.asOf))}</span>}
      </div>
      <TroubleBox title={t.loadFailed} of={query} />
      {open.isError && <ProblemLine problem={troubleOf(open.error)} />}
      {open.data && (
        <p
          className="place-opened"
          role="status"
          // The table above has just grown by a line: what was said must not sink below the edge.
          ref={(line) => line?.scrollIntoView({ block: 'nearest' })}
        >
          {t.opened(open.data.name)}{' '}
          {open.data.kind === 'village' && offers(actor, 'staff') && (
            <Link to="/staff/new" search={{ place: open.data.id, role: 'clerk' }}>
              {t.appoint}
            </Link>
          )}
        </p>
      )}
      {asked !== '' && query.isSuccess && !isLooking && codes.length === 0 && (
        <Empty title={t.notFound(parent.name)} hint={t.notFoundHint} />
      )}
      {isLooking && (
        <p className="place-opened soft" role="status">
          {t.finding}
        </p>
      )}
      {codes.length > 0 && (
        <ul className="place-codes">
          {codes.map((one) => (
            <CodeLine
              key={one.code}
              code={one}
              busy={open.isPending && open.variables.code === one.code}
              onOpen={() => open.mutate({ code: one.code })}
            />
          ))}
        </ul>
      )}
      {codes.length > 0 && query.data?.more && (
        <p className="place-opened soft" role="status">
          {t.more(codes.length)}
        </p>
      )}
      <div className="place-by-hand">
        <Button type="text" aria-expanded={byHand} onClick={() => setByHand(!byHand)}>
          {t.byHand}
        </Button>
        <span className="soft small">{t.byHandHint}</span>
        {byHand && (
          <PlaceByHand
            busy={open.isPending}
            onOpen={(code, name) => open.mutate({ code, name, parentId: parent.id })}
          />
        )}
      </div>
    </section>
  );
}

/** The server reads its table when it is first asked; better while somebody still thinks of what to type. */
function useWarmTable({ code }: Place): void {
  useQuery({
    queryKey: ['place-codes', code, code],
    queryFn: () => api.placeCodes(code, code),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useOpenPlace(parent: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.openPlace,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['places-below', parent.id] }),
        client.invalidateQueries({ queryKey: ['place-codes'] }),
        // It is chosen elsewhere at once: to import its roster, to give somebody a duty there.
        client.invalidateQueries({ queryKey: ['villages'] }),
        client.invalidateQueries({ queryKey: ['giving-places'] }),
      ]),
  });
}

function CodeLine({ code, busy, onOpen }: { code: PlaceCode; busy: boolean; onOpen: () => void }) {
  return (
    <li>
      <span>
        <b>{code.name}</b> <span className="soft small">{code.above.join(' ')}</span>
      </span>
      <span className="digits soft">{code.code}</span>
      {code.placeId === null ? (
        <Sure
          size="small"
          act={busy ? t.opening : t.open}
          actName={`${t.open} ${code.name}`}
          sure={t.sure}
          sureName={`${t.sure} ${code.name}`}
          cancel={t.notNow}
          busy={busy}
          onSure={onOpen}
        />
      ) : (
        <span>
          <Mark tone="good">{t.isOpen}</Mark>{' '}
          <Link to="/places/$placeId" params={{ placeId: code.placeId }}>
            {t.look}
          </Link>
        </span>
      )}
    </li>
  );
}
