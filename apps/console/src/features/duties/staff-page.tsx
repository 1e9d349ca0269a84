import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Staff } from '../../lib/api-types.ts';
import { formatMoment } from '../../lib/format.ts';
import { LinkButton } from '../../lib/link-button.tsx';
import { describeDuty } from '../../lib/roles.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Pager } from '../../ui/pager.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import './duties.css';
import { StaffState } from './staff-state.tsx';

const route = getRouteApi('/in/staff');
const t = texts.duties.staff;
const pageSize = 50;

/** Everybody whose duties this person may give, or all staff for an administrator. */
export function StaffPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = search.page ?? 1;
  const query = useQuery({
    queryKey: ['staff', search.q ?? '', page],
    queryFn: () => staffApi.staff({ page, pageSize, ...(search.q ? { q: search.q } : {}) }),
    placeholderData: keepPreviousData,
  });
  const staff = query.data?.staff;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <div className="page-head-aside">
          <LinkButton to="/duties">{t.byPlace}</LinkButton>
          <LinkButton primary to="/staff/new">
            {t.add}
          </LinkButton>
        </div>
      </div>
      <section className="sheet">
        <div className="sheet-head">
          <SearchForm
            key={search.q ?? ''}
            value={search.q ?? ''}
            onSearch={(q) => void navigate({ search: q ? { q } : {}, replace: true })}
          />
          <span className="soft">{query.data && t.total(query.data.total)}</span>
        </div>
        {query.isPending && <Loading label={t.loading} rows={6} />}
        <TroubleBox title={t.loadFailed} of={query} />
        {staff?.length === 0 && (
          <Empty title={search.q ? t.noMatch : t.empty} hint={search.q ? t.noMatchHint : t.emptyHint} />
        )}
        {staff && staff.length > 0 && <StaffTable staff={staff} />}
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

function SearchForm({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form className="staff-search me-line" onSubmit={submit}>
      <Input.Search
        aria-label={t.search}
        placeholder={t.search}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(now) => onSearch(now.trim())}
      />
    </form>
  );
}

function StaffTable({ staff }: { staff: Staff[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col">{t.columns.username}</th>
          <th scope="col">{t.columns.duties}</th>
          <th scope="col">{t.columns.state}</th>
          <th scope="col">{t.columns.seen}</th>
        </tr>
      </thead>
      <tbody>
        {staff.map((one) => (
          <tr key={one.accountId}>
            <td className="lead">
              <Link to="/staff/$accountId" params={{ accountId: one.accountId }}>
                {one.displayName || one.username}
              </Link>
            </td>
            <td data-label={t.columns.username}>{one.username}</td>
            <td data-label={t.columns.duties}>
              {one.duties.length === 0
                ? t.none
                : one.duties.map((duty) => `${duty.placeName} ${describeDuty(duty)}`).join('；')}
            </td>
            <td data-label={t.columns.state}>
              <StaffState staff={one} />
            </td>
            <td data-label={t.columns.seen}>
              {one.lastSeenAt ? formatMoment(one.lastSeenAt, new Date()) : t.never}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
