import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { OwnSession } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { formatMoment } from '../../lib/format.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';

const t = texts.access.devices;

/** Where one is signed in, roughly; each can be signed out from here. */
export function Devices() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['sessions'], queryFn: staffApi.sessions });
  const settle = () => client.invalidateQueries({ queryKey: ['sessions'] });
  const end = useMutation({ mutationFn: staffApi.endSession, onSettled: settle });
  const endOthers = useMutation({ mutationFn: staffApi.endOtherSessions, onSettled: settle });
  const sessions = query.data?.sessions ?? [];
  const failed = end.error ?? endOthers.error;
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.title}</h2>
        <span className="soft">{sessions.length > 1 ? t.hint : t.only}</span>
        {sessions.length > 1 && (
          <Button onClick={() => endOthers.mutate()} loading={endOthers.isPending}>
            {t.endOthers}
          </Button>
        )}
      </div>
      {query.isPending && <Loading label={t.loading} rows={2} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {failed && <ProblemLine problem={troubleOf(failed)} />}
      {sessions.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.columns.device}</th>
              <th scope="col">{t.columns.address}</th>
              <th scope="col">{t.columns.first}</th>
              <th scope="col">{t.columns.last}</th>
              <th scope="col" className="table-acts">
                {t.columns.act}
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <DeviceRow
                key={session.id}
                session={session}
                busy={end.isPending && end.variables === session.id}
                onEnd={() => end.mutate(session.id)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function DeviceRow({ session, busy, onEnd }: { session: OwnSession; busy: boolean; onEnd: () => void }) {
  return (
    <tr>
      <td className="lead">
        {session.device} {session.current && <Mark tone="good">{t.current}</Mark>}
      </td>
      <td data-label={t.columns.address}>{session.address}</td>
      <td data-label={t.columns.first}>{formatMoment(session.firstSeenAt, new Date())}</td>
      <td data-label={t.columns.last}>{formatMoment(session.lastSeenAt, new Date())}</td>
      <td className="table-acts">
        {!session.current && (
          <Button onClick={onEnd} loading={busy} aria-label={t.endOf(session.device)}>
            {t.end}
          </Button>
        )}
      </td>
    </tr>
  );
}
