import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { HouseholdRow } from '../../lib/api-types.ts';
import { formatBalance } from '../../lib/format.ts';
import { LinkButton } from '../../lib/link-button.tsx';
import { offers } from '../../lib/roles.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { VillageSelect } from '../access/village-select.tsx';
import { rememberVillage } from '../access/villages.ts';
import { BoundHouseholds } from './bound-households.tsx';
import './people.css';

const route = getRouteApi('/in/villages/$villageId/households');
const t = texts.households;
const pageSize = 20;
const typingMs = 300;

/** The households of a village: search, group, pages. */
export function HouseholdsPage() {
  const { villageId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const actor = useActor();
  useEffect(() => rememberVillage(villageId), [villageId]);
  const page = search.page ?? 1;
  const query = useQuery({
    queryKey: ['households', villageId, search.q ?? '', search.group ?? '', page],
    queryFn: () =>
      api.households(villageId, {
        page,
        pageSize,
        ...(search.q ? { q: search.q } : {}),
        ...(search.group ? { group: search.group } : {}),
      }),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: { q?: string | undefined; group?: string | undefined }) => {
    const { q, group } = { ...search, ...change };
    void navigate({ search: { ...(q ? { q } : {}), ...(group ? { group } : {}) }, replace: true });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <div className="page-head-aside">
          <LinkButton to="/villages/$villageId/groups" params={{ villageId }}>
            {texts.groups.title}
          </LinkButton>
          <LinkButton to="/villages/$villageId/organisations" params={{ villageId }}>
            {texts.roster.organisations.short}
          </LinkButton>
          {offers(actor, 'cards') && (
            <LinkButton to="/villages/$villageId/cards" params={{ villageId }}>
              {texts.doors.cards.link}
            </LinkButton>
          )}
          {offers(actor, 'roster') && (
            <LinkButton to="/villages/$villageId/households/new" params={{ villageId }}>
              {texts.roster.add.link}
            </LinkButton>
          )}
          <VillageSelect
            value={villageId}
            onChange={(next) => next && void navigate({ params: { villageId: next }, search: {} })}
          />
        </div>
      </div>
      {offers(actor, 'enrol') && <BoundHouseholds villageId={villageId} />}
      <section className="sheet">
        <div className="sheet-head">
          <SearchField key={villageId} value={search.q ?? ''} onChange={(q) => narrow({ q })} />
          <Select
            aria-label={t.group}
            className="group-select"
            value={search.group ?? ''}
            options={[
              { value: '', label: t.allGroups },
              ...(query.data?.groups ?? []).map((group) => ({ value: group, label: group })),
            ]}
            onChange={(group: string) => narrow({ group })}
          />
          <span className="soft">{query.data && t.total(query.data.total)}</span>
        </div>
        {query.isPending && <Loading label={t.loading} rows={8} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {query.data?.households.length === 0 && (
          <Empty
            title={search.q || search.group ? t.noMatch : t.empty}
            hint={search.q || search.group ? t.noMatchHint : t.emptyHint}
          >
            {(search.q || search.group) && (
              <Button onClick={() => void navigate({ search: {}, replace: true })}>{t.clear}</Button>
            )}
            {!search.q && !search.group && offers(actor, 'imports') && (
              <LinkButton to="/import" search={{ village: villageId }}>
                {texts.imports.title}
              </LinkButton>
            )}
          </Empty>
        )}
        {query.data && query.data.households.length > 0 && (
          <HouseholdTable villageId={villageId} households={query.data.households} />
        )}
      </section>
      <Pager
        page={page}
        pageSize={pageSize}
        total={query.data?.total}
        onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next }) })}
      />
    </div>
  );
}

/** Searches a moment after the last key, so that one word is one question to the server. */
function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input.Search
      className="search-field"
      aria-label={t.search}
      placeholder={t.search}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(now) => onChange(now.trim())}
    />
  );
}

function HouseholdTable({ villageId, households }: { villageId: number; households: HouseholdRow[] }) {
  const balances = households[0]?.balances ?? [];
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.door}</th>
          <th scope="col">{t.columns.head}</th>
          <th scope="col">{t.columns.group}</th>
          <th scope="col" className="number">
            {t.columns.members}
          </th>
          {balances.map((each) => (
            <th key={each.balance} scope="col" className="number">
              {each.label}
            </th>
          ))}
          <th scope="col">{t.columns.enrolled}</th>
        </tr>
      </thead>
      <tbody>
        {households.map((row) => (
          <tr key={row.id}>
            <td className="lead">
              <Link
                to="/villages/$villageId/households/$householdId"
                params={{ villageId, householdId: row.id }}
              >
                {row.doorCode}
              </Link>
            </td>
            <td data-label={t.columns.head}>{row.headName}</td>
            <td data-label={t.columns.group}>{row.group}</td>
            <td data-label={t.columns.members} className="number">
              {t.people(row.memberCount)}
            </td>
            {balances.map((each) => (
              <td key={each.balance} data-label={each.label} className="number">
                {balanceText(row, each.balance)}
              </td>
            ))}
            <td data-label={t.columns.enrolled}>
              <Mark tone={row.enrolled ? 'good' : 'plain'}>{row.enrolled ? t.enrolled : t.notEnrolled}</Mark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function balanceText(row: HouseholdRow, balance: string): string {
  const found = row.balances.find((each) => each.balance === balance);
  return found ? `${formatBalance(found.points)} 分` : '';
}
