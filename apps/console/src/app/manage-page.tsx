import { Link } from '@tanstack/react-router';
import '../features/access/desk.css';
import { useActor } from '../features/access/session.ts';
import { texts } from '../texts.ts';
import { Empty } from '../ui/states.tsx';
import { manageEntries } from './manage-entries.ts';

const t = texts.manage;

/** The hub of administration: one card for each page that this person's duties open. */
export function ManagePage() {
  const entries = manageEntries(useActor());
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
      </div>
      {entries.length === 0 && <Empty title={t.nothing} />}
      <div className="desk-ways">
        {entries.map((entry) => (
          <Link key={entry.face} to={entry.to} className="sheet">
            <b>{entry.title}</b>
            <span className="soft">{entry.hint}</span>
          </Link>
        ))}
      </div>
    </div>
  );
}
