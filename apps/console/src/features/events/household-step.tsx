import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { Step } from '../../ui/step.tsx';
import type { Draft } from './draft.ts';

const t = texts.claim;
const shownMax = 6;
const typingMs = 250;

/** Finds the household by name, pinyin initials or door code; one tap takes it. */
export function HouseholdStep(props: {
  villageId: number;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { villageId, draft, onChange } = props;
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const linked = useQuery({
    queryKey: ['household', villageId, draft.householdId ?? ''],
    queryFn: () => api.household(villageId, draft.householdId ?? ''),
    enabled: Boolean(draft.householdId) && !draft.household,
  });
  const found = useQuery({
    queryKey: ['households', villageId, q, 'pick'],
    queryFn: () => api.households(villageId, { q, page: 1, pageSize: shownMax }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const known = linked.data;
  useEffect(() => {
    if (known) onChange({ household: { id: known.id, label: `${known.headName} ${known.doorCode}` } });
    // Only the arrival of the linked household matters here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known]);

  if (draft.household) {
    return (
      <Step number={1} title={t.parts.household} isDone>
        <p className="claim-chosen">
          <b>{draft.household.label}</b>
          <Button onClick={() => onChange({ household: null, householdId: null, member: null })}>
            {t.change}
          </Button>
        </p>
      </Step>
    );
  }
  return (
    <Step number={1} title={t.parts.household}>
      <Input
        size="large"
        allowClear
        aria-label={t.searchHousehold}
        placeholder={t.searchHousehold}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.isError && <ProblemLine problem={troubleOf(found.error)} />}
      {found.data?.households.length === 0 && <p className="soft">{t.noHousehold}</p>}
      <div className="claim-choices">
        {q !== '' &&
          found.data?.households.map((row) => (
            <Button
              key={row.id}
              disabled={!row.enrolled}
              onClick={() =>
                onChange({ household: { id: row.id, label: `${row.headName} ${row.doorCode}` } })
              }
            >
              {row.headName} · {row.doorCode} · {row.group}
              {!row.enrolled && ` · ${texts.households.notEnrolled}`}
            </Button>
          ))}
      </div>
    </Step>
  );
}

/** The value once the typing has paused. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
