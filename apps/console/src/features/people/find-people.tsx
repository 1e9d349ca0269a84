import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import './people.css';

const t = texts.findPeople;
const typingMs = 300;
const lettersMin = 2;

/** Looks for somebody in all places of a duty: by name, initials, the end of a phone, or door. */
export function FindPeople() {
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWord(typed.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const asks = word.length >= lettersMin;
  const query = useQuery({
    queryKey: ['people', word],
    queryFn: () => api.searchPeople(word),
    enabled: asks,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const hits = asks ? (query.data?.hits ?? []) : [];
  return (
    <section className="sheet sheet-body find-people">
      <Input.Search
        aria-label={t.label}
        placeholder={t.hint}
        allowClear
        loading={asks && query.isFetching}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(now) => setWord(now.trim())}
      />
      {asks && query.isError && <TroubleBox title={t.failed} of={query} />}
      <div role="status">
        {asks && query.data && hits.length === 0 && <p className="soft">{t.nobody}</p>}
        {hits.length > 0 && (
          <ul className="found-people">
            {hits.map((hit) => (
              <li key={`${hit.householdId} ${hit.name} ${hit.relation}`}>
                <Link
                  to="/villages/$villageId/households/$householdId"
                  params={{ villageId: hit.villageId, householdId: hit.householdId }}
                >
                  {hit.doorCode} {hit.name}
                </Link>
                <span className="soft">{t.about(hit)}</span>
              </li>
            ))}
          </ul>
        )}
        {asks && query.data?.more && <p className="soft">{t.more}</p>}
      </div>
    </section>
  );
}
