import { Button } from 'antd';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { photoUrl } from '../../lib/api.ts';
import type { QueueCase } from '../../lib/api-types.ts';
import { formatDay, formatPoints } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { PhotoViewer } from '../../ui/photo-viewer.tsx';
import { ExpectedPoints } from './case-table.tsx';

const t = texts.review;
const lookMs = 600;

/** One case of the sheet; it counts as looked at when its photo has stood on the screen for a moment. */
export function BatchCard(props: {
  of: QueueCase;
  isSeen: boolean;
  isOut: boolean;
  onSeen: () => void;
  onOut: () => void;
}) {
  const { of } = props;
  const now = new Date();
  const card = useRef<HTMLLIElement>(null);
  const [at, setAt] = useState<number | null>(null);
  useLook(card, props.isSeen, props.onSeen);
  const photos = of.photoIds.map((id) => ({
    id,
    full: photoUrl(of.villageId, id, 'full'),
    thumb: photoUrl(of.villageId, id, 'thumb'),
  }));
  return (
    <li ref={card} className={props.isOut ? 'sheet batch-card batch-out' : 'sheet batch-card'}>
      <div className="batch-photos">
        {photos.map((photo, index) => (
          <button
            key={photo.id}
            type="button"
            aria-label={texts.photos.photo(index + 1)}
            onClick={() => setAt(index)}
          >
            <img src={photo.full} alt="" />
          </button>
        ))}
        {photos.length === 0 && <p className="thumb-none">{t.noPhoto}</p>}
      </div>
      <div className="batch-facts">
        <h2>
          {of.itemTitle} <ExpectedPoints of={of} />
        </h2>
        <p>
          {of.household.label} · {formatDay(of.happenedAt, now)}
        </p>
        <p className="small soft">{t.rule(of.itemRule)}</p>
        {of.note && <p className="small">{t.note(of.note)}</p>}
        <p className="small soft">
          {of.recent.length === 0
            ? t.noRecent
            : t.recentLine(
                of.recent.map(
                  (each) =>
                    `${each.itemTitle} ${each.state === 'approved' ? formatPoints(each.points) : texts.claimStates[each.state]}`,
                ),
              )}
        </p>
      </div>
      <div className="batch-act">
        {props.isOut ? (
          <Mark tone="warn">{t.takenOut}</Mark>
        ) : (
          <Mark tone={props.isSeen ? 'good' : 'plain'}>{props.isSeen ? t.looked : t.notLooked}</Mark>
        )}
        <Button onClick={props.onOut}>{props.isOut ? t.putBack : t.takeOut}</Button>
      </div>
      {at !== null && (
        <PhotoViewer
          photos={photos}
          at={at}
          onMove={setAt}
          onClose={() => setAt(null)}
          words={texts.photos}
        />
      )}
    </li>
  );
}

/** Calls `onSeen` once most of the card has been in view for a moment. */
function useLook(card: RefObject<HTMLElement | null>, isSeen: boolean, onSeen: () => void): void {
  const look = useEffectEvent(onSeen);
  useEffect(() => {
    const element = card.current;
    if (!element || isSeen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) timer = setTimeout(() => look(), lookMs);
      },
      { threshold: 0.6 },
    );
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [card, isSeen]);
}
