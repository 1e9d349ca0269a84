import { Link } from '@tanstack/react-router';
import { formatDate } from '../../lib/format.ts';
import type { ChangeLine } from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { type Home, useChanges } from './use-home.ts';
import './roster.css';

const t = texts.roster.timeline;

/** What happened to a household, the newest first. */
export function HouseholdTimeline({ home }: { home: Home }) {
  const query = useChanges(home);
  return (
    <section className="sheet" aria-label={t.title}>
      <div className="sheet-head">
        <h2>{t.title}</h2>
      </div>
      {query.isPending && <Loading label={t.loading} rows={2} />}
      <TroubleBox title={t.failed} of={query} />
      {query.data?.changes.length === 0 && <p className="sheet-body soft">{t.empty}</p>}
      <ol className="timeline">
        {query.data?.changes.map((change) => (
          <Line key={change.id} home={home} change={change} />
        ))}
      </ol>
    </section>
  );
}

function Line({ home, change }: { home: Home; change: ChangeLine }) {
  return (
    <li>
      <time dateTime={change.on ?? undefined}>{change.on === null ? t.allAlong : formatDate(change.on)}</time>
      <b>{change.label}</b>
      {change.member !== '' && <span>{change.member}</span>}
      {change.other && (
        <Link
          to="/villages/$villageId/households/$householdId"
          params={{ villageId: home.villageId, householdId: change.other.householdId }}
        >
          {t.other(change.other.doorCode)}
        </Link>
      )}
      {change.note !== '' && <span>{change.note}</span>}
      <span className="soft">{t.written(formatDate(change.writtenAt))}</span>
    </li>
  );
}
