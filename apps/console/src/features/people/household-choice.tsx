import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { HouseholdRow } from '../../lib/api-types.ts';
import type { GroupKind } from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Pager } from '../../ui/pager.tsx';
import { Loading } from '../../ui/states.tsx';
import { ChoiceField } from './fields.tsx';

const t = texts.groups;
const pageSize = 60;
const ALL = ' all';
const NONE = ' none';

/** Ticks households, those of one group or section at a time; what is ticked stays so on other pages. */
export function HouseholdChoice(props: {
  villageId: number;
  kind: GroupKind;
  names: readonly string[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { villageId, kind, chosen } = props;
  const [from, setFrom] = useState(ALL);
  const [page, setPage] = useState(1);
  const narrow = from === ALL ? {} : { [kind]: from === NONE ? '' : from };
  const query = useQuery({
    queryKey: ['households', villageId, 'choice', narrow, page],
    queryFn: () => api.households(villageId, { page, pageSize, ...narrow }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.households ?? [];
  const ids = rows.map((row) => row.id);
  const here = ids.filter((id) => chosen.has(id));
  const choose = (next: readonly string[]) =>
    props.onChange(new Set([...[...chosen].filter((id) => !ids.includes(id)), ...next]));
  return (
    <>
      <ChoiceField
        word={t.from}
        value={from}
        options={[
          { value: ALL, label: t.all },
          { value: NONE, label: t.kinds[kind].none },
          ...props.names.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(next) => {
          setFrom(next);
          setPage(1);
        }}
      />
      <fieldset className="household-choice">
        <legend>
          {t.choose} <b>{t.chosen(chosen.size)}</b>
        </legend>
        {query.isPending && <Loading label={t.loadingHouseholds} />}
        <TroubleBox title={texts.households.loadFailed} of={query} />
        {query.data && rows.length === 0 && <p className="soft">{t.nobody}</p>}
        {rows.length > 0 && (
          <Checkbox
            className="roster-check"
            checked={here.length === ids.length}
            indeterminate={here.length > 0 && here.length < ids.length}
            onChange={(event) => choose(event.target.checked ? ids : [])}
          >
            {t.choosePage}
          </Checkbox>
        )}
        <Checkbox.Group
          className="household-ticks"
          value={here}
          options={rows.map((row) => ({ value: row.id, label: labelOf(row, kind) }))}
          onChange={(next: string[]) => choose(next)}
        />
        <Pager page={page} pageSize={pageSize} total={query.data?.total} onPage={setPage} />
      </fieldset>
    </>
  );
}

const labelOf = (row: HouseholdRow, kind: GroupKind) =>
  [row.doorCode, row.headName, row[kind]].filter((part) => part !== '').join(' ');
