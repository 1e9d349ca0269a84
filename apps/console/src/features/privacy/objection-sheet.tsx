import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { photoUrl } from '../../lib/api.ts';
import { formatDate, formatMoment } from '../../lib/format.ts';
import {
  type ObjectionRow,
  type Objections,
  type ObjectionVerdict,
  privacyApi,
} from '../../lib/privacy-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { DecideForm } from './decide-form.tsx';
import { type Area, MarkPhoto } from './mark-photo.tsx';

const t = texts.privacy;
const c = t.columns;

/** Photos that somebody objects to: looked at, then kept, covered or taken down. */
export function ObjectionSheet({ villageId }: { villageId: number }) {
  const query = useQuery({
    queryKey: ['photo-objections', villageId],
    queryFn: () => privacyApi.objections(villageId),
  });
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.objections}</h2>
      </div>
      {query.isPending && <Loading label={t.loading} rows={3} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data?.objections.length === 0 && <Empty title={t.objectionsNone} hint={t.objectionsNoneHint} />}
      {query.data && query.data.objections.length > 0 && <Rows villageId={villageId} found={query.data} />}
    </section>
  );
}

function Rows({ villageId, found }: { villageId: number; found: Objections }) {
  const [open, setOpen] = useState<string>();
  const chosen = found.objections.find((row) => row.objectionId === open && row.state === 'open');
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{c.photos}</th>
            <th scope="col">{c.ground}</th>
            <th scope="col">{c.asked}</th>
            <th scope="col">{c.due}</th>
            <th scope="col">{c.state}</th>
            <th scope="col">{c.act}</th>
          </tr>
        </thead>
        <tbody>
          {found.objections.map((row) => (
            <tr key={row.objectionId}>
              <td className="lead digits">{row.eventNumber}</td>
              <td data-label={c.ground}>{row.ground}</td>
              <td data-label={c.asked}>{`${formatMoment(row.askedAt, new Date())} ${t.ways[row.way]}`}</td>
              <td data-label={c.due} className={row.overdue ? 'privacy-late' : undefined}>
                {formatDate(row.dueOn)}
                {row.overdue && ` ${t.overdue}`}
              </td>
              <td data-label={c.state}>
                {[t.objectionStates[row.state], row.reason].filter(Boolean).join('：')}
              </td>
              <td data-label={c.act}>
                {row.state === 'open' && open !== row.objectionId && (
                  <Button size="small" onClick={() => setOpen(row.objectionId)}>
                    {t.handle}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <Decide
          key={chosen.objectionId}
          villageId={villageId}
          row={chosen}
          reasons={found.reasons}
          onDone={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface DecideProps {
  villageId: number;
  row: ObjectionRow;
  reasons: Objections['reasons'];
  onDone: () => void;
}

function Decide({ villageId, row, reasons, onDone }: DecideProps) {
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<ObjectionVerdict['verdict']>('withdraw');
  const [reason, setReason] = useState<string>();
  const [areas, setAreas] = useState<(Area & { photoId: string })[]>([]);
  const decide = useMutation({
    mutationFn: () =>
      privacyApi.decideObjection(villageId, row.objectionId, {
        verdict,
        // One of the reasons that the server offered a moment ago.
        reason: reason as ObjectionVerdict['reason'],
        areas: verdict === 'blur' ? areas : [],
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['photo-objections', villageId] });
      onDone();
    },
  });
  return (
    <div className="sheet-body privacy-decide" role="group" aria-label={t.handle}>
      <div className="privacy-photos">
        {row.photoIds.map((photoId, index) => (
          <MarkPhoto
            key={photoId}
            src={photoUrl(villageId, photoId, 'full')}
            alt={t.photo(index + 1)}
            areas={areas.filter((area) => area.photoId === photoId)}
            {...(verdict === 'blur'
              ? { onMark: (area: Area) => setAreas((old) => [...old, { ...area, photoId }]) }
              : {})}
          />
        ))}
      </div>
      <DecideForm
        verdict={verdict}
        verdicts={[
          { value: 'withdraw', label: t.withdraw },
          { value: 'blur', label: t.blur },
          { value: 'keep', label: t.keep },
        ]}
        onVerdict={setVerdict}
        reason={reason}
        reasons={reasons}
        onReason={setReason}
        act={decide}
        isUnready={verdict === 'blur' && areas.length === 0}
        onCancel={onDone}
      >
        {verdict === 'blur' && (
          <p className="soft">
            {t.blurHint}{' '}
            {areas.length > 0 && (
              <Button size="small" onClick={() => setAreas((old) => old.slice(0, -1))}>
                {t.blurBack}
              </Button>
            )}
          </p>
        )}
      </DecideForm>
    </div>
  );
}
