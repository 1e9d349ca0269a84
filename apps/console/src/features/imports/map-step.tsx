import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { api } from '../../lib/api.ts';
import type { RosterFile, RosterTarget } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { dayOf } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { CountsLine } from './counts-line.tsx';
import { Preview } from './preview.tsx';
import { fileKey } from './queries.ts';

const t = texts.imports.map;

interface Choice {
  sheet: number;
  columns?: RosterTarget[];
  joinOn: string | null;
}

/** What each column holds, as guessed; every change shows at once what would be stored. */
export function MapStep({
  villageId,
  file,
  onNext,
}: {
  villageId: number;
  file: RosterFile;
  onNext: () => void;
}) {
  const client = useQueryClient();
  const { reading } = file;
  const save = useMutation({
    mutationFn: (choice: Choice) => api.mapRoster(villageId, file.fileId, choice),
    onSuccess: (next) => client.setQueryData(fileKey(villageId, file.fileId), next),
  });
  const choose = (column: number, target: RosterTarget) =>
    save.mutate({
      sheet: reading.sheet,
      joinOn: reading.joinOn,
      // A field is given to one column: taking it here leaves it nowhere else.
      columns: reading.columns.map((now, at) => (at === column ? target : now === target ? 'skip' : now)),
    });
  const { errors, notices } = file.counts;
  return (
    <>
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.title}</h2>
          <span className="soft">{file.title}</span>
        </div>
        <div className="sheet-body import-map">
          <p className="soft">{t.hint}</p>
          {file.sheets.length > 1 && (
            <label className="import-sheet">
              {t.sheet}
              <select
                value={reading.sheet}
                onChange={(event) =>
                  save.mutate({ sheet: Number(event.target.value), joinOn: reading.joinOn })
                }
              >
                {file.sheets.map(({ index, name, rows }) => (
                  <option key={index} value={index}>
                    {name}（{rows} 行）
                  </option>
                ))}
              </select>
            </label>
          )}
          <Columns file={file} onChoose={choose} isBusy={save.isPending} />
          <JoinDay
            value={reading.joinOn}
            onChange={(joinOn) => save.mutate({ sheet: reading.sheet, columns: reading.columns, joinOn })}
          />
          {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
        </div>
      </section>
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.preview(file.preview.length)}</h2>
        </div>
        <CountsLine counts={file.counts} />
        {file.preview.length === 0 ? (
          <p className="sheet-body">{t.previewNone}</p>
        ) : (
          <Preview rows={file.preview} />
        )}
      </section>
      <div className="import-next">
        <Button type="primary" size="large" disabled={save.isPending} onClick={onNext}>
          {t.next(errors, notices)}
        </Button>
      </div>
    </>
  );
}

function Columns(props: {
  file: RosterFile;
  isBusy: boolean;
  onChoose: (column: number, target: RosterTarget) => void;
}) {
  const { columns, reading, targets } = props.file;
  const own = targets.filter(({ id }) => !id.includes('@'));
  const further = targets.filter(({ id }) => id.includes('@'));
  return (
    <table className="table import-columns" aria-busy={props.isBusy}>
      <thead>
        <tr>
          <th scope="col">{t.columns.letter}</th>
          <th scope="col">{t.columns.label}</th>
          <th scope="col">{t.columns.samples}</th>
          <th scope="col">{t.columns.target}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ index, letter, label, samples }) => (
          <tr key={index} className={reading.columns[index] === 'skip' ? 'import-skipped' : undefined}>
            <td data-label={t.columns.letter}>{letter}</td>
            <td data-label={t.columns.label}>{label || <span className="soft">{t.noLabel}</span>}</td>
            <td data-label={t.columns.samples} className="soft">
              {samples.join('、')}
            </td>
            <td data-label={t.columns.target}>
              <select
                aria-label={`${letter} ${label} ${t.columns.target}`}
                value={reading.columns[index]}
                onChange={(event) => props.onChoose(index, event.target.value as RosterTarget)}
              >
                <optgroup label={t.people}>
                  {own.map(({ id, label: name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
                <optgroup label={t.members}>
                  {further.map(({ id, label: name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function JoinDay({ value, onChange }: { value: string | null; onChange: (day: string | null) => void }) {
  const today = dayOf(new Date());
  return (
    <div className="import-join">
      <Checkbox checked={value !== null} onChange={(event) => onChange(event.target.checked ? today : null)}>
        {t.join}
      </Checkbox>
      {value === null ? (
        <span className="soft">{t.joinHint}</span>
      ) : (
        <Input
          type="date"
          aria-label={t.joinDay}
          max={today}
          value={value}
          onChange={(event) => event.target.value && onChange(event.target.value)}
        />
      )}
    </div>
  );
}
