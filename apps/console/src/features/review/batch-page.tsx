import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { LinkButton } from '../../lib/link-button.tsx';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { BatchCard } from './batch-card.tsx';
import { caseKey, isClean } from './desk.ts';
import { decide } from './desk-store.ts';
import { LastDecision } from './last-decision.tsx';
import { useQueue } from './queue.ts';
import './review.css';
import './case.css';
import './batch.css';

const route = getRouteApi('/in/review/batch');
const t = texts.review;

/** The clean cases as a sheet of photos: look down it, take out what is doubtful, approve the rest in one tap. */
export function BatchPage() {
  const filter = route.useSearch();
  const queue = useQueue(filter);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const cases = queue.cases.filter(isClean);
  const chosen = cases.filter((of) => seen.has(caseKey(of)) && !out.has(caseKey(of)));

  if (queue.isPending) return <Loading label={t.loading} rows={6} />;
  if (queue.isError && cases.length === 0) {
    return (
      <div className="page">
        <TroubleBox title={t.loadFailed} of={queue} />
      </div>
    );
  }
  return (
    <div className="case-page own-bar">
      <header className="case-head">
        <Link to="/review" search={filter}>
          {t.backToList}
        </Link>
        <h1>{t.batch}</h1>
        <p className="soft small batch-hint">{t.batchHint}</p>
      </header>
      {cases.length === 0 ? (
        <div className="page">
          <div className="sheet">
            <Empty title={t.batchEmpty} hint={t.batchEmptyHint}>
              <LinkButton primary to="/review" search={filter}>
                {t.backToList}
              </LinkButton>
            </Empty>
          </div>
        </div>
      ) : (
        <ul className="batch">
          {cases.map((of) => (
            <BatchCard
              key={caseKey(of)}
              of={of}
              isSeen={seen.has(caseKey(of))}
              isOut={out.has(caseKey(of))}
              onSeen={() => setSeen((now) => new Set(now).add(caseKey(of)))}
              onOut={() => setOut((now) => toggled(now, caseKey(of)))}
            />
          ))}
        </ul>
      )}
      <footer className="case-foot">
        <LastDecision />
        {cases.length > 0 && (
          <div className="batch-foot">
            <Button
              type="primary"
              size="large"
              disabled={chosen.length === 0}
              onClick={() => {
                decide(chosen, { verdict: 'approve' });
                scrollTo({ top: 0 });
              }}
            >
              {t.approveMany(chosen.length)}
            </Button>
            <span className="soft">
              {t.seen(cases.filter((of) => seen.has(caseKey(of))).length, cases.length)}
            </span>
          </div>
        )}
      </footer>
    </div>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
