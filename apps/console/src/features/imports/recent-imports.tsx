import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../lib/api.ts';
import type { RosterImport } from '../../lib/api-types.ts';
import { formatMoment } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { importsKey } from './queries.ts';

const t = texts.imports.recent;

/** What was imported lately, and what is still running: whoever left it finds it again. */
export function RecentImports({
  villageId,
  onRun,
}: {
  villageId: number;
  onRun: (importId: string) => void;
}) {
  const query = useQuery({ queryKey: importsKey(villageId), queryFn: () => api.rosterImports(villageId) });
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.title}</h2>
      </div>
      <div className="sheet-body">
        {query.isPending && <Loading label={texts.imports.run.loading} rows={2} />}
        <TroubleBox title={texts.imports.run.loadFailed} of={query} />
        {query.data?.imports.length === 0 && <p className="soft">{t.none}</p>}
        <ul className="import-recent">
          {(query.data?.imports ?? []).map((one) => (
            <li key={one.importId}>
              <span className="digits">{formatMoment(one.askedAt, new Date())}</span>
              <b>{t.states[one.state]}</b>
              <span>{describe(one)}</span>
              {one.mine && <span className="soft">{t.mine}</span>}
              <Button onClick={() => onRun(one.importId)}>{t.open}</Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function describe({ state, done, total, counts }: RosterImport): string {
  if (state === 'waiting' || state === 'running') return t.running(done, total);
  return counts ? t.line(counts.households.made, counts.members.made) : '';
}
