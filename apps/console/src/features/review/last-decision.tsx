import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { formatPoints } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { latestGroup, type Sent, undoMsLeft } from './desk.ts';
import { dismiss, sendAgain, undo, useDesk } from './desk-store.ts';

const t = texts.review.last;
/** Longer than any time that the server gives for taking a decision back. */
const tickingMs = 30_000;

/** How the latest tap went, with ten seconds to take it back where the server still can. */
export function LastDecision() {
  const group = latestGroup(useDesk());
  const now = useTicks(group);
  const client = useQueryClient();
  if (group.length === 0) return null;
  const failed = group.filter((sent) => sent.status === 'failed');
  const back = group.filter((sent) => undoMsLeft(sent, now) > 0);
  const secondsLeft = Math.ceil(Math.max(...back.map((sent) => undoMsLeft(sent, now)), 0) / 1000);
  async function takeBack() {
    await undo(back);
    await client.invalidateQueries({ queryKey: ['queue'] });
  }
  return (
    <div className={failed.length > 0 ? 'last last-failed' : 'last'} role="status">
      <p>{describe(group)}</p>
      {back.length > 0 && (
        <Button data-key="undo" onClick={() => void takeBack()}>
          {t.undo(secondsLeft)} <kbd>U</kbd>
        </Button>
      )}
      {failed.length > 0 && <Failed group={failed} />}
    </div>
  );
}

function Failed({ group }: { group: Sent[] }) {
  const first = group[0];
  if (!first) return null;
  return (
    <>
      <p className="small soft">{first.error?.code}</p>
      <Button onClick={() => sendAgain(group)}>{t.again}</Button>
      {group.length === 1 && (
        <Link
          to="/review/$villageId/$eventId"
          params={{ villageId: String(first.case.villageId), eventId: first.case.eventId }}
        >
          {t.goBack}
        </Link>
      )}
      <Button type="text" onClick={() => dismiss(group)}>
        {t.dismiss}
      </Button>
    </>
  );
}

function describe(group: readonly Sent[]): string {
  const first = group[0];
  if (!first) return '';
  const failed = group.filter((sent) => sent.status === 'failed');
  const done = group.filter((sent) => sent.status === 'done').length;
  const verdict = t.verdicts[first.act.verdict];
  if (failed.length > 0) {
    const what = group.length === 1 ? label(first) : t.many(failed.length);
    return t.failed(what, failed[0]?.error?.message ?? '');
  }
  if (group.length > 1)
    return done < group.length ? t.progress(done, group.length) : t.batchDone(verdict, done);
  if (first.error) return t.undoFailed(first.error.message);
  if (first.status === 'undoing') return t.undoing(label(first));
  if (first.status === 'sending') return t.sending(verdict, label(first));
  const posted = first.result?.posted;
  return posted ? t.posted(label(first), formatPoints(posted.points)) : t.done(verdict, label(first));
}

function label(sent: Sent): string {
  return `${sent.case.household.label}「${sent.case.itemTitle}」`;
}

/** The time, moving on while something can still be taken back. */
function useTicks(group: readonly Sent[]): number {
  const [now, setNow] = useState(() => Date.now());
  const latest = Math.max(...group.map((sent) => sent.doneAt ?? 0), 0);
  useEffect(() => {
    const isOver = () => Date.now() > latest + tickingMs;
    if (isOver()) return;
    const tick = setInterval(() => {
      setNow(Date.now());
      if (isOver()) clearInterval(tick);
    }, 500);
    return () => clearInterval(tick);
  }, [latest]);
  // The clock stands still while nothing can be undone: a decision is never younger than its own answer.
  return Math.max(now, latest);
}
