import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { photoUrl } from '../../lib/api.ts';
import type { QueueCase } from '../../lib/api-types.ts';
import { LinkButton } from '../../lib/link-button.tsx';
import { useKeys } from '../../lib/use-keys.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { PhotoPane } from '../../ui/photo-pane.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useLookedAt } from '../../ui/sure.tsx';
import { CaseFacts } from './case-facts.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { type Act, caseKey, nextCase, previousCase } from './desk.ts';
import { decide } from './desk-store.ts';
import { Due, Flags } from './flags.tsx';
import { LastDecision } from './last-decision.tsx';
import { useQueue } from './queue.ts';
import './review.css';
import './case.css';

const route = getRouteApi('/in/review/$villageId/$eventId');
const t = texts.review;

/** One case with all that a decision needs; deciding brings the next. */
export function CasePage() {
  const { eventId } = route.useParams();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue(filter);
  const of = queue.cases.find((each) => each.eventId === eventId);
  // A case reached by its address may lie further down than what is loaded.
  const { hasNextPage, isFetching, fetchNextPage } = queue;
  const isFurther = !of && hasNextPage && !isFetching;
  useEffect(() => {
    if (isFurther) void fetchNextPage();
  }, [isFurther, fetchNextPage]);

  async function open(next: QueueCase | undefined) {
    if (!next) return;
    await navigate({
      to: '/review/$villageId/$eventId',
      params: { villageId: String(next.villageId), eventId: next.eventId },
      search: filter,
      replace: true,
    });
  }

  if (!of) return <NoCase queue={queue} />;
  const position = queue.cases.indexOf(of) + 1;
  return (
    <OpenCase
      key={caseKey(of)}
      of={of}
      place={t.place(position, queue.total)}
      previous={previousCase(queue.cases, caseKey(of))}
      next={nextCase(queue.cases, caseKey(of))}
      onOpen={open}
    />
  );
}

function OpenCase(props: {
  of: QueueCase;
  place: string;
  previous: QueueCase | undefined;
  next: QueueCase | undefined;
  onOpen: (next: QueueCase | undefined) => Promise<void>;
}) {
  const { of, next, previous, onOpen } = props;
  const [enlarged, setEnlarged] = useState(false);
  const isLookedAt = useLookedAt();
  const isDecided = useRef(false);
  const now = new Date();
  usePreload(next);
  useKeys({
    KeyZ: () => setEnlarged(true),
    KeyJ: () => void onOpen(next),
    KeyK: () => void onOpen(previous),
    KeyU: () => document.querySelector<HTMLElement>('[data-key=undo]')?.click(),
  });
  async function act(what: Act) {
    // The second half of a double tap falls on the next case: nobody has looked at that one yet.
    if (isDecided.current || !isLookedAt) return;
    isDecided.current = true;
    // The next case first: deciding takes this one off the queue, and the page would have nothing to show.
    await onOpen(next);
    decide([of], what);
  }
  return (
    <div className="case-page own-bar" data-fresh={isLookedAt ? undefined : true}>
      <header className="case-head">
        <Link to="/review" search={route.useSearch()}>
          {t.backToList}
        </Link>
        <h1>{of.itemTitle}</h1>
        <div className="case-flags">
          <span className="mark">{of.stageTitle}</span>
          <Due of={of} now={now} />
          <Flags of={of} />
        </div>
        <nav className="case-move" aria-label={t.move}>
          <span className="soft small">{props.place}</span>
          <button type="button" onClick={() => void onOpen(previous)} disabled={!previous}>
            {t.previous} <kbd>K</kbd>
          </button>
          <button type="button" onClick={() => void onOpen(next)} disabled={!next}>
            {t.skip} <kbd>J</kbd>
          </button>
        </nav>
      </header>
      <div className="case-body">
        <PhotoPane
          photos={of.photoIds.map((id) => ({
            id,
            full: photoUrl(of.villageId, id, 'full'),
            thumb: photoUrl(of.villageId, id, 'thumb'),
          }))}
          words={texts.photos}
          open={enlarged}
          onOpen={setEnlarged}
        />
        <CaseFacts of={of} now={now} />
      </div>
      <footer className="case-foot">
        <LastDecision />
        <DecisionBar of={of} paused={enlarged} onAct={(what) => void act(what)} />
      </footer>
    </div>
  );
}

/** Fetches the photos that the next case will show. */
function usePreload(next: QueueCase | undefined): void {
  const urls = next?.photoIds.map((id) => photoUrl(next.villageId, id, 'full')).join(' ');
  useEffect(() => {
    for (const url of urls ? urls.split(' ') : []) new Image().src = url;
  }, [urls]);
}

function NoCase({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const filter = route.useSearch();
  if (queue.isPending || queue.isFetching) return <Loading label={t.loading} rows={6} />;
  if (queue.isError) {
    return (
      <div className="page">
        <TroubleBox title={t.loadFailed} of={queue} />
      </div>
    );
  }
  const first = queue.cases[0];
  return (
    <div className="page">
      <LastDecision />
      <div className="sheet">
        {first ? (
          <Empty title={t.gone} hint={t.goneHint}>
            <LinkButton
              primary
              to="/review/$villageId/$eventId"
              params={{ villageId: String(first.villageId), eventId: first.eventId }}
              search={filter}
            >
              {t.openNext}
            </LinkButton>
            <LinkButton to="/review" search={filter}>
              {t.backToList}
            </LinkButton>
          </Empty>
        ) : (
          <Empty title={t.allDone} hint={t.allDoneHint}>
            <LinkButton primary to="/">
              {texts.states.home}
            </LinkButton>
          </Empty>
        )}
      </div>
    </div>
  );
}
