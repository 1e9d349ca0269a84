import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Place } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';

const t = texts.places;

/** Hangs a village under another town of its district. */
export function MovePlace({ place, onDone }: { place: Place; onDone: () => void }) {
  const client = useQueryClient();
  const district = place.above[0]?.id ?? 0;
  const towns = useQuery({ queryKey: ['places-below', district], queryFn: () => api.places(district) });
  const [parentId, setParentId] = useState<number | null>(null);
  const move = useMutation({
    mutationFn: (to: number) => api.movePlace(place.id, to),
    onSuccess: async (moved) => {
      client.setQueryData(['place', place.id], moved);
      await client.invalidateQueries({ queryKey: ['places-below'] });
      onDone();
    },
  });
  return (
    <section className="sheet sheet-body place-form" aria-label={t.move}>
      <p>{t.moveHint}</p>
      <Select
        aria-label={t.moveTo}
        placeholder={t.moveTo}
        loading={towns.isPending}
        value={parentId}
        options={(towns.data?.places ?? [])
          .filter((town) => town.id !== place.parentId)
          .map((town) => ({ value: town.id, label: town.name }))}
        onChange={setParentId}
      />
      <div className="place-form-acts">
        <Button
          type="primary"
          disabled={parentId === null}
          loading={move.isPending}
          onClick={() => parentId !== null && move.mutate(parentId)}
        >
          {t.moveDo}
        </Button>
        <Button onClick={onDone}>{t.cancel}</Button>
      </div>
      {move.isError && <ProblemLine problem={troubleOf(move.error)} />}
    </section>
  );
}
