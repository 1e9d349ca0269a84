import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { OutsideAct } from '../../lib/api-types.ts';
import { formatMoment, joined } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { VillageSelect } from '../access/village-select.tsx';
import { homeVillage, rememberVillage, useVillages } from '../access/villages.ts';
import { whoOf } from './audit-table.tsx';
import './oversight.css';

const t = texts.oversight;

/** Who from above looked at this village or acted in it. */
export function OutsidePage() {
  const villages = useVillages();
  const [chosen, setChosen] = useState<number>();
  const villageId = chosen ?? homeVillage(villages.data ?? [])?.id;
  const query = useQuery({
    queryKey: ['outside-acts', villageId],
    queryFn: () => api.outsideActs(villageId ?? 0),
    enabled: villageId !== undefined,
  });
  const choose = (next: number | undefined) => {
    if (next === undefined) return;
    rememberVillage(next);
    setChosen(next);
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.outsideTitle}</h1>
        <span className="soft">{t.outsideHint}</span>
        <div className="page-head-aside">
          <VillageSelect value={villageId} onChange={choose} />
        </div>
      </div>
      <section className="sheet">
        {query.isPending && <Loading label={t.loading} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {query.data?.acts.length === 0 && <Empty title={t.outsideEmpty} hint={t.outsideEmptyHint} />}
        {query.data && query.data.acts.length > 0 && <Acts acts={query.data.acts} />}
      </section>
    </div>
  );
}

function Acts({ acts }: { acts: OutsideAct[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.at}</th>
          <th scope="col">{t.columns.who}</th>
          <th scope="col">{t.columns.act}</th>
          <th scope="col">{t.columns.reason}</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.seq}>
            <td className="lead digits">{formatMoment(act.at, new Date())}</td>
            <td data-label={t.columns.who}>{whoOf(act)}</td>
            <td data-label={t.columns.act}>{joined(act.actionLabel, act.doorCode ?? undefined)}</td>
            <td data-label={t.columns.reason}>{act.reason ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
