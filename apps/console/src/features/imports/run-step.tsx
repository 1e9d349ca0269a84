import { urlOf } from '@jishan/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { api } from '../../lib/api.ts';
import type { RosterImport } from '../../lib/api-types.ts';
import { formatMoment } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { Sure } from '../../ui/sure.tsx';
import { importQuery, importsKey, isOpen } from './queries.ts';

const t = texts.imports.run;

/** An import on its way, and what came of it; it goes on while nobody looks. */
export function RunStep(props: { villageId: number; importId: string; onAgain: () => void }) {
  const { villageId, importId } = props;
  const client = useQueryClient();
  const query = useQuery(importQuery(villageId, importId));
  const state = query.data?.state;
  useEffect(() => {
    if (state === undefined || isOpen(state)) return;
    void client.invalidateQueries({ queryKey: importsKey(villageId) });
    void client.invalidateQueries({ queryKey: ['households', villageId] });
  }, [client, state, villageId]);
  if (query.isPending) return <Loading label={t.loading} rows={4} />;
  if (query.isError) return <TroubleBox title={t.loadFailed} of={query} />;
  const run = query.data;
  return (
    <section className="sheet import-run" aria-live="polite">
      <div className="sheet-head">
        <h2>{titleOf(run)}</h2>
      </div>
      <div className="sheet-body">
        {isOpen(run.state) ? <OnItsWay run={run} /> : <Outcome run={run} villageId={villageId} />}
        {run.kept.length > 0 && <Kept run={run} villageId={villageId} />}
        {!isOpen(run.state) && (
          <div className="import-next">
            {run.undoUntil && <Undo villageId={villageId} run={run} />}
            <Button onClick={props.onAgain}>{t.another}</Button>
          </div>
        )}
      </div>
    </section>
  );
}

function titleOf({ state, done, total }: RosterImport): string {
  switch (state) {
    case 'waiting':
      return t.waiting;
    case 'running':
      return t.running(done, total);
    case 'undoing':
      return t.undoing;
    case 'done':
      return t.done;
    case 'failed':
      return t.failed;
    case 'undone':
      return t.undone;
  }
}

function OnItsWay({ run }: { run: RosterImport }) {
  const percent = run.total === 0 ? 0 : Math.round((run.done / run.total) * 100);
  return (
    <>
      <Progress percent={percent} status="normal" aria-label={titleOf(run)} />
      <p className="soft">{t.leave}</p>
    </>
  );
}

function Outcome({ run, villageId }: { run: RosterImport; villageId: number }) {
  const { counts } = run;
  const lines = counts
    ? [
        t.made(counts.households.made, counts.members.made),
        counts.households.changed + counts.members.changed > 0 &&
          t.changed(counts.households.changed, counts.members.changed),
        counts.members.same > 0 && t.same(counts.members.same),
        counts.refused > 0 && t.refused(counts.refused),
        counts.leftOut > 0 && t.leftOut(counts.leftOut),
        counts.notices > 0 && t.notices(counts.notices),
      ].filter((line) => line !== false)
    : [];
  return (
    <>
      {run.state === 'failed' && <p>{t.failedHint}</p>}
      {run.state !== 'undone' && (
        <ul className="import-lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="import-links">
        {run.mine && counts !== null && counts.refused + counts.notices > 0 && (
          <a href={urlOf('markRosterFile', { villageId, fileId: run.fileId })} download>
            {t.marked}
          </a>
        )}
        <Link to="/villages/$villageId/households" params={{ villageId }}>
          {t.households}
        </Link>
      </p>
    </>
  );
}

function Undo({ villageId, run }: { villageId: number; run: RosterImport }) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => api.undoImport(villageId, run.importId),
    onSuccess: () => client.invalidateQueries({ queryKey: importQuery(villageId, run.importId).queryKey }),
  });
  return (
    <div className="import-undo">
      <Sure
        act={t.undo}
        ask={t.undoSure}
        sure={t.undoYes}
        cancel={t.undoNo}
        isLoss
        busy={undo.isPending}
        onSure={undo.mutate}
      />
      <span className="soft">{t.undoUntil(formatMoment(run.undoUntil ?? '', new Date()))}</span>
      <TroubleBox title={t.undoFailed} of={undo} />
    </div>
  );
}

function Kept({ run, villageId }: { run: RosterImport; villageId: number }) {
  return (
    <>
      <p>{t.kept(run.kept.length)}</p>
      <ul className="import-kept">
        {run.kept.map((one) => (
          <li key={one.householdId}>
            <Link
              to="/villages/$villageId/households/$householdId"
              params={{ villageId, householdId: one.householdId }}
            >
              {one.doorCode}
            </Link>{' '}
            {t.keptWhy[one.reason]}
          </li>
        ))}
      </ul>
    </>
  );
}
