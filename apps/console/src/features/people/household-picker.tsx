import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { texts } from '../../texts.ts';
import { Field } from './fields.tsx';

const t = texts.roster.change;

/** Finds another household of the village by door, name or initials. */
export function HouseholdPicker(props: {
  word: string;
  villageId: number;
  except?: string;
  value: string;
  label?: string | undefined;
  onChange: (householdId: string, label: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const word = typed.trim();
  const query = useQuery({
    queryKey: ['households', props.villageId, word, '', 1, 'picker'],
    queryFn: () => api.households(props.villageId, { page: 1, pageSize: 10, q: word }),
    enabled: word !== '',
  });
  const found = (query.data?.households ?? [])
    .filter((one) => one.id !== props.except)
    .map((one) => ({ value: one.id, label: `${one.doorCode} ${one.headName}` }));
  const chosen =
    props.value !== '' && props.label && !found.some((one) => one.value === props.value)
      ? [{ value: props.value, label: props.label }]
      : [];
  return (
    <Field word={props.word}>
      <Select
        aria-label={props.word}
        showSearch
        allowClear
        filterOption={false}
        value={props.value === '' ? null : props.value}
        placeholder={t.searchHousehold}
        notFoundContent={word === '' ? null : t.noHousehold}
        loading={query.isFetching}
        options={[...chosen, ...found]}
        onSearch={setTyped}
        onChange={(id: string | undefined, option) => {
          const label = option && !Array.isArray(option) ? option.label : '';
          props.onChange(id ?? '', label);
        }}
      />
    </Field>
  );
}
