import { Link } from '@tanstack/react-router';
import { offers } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import { useActor } from '../access/session.ts';

const t = texts.schemes;

/** Stands where something cannot begin before the village has a scheme, and leads to where it gets one. */
export function FirstPublish({ villageId }: { villageId: number }) {
  const mayPublish = offers(useActor(), 'publish');
  return (
    <p role="status">
      {t.firstPublishWhy}{' '}
      {mayPublish ? (
        <Link to="/villages/$villageId/scheme" params={{ villageId }}>
          {t.firstPublish}
        </Link>
      ) : (
        t.noneForReaders
      )}
    </p>
  );
}
