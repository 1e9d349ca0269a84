import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { privacyApi, type RetentionRow } from '../../lib/privacy-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';

const t = texts.privacy;

/** How long each kind is kept and why; the district changes the days where the law leaves room. */
export function RetentionSheet() {
  const district = useActor().grants.find(({ role }) => role === 'district_office');
  const query = useQuery({ queryKey: ['retention'], queryFn: privacyApi.retention });
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.retention}</h2>
        <span className="soft">{t.retentionHint}</span>
      </div>
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.kind}</th>
              <th scope="col">{t.since}</th>
              <th scope="col">{t.days}</th>
              <th scope="col">{t.basis}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.kinds.map((row) => (
              <tr key={row.kind}>
                <td className="lead">{row.title}</td>
                <td data-label={t.since}>{row.since}</td>
                <td data-label={t.days}>
                  {district && row.least < row.most ? (
                    <Days key={row.days} placeId={district.placeId} row={row} />
                  ) : (
                    <span className="digits">{row.days}</span>
                  )}{' '}
                  <span className="soft">{t.range(row.least, row.most)}</span>
                </td>
                <td data-label={t.basis} className="small">
                  {row.basis}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Days({ placeId, row }: { placeId: number; row: RetentionRow }) {
  const client = useQueryClient();
  const [days, setDays] = useState<number | null>(row.days);
  const save = useMutation({
    mutationFn: (next: number) => privacyApi.setRetention(placeId, row.kind, next),
    onSuccess: () => client.invalidateQueries({ queryKey: ['retention'] }),
  });
  return (
    <>
      <InputNumber
        aria-label={`${row.title} ${t.days}`}
        min={row.least}
        max={row.most}
        precision={0}
        value={days}
        onChange={setDays}
      />
      {days !== null && days !== row.days && (
        <Button size="small" loading={save.isPending} onClick={() => save.mutate(days)}>
          {t.save}
        </Button>
      )}
      {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
    </>
  );
}
