import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { RosterFault, RosterFile } from '../../lib/api-types.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Pager } from '../../ui/pager.tsx';
import { Loading } from '../../ui/states.tsx';

const t = texts.imports.faults;
const pageSize = 50;

type Severity = RosterFault['severity'];

/** Faults by row, a page at a time: a weak machine draws fifty rows, whatever the roster holds. */
export function FaultList({ villageId, file }: { villageId: number; file: RosterFile }) {
  const [severity, setSeverity] = useState<Severity | ''>(file.counts.errors > 0 ? 'error' : '');
  const [code, setCode] = useState<RosterFault['code'] | ''>('');
  const [page, setPage] = useState(1);
  const query = useQuery({
    queryKey: ['roster-faults', villageId, file.fileId, JSON.stringify(file.reading), severity, code, page],
    queryFn: () =>
      api.rosterFaults(villageId, file.fileId, {
        page,
        pageSize,
        ...(severity ? { severity } : {}),
        ...(code ? { code } : {}),
      }),
    placeholderData: keepPreviousData,
  });
  const narrow = (next: { severity?: Severity | ''; code?: RosterFault['code'] | '' }) => {
    setPage(1);
    setSeverity(next.severity ?? severity);
    setCode(next.code ?? '');
  };
  const kinds = file.kinds.filter((kind) => severity === '' || kind.severity === severity);
  return (
    <div className="import-faults">
      <p className="soft">{t.hint}</p>
      <div className="import-filter">
        <SeverityChoice file={file} value={severity} onChange={(next) => narrow({ severity: next })} />
        <label>
          {t.kind}
          <select
            value={code}
            onChange={(event) => narrow({ code: event.target.value as RosterFault['code'] | '' })}
          >
            <option value="">{t.allKinds}</option>
            {kinds.map((kind) => (
              <option key={kind.code} value={kind.code}>
                {kind.title}（{kind.count}）
              </option>
            ))}
          </select>
        </label>
      </div>
      {query.isPending && <Loading label={t.loading} rows={8} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data && <FaultTable faults={query.data.faults} />}
      <Pager page={page} pageSize={pageSize} total={query.data?.total} onPage={setPage} />
    </div>
  );
}

function SeverityChoice(props: {
  file: RosterFile;
  value: Severity | '';
  onChange: (next: Severity | '') => void;
}) {
  const { errors, notices } = props.file.counts;
  const choices: [Severity | '', string][] = [
    ['error', t.errors(errors)],
    ['notice', t.notices(notices)],
    ['', t.all],
  ];
  return (
    <div className="import-severity" role="group" aria-label={t.title}>
      {choices.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={props.value === value}
          onClick={() => props.onChange(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function FaultTable({ faults }: { faults: RosterFault[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.row}</th>
          <th scope="col">{t.columns.column}</th>
          <th scope="col">{t.columns.found}</th>
          <th scope="col">{t.columns.message}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault) => (
          <tr key={`${fault.row} ${fault.column} ${fault.code}`} className={`fault-${fault.severity}`}>
            <td data-label={t.columns.row} className="digits">
              {fault.row}
            </td>
            <td data-label={t.columns.column}>
              {fault.column} <span className="soft">{fault.columnLabel}</span>
            </td>
            <td data-label={t.columns.found} className="import-found">
              {fault.found || <span className="soft">{t.blank}</span>}
            </td>
            <td className="lead">
              <b>
                {t.severity[fault.severity]} · {fault.title}
              </b>
              <span>{fault.message}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
