import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import { offers } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import { useActor } from '../access/session.ts';

const t = texts.duties.form;
const typingMs = 300;
const lettersMin = 2;
const shownMax = 4;

/** The household that somebody keeps away from: chosen among those of the roster with this name in them, or typed. */
export function OwnHome(props: {
  placeId: number;
  /** Of whom the duty is, as far as it is typed. */
  name: string;
  doorCode: string;
  onChange: (doorCode: string) => void;
}) {
  const { placeId, doorCode, onChange } = props;
  const name = useSettled(props.name.trim());
  // Administrators do not look into rosters; they type the door.
  const asks = offers(useActor(), 'people') && name.length >= lettersMin;
  const query = useQuery({
    queryKey: ['people', name],
    queryFn: () => api.searchPeople(name),
    enabled: asks,
    gcTime: 0,
  });
  const hits = asks ? (query.data?.hits ?? []) : [];
  const homes = new Map(hits.filter((hit) => hit.villageId === placeId).map((hit) => [hit.doorCode, hit]));
  return (
    <>
      <label>
        {t.door}
        <Input value={doorCode} onChange={(event) => onChange(event.target.value.trim())} />
      </label>
      {homes.size > 0 && (
        <fieldset className="own-homes" aria-label={t.homes}>
          <legend className="small soft">{t.homes}</legend>
          {[...homes.values()].slice(0, shownMax).map((hit) => (
            <label key={hit.doorCode} className="plain">
              <input
                type="radio"
                name="own-home"
                checked={doorCode === hit.doorCode}
                onChange={() => onChange(hit.doorCode)}
              />{' '}
              {hit.doorCode} <span className="soft">{t.home(hit.group, hit.name)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** A word once nobody has typed for a moment. */
function useSettled(word: string): string {
  const [settled, setSettled] = useState(word);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(word), typingMs);
    return () => clearTimeout(timer);
  }, [word]);
  return settled;
}
