import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { texts } from '../../texts.ts';
import { mayAct } from './may-act.ts';
import { useActor } from '../access/session.ts';
import { VillageSelect } from '../access/village-select.tsx';
import { homeVillage, rememberVillage, useVillages } from '../access/villages.ts';
import { DeskSheet } from './desk-sheet.tsx';
import { ErasureSheet } from './erasure-sheet.tsx';
import { ObjectionSheet } from './objection-sheet.tsx';
import { RetentionSheet } from './retention-sheet.tsx';
import './privacy.css';

const t = texts.privacy;

/** Everything about personal data that somebody on duty has to answer, what waits on top. */
export function PrivacyPage() {
  const actor = useActor();
  const villages = useVillages();
  const [chosen, setChosen] = useState<number>();
  const villageId = chosen ?? homeVillage(villages.data ?? [])?.id;
  const choose = (next: number | undefined) => {
    if (next === undefined) return;
    rememberVillage(next);
    setChosen(next);
  };
  const decides = villageId !== undefined && mayAct(actor, villageId, ['clerk']);
  // The clerk who wrote a wish down at the desk does not decide it: the town's office is the second hand.
  const forgets = villageId !== undefined && mayAct(actor, villageId, ['clerk', 'town_office']);
  const places = [...new Map(actor.grants.map((grant) => [grant.placeId, grant.placeName]))];
  return (
    <div className="page privacy">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
        <div className="page-head-aside">
          <VillageSelect value={villageId} onChange={choose} />
        </div>
      </div>
      {forgets && <ErasureSheet key={`e${villageId}`} villageId={villageId} />}
      {decides && (
        <>
          <ObjectionSheet key={`o${villageId}`} villageId={villageId} />
          <DeskSheet key={`d${villageId}`} villageId={villageId} />
        </>
      )}
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.impact}</h2>
          <span className="soft">{t.impactHint}</span>
        </div>
        <p className="sheet-body privacy-links">
          {places.map(([placeId, name]) => (
            <Link key={placeId} to="/privacy/impact/$placeId" params={{ placeId }}>
              {`${name}：${t.impactOpen}`}
            </Link>
          ))}
        </p>
      </section>
      <RetentionSheet />
    </div>
  );
}
