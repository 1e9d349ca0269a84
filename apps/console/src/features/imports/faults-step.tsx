import { urlOf } from '@jishan/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../lib/api.ts';
import type { RosterFile } from '../../lib/api-types.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { CountsLine } from './counts-line.tsx';
import { FaultList } from './fault-list.tsx';

const t = texts.imports.faults;

/** What is wrong by row, what would change of what is there, and the button that imports. */
export function FaultsStep(props: {
  villageId: number;
  file: RosterFile;
  onBack: () => void;
  onRun: (importId: string) => void;
}) {
  const { villageId, file } = props;
  const { counts } = file;
  const start = useMutation({
    mutationFn: () => api.startImport(villageId, file.fileId),
    onSuccess: ({ importId }) => props.onRun(importId),
  });
  const people = counts.members.make + counts.members.change;
  const hasWork = people + counts.households.change > 0;
  return (
    <>
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.title}</h2>
          {counts.errors + counts.notices > 0 && (
            <a href={urlOf('markRosterFile', { villageId, fileId: file.fileId })} download>
              {t.marked}
            </a>
          )}
        </div>
        <CountsLine counts={counts} />
        {counts.errors + counts.notices === 0 ? (
          <p className="sheet-body">{t.none}</p>
        ) : (
          <FaultList villageId={villageId} file={file} />
        )}
        <Skipped skipped={file.skipped} />
      </section>
      {counts.members.change + counts.households.change > 0 && (
        <Changes villageId={villageId} fileId={file.fileId} />
      )}
      <TroubleBox title={t.startFailed} of={start} />
      <div className="import-next">
        <Button size="large" onClick={props.onBack}>
          {t.back}
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={!hasWork}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {hasWork ? t.import(people) : t.nothing}
        </Button>
      </div>
    </>
  );
}

function Skipped({ skipped }: { skipped: RosterFile['skipped'] }) {
  if (skipped.length === 0) return null;
  return (
    <details className="import-passed">
      <summary>{t.skipped}</summary>
      <ul>
        {skipped.map(({ why, count, rows }) => (
          <li key={why}>{t.skippedLine(t.skippedWhy[why], count, rows.join('、'))}</li>
        ))}
      </ul>
    </details>
  );
}

function Changes({ villageId, fileId }: { villageId: number; fileId: string }) {
  const query = useQuery({
    queryKey: ['roster-changes', villageId, fileId],
    queryFn: () => api.rosterChanges(villageId, fileId),
  });
  if (!query.data) return null;
  const { changes, total } = query.data;
  const labels = t.changeColumns;
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.changes(total)}</h2>
      </div>
      <table className="table">
        <thead>
          <tr>
            {Object.entries(labels).map(([key, label]) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.row} ${change.name} ${change.field}`}>
              <td data-label={labels.row} className="digits">
                {change.row}
              </td>
              <td data-label={labels.door}>{change.doorCode}</td>
              <td data-label={labels.name}>{change.name}</td>
              <td data-label={labels.field}>{change.field}</td>
              <td data-label={labels.before} className="digits">
                {change.before || t.blank}
              </td>
              <td data-label={labels.after} className="digits">
                {change.after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
