import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { texts } from '../../texts.ts';
import { useVillages } from '../access/villages.ts';
import type { AuditSearch } from './audit-search.ts';
import type { SearchedPlace } from './places-of.ts';

const t = texts.oversight;

/** Where, when, what and who: each change searches at once. */
export function AuditFilter(props: {
  places: SearchedPlace[];
  search: AuditSearch & { place: number; from: string; until: string };
  onChange: (part: AuditSearch) => void;
}) {
  const { search, onChange } = props;
  const villages = useVillages().data ?? [];
  const kinds = useQuery({
    queryKey: ['audit-actions'],
    queryFn: api.auditActions,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [actor, setActor] = useState(search.actor ?? '');
  const own = props.places.map(({ id, name }) => ({ value: id, label: name }));
  const below = villages
    .filter((village) => !own.some((place) => place.value === village.id))
    .map((village) => ({ value: village.id, label: village.name }));
  return (
    <form className="sheet sheet-body audit-filter" onSubmit={(event) => event.preventDefault()}>
      <Select
        aria-label={t.place}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={search.place}
        options={[...own, ...below]}
        onChange={(place: number) => onChange({ place })}
      />
      <Input
        type="date"
        aria-label={t.from}
        value={search.from}
        onChange={(event) => event.target.value && onChange({ from: event.target.value })}
      />
      <Input
        type="date"
        aria-label={t.until}
        value={search.until}
        onChange={(event) => event.target.value && onChange({ until: event.target.value })}
      />
      <Select
        aria-label={t.kind}
        popupMatchSelectWidth={false}
        value={search.action ?? ''}
        options={[
          { value: '', label: t.allKinds },
          ...(kinds.data?.groups ?? []).map(({ prefix, label }) => ({ value: prefix, label })),
        ]}
        onChange={(action: string) => onChange({ action })}
      />
      <Input.Search
        aria-label={t.who}
        placeholder={t.who}
        allowClear
        value={actor}
        onChange={(event) => setActor(event.target.value)}
        onSearch={(now) => onChange({ actor: now.trim() })}
      />
    </form>
  );
}
