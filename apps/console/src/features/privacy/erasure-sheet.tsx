import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { formatDate, formatMoment } from '../../lib/format.ts';
import { type ErasureRow, type Erasures, privacyApi } from '../../lib/privacy-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { DecideForm } from './decide-form.tsx';
import { Empty, Loading } from '../../ui/states.tsx';

const t = texts.privacy;
const c = t.columns;

/** Those who want to be forgotten: what waits first, each with its deadline. */
export function ErasureSheet({ villageId }: { villageId: number }) {
  const query = useQuery({
    queryKey: ['erasures', villageId],
    queryFn: () => privacyApi.erasures(villageId),
  });
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.erasures}</h2>
        <span className="soft">{t.erasuresHint}</span>
      </div>
      {query.isPending && <Loading label={t.loading} rows={3} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data?.erasures.length === 0 && <Empty title={t.erasuresNone} hint={t.erasuresNoneHint} />}
      {query.data && query.data.erasures.length > 0 && <Rows villageId={villageId} found={query.data} />}
    </section>
  );
}

function Rows({ villageId, found }: { villageId: number; found: Erasures }) {
  const [open, setOpen] = useState<string>();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{c.who}</th>
          <th scope="col">{c.asked}</th>
          <th scope="col">{c.due}</th>
          <th scope="col">{c.state}</th>
          <th scope="col">{c.act}</th>
        </tr>
      </thead>
      <tbody>
        {found.erasures.map((row) => (
          <tr key={row.erasureId}>
            <td className="lead">{t.person(row.name || t.gone, row.doorCode)}</td>
            <td data-label={c.asked}>
              {`${formatMoment(row.askedAt, new Date())} ${t.ways[row.way]}`}
              {row.byGuardian && ` ${t.guardian}`}
            </td>
            <td data-label={c.due} className={row.overdue ? 'privacy-late' : undefined}>
              {formatDate(row.dueOn)}
              {row.overdue && ` ${t.overdue}`}
            </td>
            <td data-label={c.state}>{[t.states[row.state], row.reason].filter(Boolean).join('：')}</td>
            <td data-label={c.act}>
              {row.state === 'open' && open !== row.erasureId && (
                <Button size="small" onClick={() => setOpen(row.erasureId)}>
                  {t.handle}
                </Button>
              )}
              {open === row.erasureId && row.state === 'open' && (
                <Decide villageId={villageId} row={row} found={found} onDone={() => setOpen(undefined)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decide(props: { villageId: number; row: ErasureRow; found: Erasures; onDone: () => void }) {
  const { villageId, row, found, onDone } = props;
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<'erase' | 'refuse'>('erase');
  const [reason, setReason] = useState<string>();
  const decide = useMutation({
    mutationFn: () => privacyApi.decideErasure(villageId, row.erasureId, { verdict, reason: reason ?? '' }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['erasures', villageId] });
      onDone();
    },
  });
  return (
    <div className="privacy-decide" role="group" aria-label={t.handle}>
      <DecideForm
        verdict={verdict}
        verdicts={[
          { value: 'erase', label: t.erase },
          { value: 'refuse', label: t.refuse },
        ]}
        onVerdict={(next) => {
          setVerdict(next);
          setReason(undefined);
        }}
        reason={reason}
        reasons={verdict === 'erase' ? found.eraseReasons : found.refuseReasons}
        onReason={setReason}
        act={decide}
        isFinal={verdict === 'erase'}
        onCancel={onDone}
      />
    </div>
  );
}
