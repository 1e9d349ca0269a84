import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { LinkButton } from '../../lib/link-button.tsx';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { VillageSelect } from '../access/village-select.tsx';
import { CaseTable } from './case-table.tsx';
import { isClean } from './desk.ts';
import { LastDecision } from './last-decision.tsx';
import { useQueue } from './queue.ts';
import './review.css';

const route = getRouteApi('/in/review');
const t = texts.review;

/** All that waits, risky first, with the way into one after another. */
export function QueuePage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue(filter);
  const { cases, counts, total } = queue;
  const first = cases[0];
  const clean = cases.filter(isClean).length;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <div className="page-head-aside">
          <VillageSelect
            allowAll
            value={filter.village}
            onChange={(village) =>
              void navigate({
                search: { ...(filter.stage ? { stage: filter.stage } : {}), ...(village ? { village } : {}) },
              })
            }
          />
        </div>
      </div>
      <StageTabs filter={filter} counts={counts} />
      <LastDecision />
      <section className="sheet">
        {first && (
          <div className="sheet-head queue-ways">
            <LinkButton
              primary
              to="/review/$villageId/$eventId"
              params={{ villageId: String(first.villageId), eventId: first.eventId }}
              search={filter}
            >
              {t.start(total)}
            </LinkButton>
            {clean > 1 && (
              <LinkButton to="/review/batch" search={filter}>
                {t.startBatch(clean)}
              </LinkButton>
            )}
          </div>
        )}
        <QueueBody queue={queue} filter={filter} />
      </section>
      {queue.hasNextPage && (
        <p>
          <Button onClick={() => void queue.fetchNextPage()} loading={queue.isFetchingNextPage}>
            {t.more}
          </Button>
        </p>
      )}
    </div>
  );
}

type QueueState = ReturnType<typeof useQueue>;
type Filter = ReturnType<typeof route.useSearch>;

function StageTabs({ filter, counts }: { filter: Filter; counts: QueueState['counts'] }) {
  if (counts.byStage.length < 2 && !filter.stage) return null;
  const { stage: _, ...all } = filter;
  return (
    <nav className="tabs" aria-label={t.stages}>
      <Link to="/review" search={all} activeOptions={{ exact: true, includeSearch: true }}>
        {t.allStages}
      </Link>
      {counts.byStage.map((stage) => (
        <Link
          key={stage.stage}
          to="/review"
          search={{ ...filter, stage: stage.stage }}
          activeOptions={{ includeSearch: true }}
        >
          {t.stageCount(stage.title, stage.count)}
        </Link>
      ))}
    </nav>
  );
}

function QueueBody({ queue, filter }: { queue: QueueState; filter: Filter }) {
  if (queue.isPending) return <Loading label={t.loading} rows={6} />;
  if (queue.isError && queue.cases.length === 0) {
    return <TroubleBox title={t.loadFailed} of={queue} />;
  }
  if (queue.cases.length === 0) {
    return (
      <Empty title={t.empty} hint={t.emptyHint}>
        <Button onClick={() => void queue.refetch()} loading={queue.isFetching}>
          {t.refresh}
        </Button>
      </Empty>
    );
  }
  return <CaseTable cases={queue.cases} filter={filter} />;
}
