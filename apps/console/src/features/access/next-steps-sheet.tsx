import { Link, type LinkProps } from '@tanstack/react-router';
import type { Actor } from '../../lib/api-types.ts';
import { LinkButton } from '../../lib/link-button.tsx';
import { roleTitles } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import type { Step } from './next-steps.ts';

const t = texts.desk.steps;

type Way = Pick<LinkProps, 'to' | 'params' | 'search'>;

interface Words {
  title: string;
  hint: string;
  go: string;
}

/** The first thing to do with its button; what comes after it stands below, a link each. */
export function NextStepsSheet({ actor, steps }: { actor: Actor; steps: readonly Step[] }) {
  const [first, ...later] = steps;
  if (!first) return null;
  const places = new Set(actor.grants.map(({ placeId }) => placeId));
  // Whoever works in one place knows that it is meant.
  const placeOf = (step: Step) =>
    !('placeId' in step) || (places.size === 1 && places.has(step.placeId)) ? '' : t.at(step.placeName);
  const words = wordsOf(first);
  return (
    <section className="sheet" aria-label={t.title}>
      <div className="desk-next">
        <div>
          <p className="soft">{t.title}</p>
          <h2>
            {placeOf(first)}
            {words.title}
          </h2>
          <p className="soft">{words.hint}</p>
        </div>
        <LinkButton primary {...wayOf(first)}>
          {words.go}
        </LinkButton>
      </div>
      {later.length > 0 && (
        <ul className="desk-later" aria-label={t.later}>
          {later.slice(0, shownMax).map((step) => (
            <li key={JSON.stringify(step)}>
              <span>
                {placeOf(step)}
                {wordsOf(step).title}
              </span>
              <Link {...wayOf(step)}>{wordsOf(step).go}</Link>
            </li>
          ))}
          {later.length > shownMax && <li className="soft">{t.more(later.length - shownMax)}</li>}
        </ul>
      )}
    </section>
  );
}

const shownMax = 5;

function wordsOf(step: Step): Words {
  return step.kind === 'official' ? t.official(roleTitles[step.role], step.role) : t[step.kind];
}

function wayOf(step: Step): Way {
  switch (step.kind) {
    case 'district':
      return { to: '/places' };
    case 'town':
    case 'village':
      return { to: '/places/$placeId', params: { placeId: step.placeId } };
    case 'official':
      return { to: '/staff/new', search: { place: step.placeId, role: step.role } };
    case 'roster':
      return { to: '/import', search: { village: step.placeId } };
    case 'scheme':
    case 'waitScheme':
      return { to: '/villages/$villageId/scheme', params: { villageId: step.placeId } };
    case 'enrol':
      return { to: '/villages/$villageId/households', params: { villageId: step.placeId } };
  }
}
