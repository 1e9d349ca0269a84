import { urlOf } from '@jishan/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { VillageExport } from '../../lib/api-types.ts';
import { formatMoment } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { VillageSelect } from '../access/village-select.tsx';
import { homeVillage, rememberVillage, useVillages } from '../access/villages.ts';
import './exports.css';

const t = texts.exportsOfVillage;
const lookMs = 1000;

type Kind = VillageExport['kind'];

/** Everything that a village owns, to take along: masked, or in full for a reason on the record. */
export function ExportPage() {
  const villages = useVillages();
  const [chosen, setChosen] = useState<number>();
  const villageId = chosen ?? homeVillage(villages.data ?? [])?.id;
  return (
    <div className="page exports">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
        <div className="page-head-aside">
          <VillageSelect
            value={villageId}
            onChange={(next) => {
              if (next === undefined) return;
              rememberVillage(next);
              setChosen(next);
            }}
          />
        </div>
      </div>
      {villageId !== undefined && <Exports key={villageId} villageId={villageId} />}
    </div>
  );
}

const listKey = (villageId: number) => ['exports', villageId];

function Exports({ villageId }: { villageId: number }) {
  const query = useQuery({
    queryKey: listKey(villageId),
    queryFn: () => api.exports(villageId),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((one) => one.state === 'waiting') ? lookMs : false,
  });
  return (
    <>
      <AskForm villageId={villageId} reasons={query.data?.reasons ?? []} />
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.recent}</h2>
          <span className="soft">{t.kept}</span>
        </div>
        {query.isPending && <Loading label={t.loading} rows={3} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {query.data?.exports.length === 0 && <p className="sheet-body soft">{t.none}</p>}
        {query.data && query.data.exports.length > 0 && (
          <ExportTable villageId={villageId} exports={query.data.exports} />
        )}
      </section>
    </>
  );
}

function AskForm({ villageId, reasons }: { villageId: number; reasons: { code: string; label: string }[] }) {
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>('workbook');
  const [inFull, setInFull] = useState(false);
  const [reason, setReason] = useState<string>();
  const ask = useMutation({
    mutationFn: () =>
      api.askExport(villageId, { kind, inFull, ...(inFull && reason ? { reason: reason as 'backup' } : {}) }),
    onSettled: () => client.invalidateQueries({ queryKey: listKey(villageId) }),
  });
  return (
    <section className="sheet">
      <div className="sheet-body export-form">
        <fieldset>
          <legend>{t.kind}</legend>
          <Radio.Group value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {(['workbook', 'archive'] as const).map((one) => (
              <Radio key={one} value={one}>
                <b>{t.kinds[one].title}</b> <span className="soft">{t.kinds[one].hint}</span>
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <div>
          <Checkbox checked={inFull} onChange={(event) => setInFull(event.target.checked)}>
            {t.inFull}
          </Checkbox>
          <p className="soft">{t.inFullHint}</p>
        </div>
        {inFull && (
          <fieldset>
            <legend>{t.reason}</legend>
            <Radio.Group value={reason} onChange={(event) => setReason(event.target.value as string)}>
              {reasons.map(({ code, label }) => (
                <Radio key={code} value={code}>
                  {label}
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
        )}
        <TroubleBox title={t.failed} of={ask} />
        {ask.isSuccess && <p role="status">{t.asked}</p>}
        <Button type="primary" loading={ask.isPending} onClick={() => ask.mutate()}>
          {t.ask}
        </Button>
      </div>
    </section>
  );
}

function ExportTable({ villageId, exports }: { villageId: number; exports: VillageExport[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {Object.entries(t.columns).map(([key, label]) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {exports.map((one) => (
          <tr key={one.exportId}>
            <td className="lead digits">{formatMoment(one.askedAt, new Date())}</td>
            <td data-label={t.columns.kind}>{t.kinds[one.kind].title}</td>
            <td data-label={t.columns.names}>{one.inFull ? t.names.full : t.names.masked}</td>
            <td data-label={t.columns.state}>{t.states[one.state]}</td>
            <td data-label={t.columns.file}>
              <FileLink villageId={villageId} one={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileLink({ villageId, one }: { villageId: number; one: VillageExport }) {
  if (one.state !== 'done') return null;
  if (!one.mine) return <span className="soft">{t.notMine}</span>;
  if (!one.ready) return <span className="soft">{t.gone}</span>;
  return (
    <a href={urlOf('readExport', { villageId, exportId: one.exportId })} download>
      {t.download(sizeOf(one.bytes))}
    </a>
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
