import { Link } from '@tanstack/react-router';
import { texts } from '../../texts.ts';
import { Empty } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import './places.css';

const t = texts.places;

/** Where this person's duties lie: the way into the tree. */
export function PlacesPage() {
  const { grants } = useActor();
  const own = new Map(
    grants.filter((grant) => grant.placeId > 0).map((grant) => [grant.placeId, grant.placeName]),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
      </div>
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.mine}</h2>
        </div>
        {own.size === 0 && <Empty title={t.empty} />}
        <ul className="place-list">
          {[...own].map(([placeId, name]) => (
            <li key={placeId}>
              <Link to="/places/$placeId" params={{ placeId }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
