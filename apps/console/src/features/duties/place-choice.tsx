import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Actor } from '../../lib/api-types.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { texts } from '../../texts.ts';
import { useActor } from '../access/session.ts';

const t = texts.duties.form;
const givers = new Set(['clerk', 'town_office', 'district_office', 'security_admin', 'system_admin']);

export interface PlaceOption {
  value: number;
  label: string;
}

/** Every place in which this person may give something: their own, and all below it. */
async function readOptions(actor: Actor): Promise<PlaceOption[]> {
  const found = new Map<number, string>();
  const open = async (parent: number | undefined, above: string): Promise<void> => {
    const { places } = await staffApi.places(parent);
    for (const place of places) {
      found.set(place.id, above + place.name);
      if (place.kind !== 'village') await open(place.id, `${above}${place.name} / `);
    }
  };
  for (const grant of actor.grants.filter((one) => givers.has(one.role) && !one.standIn)) {
    if (grant.placeId === 0) await open(undefined, '');
    else {
      found.set(grant.placeId, grant.placeName);
      if (grant.lo !== grant.hi) await open(grant.placeId, `${grant.placeName} / `);
    }
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

export function usePlaceOptions(): PlaceOption[] {
  const actor = useActor();
  const { data } = useQuery({
    queryKey: ['giving-places', actor.accountId],
    queryFn: () => readOptions(actor),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? [];
}

/** Chooses a place by typing part of its name; `extra` stands on top. */
export function PlaceChoice(props: {
  value: number | undefined;
  onChange: (placeId: number) => void;
  extra?: PlaceOption;
}) {
  const options = usePlaceOptions();
  return (
    <Select
      aria-label={t.place}
      placeholder={t.choosePlace}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={props.extra ? [props.extra, ...options] : options}
      {...(props.value === undefined ? {} : { value: props.value })}
      onChange={props.onChange}
    />
  );
}
