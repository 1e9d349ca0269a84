import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { api, photoUrl } from '../../lib/api.ts';
import type { PassbookEntry } from '../../lib/api-types.ts';
import { formatBalance, formatDate, formatMoment, formatPoints, joined } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Fact, Points } from '../../ui/marks.tsx';
import { PhotoPane } from '../../ui/photo-pane.tsx';
import { Loading } from '../../ui/states.tsx';
import { TraceList } from '../../ui/trace.tsx';

const t = texts.passbook;

/** Why these points: the rule, the clause, the cap, and the way the event came through review. */
export function WhyDrawer(props: { villageId: number; entry: PassbookEntry | null; onClose: () => void }) {
  const { entry } = props;
  return (
    <Drawer
      open={entry !== null}
      onClose={props.onClose}
      title={t.whyTitle}
      size={460}
      rootClassName="why"
      closable={{ 'aria-label': t.close }}
    >
      {entry && <Why villageId={props.villageId} entry={entry} />}
    </Drawer>
  );
}

function Why({ villageId, entry }: { villageId: number; entry: PassbookEntry }) {
  return (
    <div className="why-body">
      <p className="why-points">
        <Points text={formatPoints(entry.points)} negative={entry.points < 0} />
      </p>
      <h3>{entry.itemTitle || entry.reason}</h3>
      <p>{entry.reason}</p>
      {entry.wouldBe !== entry.points && (
        <p className="why-cap">{t.wouldBe(formatPoints(entry.wouldBe), entry.capNote ?? '')}</p>
      )}
      {entry.clauseText && <blockquote>{entry.clauseText}</blockquote>}
      <dl className="facts">
        {entry.categoryTitle && <Fact name={t.category}>{entry.categoryTitle}</Fact>}
        <Fact name={t.happened}>{formatDate(entry.happenedAt)}</Fact>
        <Fact name={t.written}>{formatDate(entry.writtenAt)}</Fact>
        <Fact name={t.columns.after}>{formatBalance(entry.balanceAfter)} 分</Fact>
        <Fact name={t.columns.seq}>{entry.seq}</Fact>
      </dl>
      {entry.points < 0 && !entry.reversal && <p className="soft">{t.objection}</p>}
      {entry.eventId && <EventTrace villageId={villageId} eventId={entry.eventId} />}
    </div>
  );
}

function EventTrace({ villageId, eventId }: { villageId: number; eventId: string }) {
  const [enlarged, setEnlarged] = useState(false);
  const query = useQuery({
    queryKey: ['event', villageId, eventId],
    queryFn: () => api.event({ villageId, eventId }),
  });
  if (query.isPending) return <Loading label={t.loadingEvent} rows={2} />;
  if (query.isError) {
    return <TroubleBox title={t.eventFailed} of={query} />;
  }
  const event = query.data;
  const now = new Date();
  return (
    <>
      <h3>{t.way}</h3>
      <TraceList
        steps={event.trace.map((step) => ({
          title: step.label,
          detail: joined(formatMoment(step.at, now), step.byLabel, step.comment),
        }))}
      />
      {event.note && <p>{texts.review.note(event.note)}</p>}
      {event.photoIds.length > 0 && (
        <PhotoPane
          photos={event.photoIds.map((id) => ({
            id,
            full: photoUrl(villageId, id, 'full'),
            thumb: photoUrl(villageId, id, 'thumb'),
          }))}
          words={texts.photos}
          open={enlarged}
          onOpen={setEnlarged}
        />
      )}
    </>
  );
}
