import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { type ImpactBody, type ImpactRecords, privacyApi } from '../../lib/privacy-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { mayAct } from './may-act.ts';
import './privacy.css';

const t = texts.privacy;
const parts = Object.keys(t.parts) as (keyof ImpactBody)[];

/** The assessment of a place: as it was signed, ready to print, and a new version when it is time. */
export function ImpactPage() {
  const { placeId } = useParams({ from: '/in/privacy/impact/$placeId' });
  const query = useQuery({ queryKey: ['impact', placeId], queryFn: () => privacyApi.impact(placeId) });
  return (
    <div className="page privacy">
      <p className="privacy-screen">
        <Link to="/privacy">{t.impactBack}</Link>
      </p>
      <section className="sheet">
        {query.isPending && <Loading label={t.loading} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {query.data && <Record key={query.data.record?.version ?? 0} placeId={placeId} found={query.data} />}
      </section>
    </div>
  );
}

function Record({ placeId, found }: { placeId: number; found: ImpactRecords }) {
  const { record, draft, overdue, placeName } = found;
  const mayWrite = mayAct(useActor(), placeId, ['clerk', 'town_office', 'district_office']);
  const [body, setBody] = useState<ImpactBody | null>(record === null && mayWrite ? draft : null);
  const shown = record?.body ?? draft;
  return (
    <>
      <div className="sheet-head">
        <h1>{t.impactTitle(placeName)}</h1>
        <span className="privacy-acts privacy-screen">
          {record && <Button onClick={() => window.print()}>{t.impactPrint}</Button>}
          {record && mayWrite && body === null && (
            <Button onClick={() => setBody({ ...record.body, measures: draft.measures })}>
              {t.impactEdit}
            </Button>
          )}
        </span>
      </div>
      <div className="sheet-body">
        {record ? (
          <p>
            {t.impactVersion(record.version, formatDate(record.assessedOn))} {t.impactSigned(record.signedBy)}
          </p>
        ) : (
          <p className="soft">{t.impactNone}</p>
        )}
        {record && overdue && <p className="privacy-warn privacy-screen">{t.impactOverdue}</p>}
        {body ? (
          <Edit placeId={placeId} body={body} onChange={setBody} />
        ) : (
          parts.map((part) => (
            <section key={part}>
              <h2>{t.parts[part]}</h2>
              <p className="privacy-text">{shown[part]}</p>
            </section>
          ))
        )}
      </div>
    </>
  );
}

function Edit(props: { placeId: number; body: ImpactBody; onChange: (body: ImpactBody | null) => void }) {
  const { placeId, body, onChange } = props;
  const client = useQueryClient();
  const sign = useMutation({
    mutationFn: () => privacyApi.writeImpact(placeId, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['impact', placeId] });
      onChange(null);
    },
  });
  return (
    <>
      {parts.map((part) => (
        <label key={part} className="privacy-part">
          {t.parts[part]}
          <Input.TextArea
            autoSize
            value={body[part]}
            maxLength={8000}
            onChange={(event) => onChange({ ...body, [part]: event.target.value })}
          />
        </label>
      ))}
      {sign.isError && <ProblemLine problem={troubleOf(sign.error)} />}
      <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate()}>
        {t.impactSign}
      </Button>
    </>
  );
}
