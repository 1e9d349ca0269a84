import { Link } from '@tanstack/react-router';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { LinkButton } from '../../lib/link-button.tsx';
import { offers } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import { Empty, Loading, ProblemBox } from '../../ui/states.tsx';
import { FindPeople } from '../people/find-people.tsx';
import { CaseTable } from '../review/case-table.tsx';
import { isClean } from '../review/desk.ts';
import { useQueue } from '../review/queue.ts';
import '../review/review.css';
import './desk.css';
import { NextStepsSheet } from './next-steps-sheet.tsx';
import { useActor } from './session.ts';
import { useNextSteps } from './use-next-steps.ts';
import { homeVillage, useVillages } from './villages.ts';

const t = texts.desk;
const shownMax = 5;

/** The clerk's desk: the next thing to do on top. */
export function DeskPage() {
  const actor = useActor();
  const steps = useNextSteps(actor);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.hello(actor.displayName)}</h1>
        <span className="soft">{formatDate(new Date().toISOString())}</span>
      </div>
      {offers(actor, 'people') && <FindPeople />}
      {steps && <NextStepsSheet actor={actor} steps={steps} />}
      {offers(actor, 'review') && <Waiting isIdle={steps?.length === 0} />}
      <Ways />
    </div>
  );
}

/** What waits for review; an empty queue is worth a word only where nothing else comes first. */
function Waiting({ isIdle }: { isIdle: boolean }) {
  const queue = useQueue({});
  const { cases, total } = queue;
  const first = cases[0];
  if (queue.isPending) return <Loading label={texts.review.loading} />;
  if (queue.isError && !first) {
    return (
      <ProblemBox
        title={texts.review.loadFailed}
        problem={troubleOf(queue.error)}
        codeLabel={texts.states.code}
        retry={{ label: texts.states.retry, onClick: () => void queue.refetch() }}
      />
    );
  }
  if (!first) {
    if (!isIdle) return null;
    return (
      <section className="sheet">
        <Empty title={t.nothing} hint={t.nothingHint} />
      </section>
    );
  }
  const overdue = cases.filter((of) => of.overdue).length;
  const risky = cases.filter((of) => of.flags.length > 0).length;
  const clean = cases.filter(isClean).length;
  return (
    <section className="sheet">
      <div className="desk-next">
        <div>
          <h2>{t.waiting(total)}</h2>
          <p className="soft">{t.parts({ overdue, risky, clean })}</p>
        </div>
        <LinkButton
          primary
          to="/review/$villageId/$eventId"
          params={{ villageId: String(first.villageId), eventId: first.eventId }}
        >
          {t.begin}
        </LinkButton>
      </div>
      <CaseTable cases={cases.slice(0, shownMax)} filter={{}} />
      {total > shownMax && (
        <p className="desk-more">
          <Link to="/review">{t.all(total)}</Link>
        </p>
      )}
    </section>
  );
}

/** Whoever gives duties finds them one tap from home. */
function WayToManage() {
  const actor = useActor();
  return (
    <ul className="desk-ways">
      {offers(actor, 'staff') && (
        <li>
          <Link className="sheet" to="/staff">
            <b>{texts.manage.cards.staff.title}</b>
            <span className="soft">{texts.manage.cards.staff.hint}</span>
          </Link>
        </li>
      )}
      <li>
        <Link className="sheet" to="/manage">
          <b>{texts.manage.title}</b>
          <span className="soft">{texts.manage.hint}</span>
        </Link>
      </li>
    </ul>
  );
}

function Ways() {
  const actor = useActor();
  const villages = useVillages();
  const village = homeVillage(villages.data ?? []);
  // Administrators have no village: their work is behind the hub.
  if (!village) return villages.isSuccess ? <WayToManage /> : null;
  const params = { villageId: village.id };
  return (
    <ul className="desk-ways">
      {offers(actor, 'claim') && (
        <li>
          <Link className="sheet" to="/villages/$villageId/claims/new" params={params}>
            <b>{texts.app.claim}</b>
            <span className="soft">{t.claimHint}</span>
          </Link>
        </li>
      )}
      {offers(actor, 'people') && (
        <li>
          <Link className="sheet" to="/villages/$villageId/households" params={params}>
            <b>{texts.app.households}</b>
            <span className="soft">{t.householdsHint}</span>
          </Link>
        </li>
      )}
      <li>
        <Link className="sheet" to="/villages/$villageId/scheme" params={params}>
          <b>{texts.app.scheme}</b>
          <span className="soft">{t.schemeHint}</span>
        </Link>
      </li>
    </ul>
  );
}
