import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { HouseholdRow } from '../../lib/api-types.ts';
import { doorApi, type IssuedCards } from '../../lib/door-api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Pager } from '../../ui/pager.tsx';
import { Empty, Loading, ProblemLine } from '../../ui/states.tsx';
import { rememberVillage } from '../access/villages.ts';
import { CardTable } from './card-table.tsx';
import { PrintSheet } from './print-sheet.tsx';
import './doors.css';

const route = getRouteApi('/in/villages/$villageId/cards');
const t = texts.doors.cards;
/** As many as are issued in one act: a whole group prints as one stack. */
const pageSize = 200;

/** Household cards at the desk: who has one, issue and print, PIN, reissue, void. */
export function CardsPage() {
  const { villageId } = route.useParams();
  const [printed, setPrinted] = useState<IssuedCards | null>(null);
  useEffect(() => rememberVillage(villageId), [villageId]);
  if (printed) return <PrintSheet issued={printed} onDone={() => setPrinted(null)} />;
  return <CardsDesk villageId={villageId} onIssued={setPrinted} />;
}

function CardsDesk({ villageId, onIssued }: { villageId: number; onIssued: (issued: IssuedCards) => void }) {
  const [group, setGroup] = useState('');
  const [page, setPage] = useState(1);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const client = useQueryClient();
  const cards = useQuery({ queryKey: ['cards', villageId], queryFn: () => doorApi.cards(villageId) });
  const homes = useQuery({
    queryKey: ['households', villageId, '', group, page, pageSize],
    queryFn: () => api.households(villageId, { page, pageSize, ...(group ? { group } : {}) }),
    placeholderData: keepPreviousData,
  });
  const issue = useMutation({
    mutationFn: ({ ids, replace }: { ids: string[]; replace: boolean }) =>
      doorApi.issueCards(villageId, ids, replace),
    onSuccess: async (issued) => {
      setPicked(new Set());
      await client.invalidateQueries({ queryKey: ['cards', villageId] });
      if (issued.cards.length > 0) onIssued(issued);
    },
  });
  const rows = homes.data?.households ?? [];
  const held = new Map(cards.data?.cards.map((card) => [card.householdId, card]));
  const without = rows.filter((row) => !held.has(row.id));
  return (
    <div className="page">
      <p>
        <Link to="/villages/$villageId/households" params={{ villageId }}>
          {t.back}
        </Link>
      </p>
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
      </div>
      <section className="sheet">
        <div className="sheet-head">
          <GroupSelect
            value={group}
            groups={homes.data?.groups ?? []}
            onChange={(next) => {
              setGroup(next);
              setPage(1);
            }}
          />
          <Button disabled={without.length === 0} onClick={() => setPicked(new Set(without.map(idOf)))}>
            {t.pickAll}
          </Button>
          <Button
            type="primary"
            disabled={picked.size === 0}
            loading={issue.isPending}
            onClick={() => issue.mutate({ ids: [...picked], replace: false })}
          >
            {t.issue(picked.size)}
          </Button>
        </div>
        {issue.isError && <ProblemLine problem={troubleOf(issue.error)} />}
        {(homes.isPending || cards.isPending) && <Loading label={t.loading} rows={8} />}
        <TroubleBox title={t.loadFailed} of={homes.error ? homes : cards} />
        {homes.data && rows.length === 0 && <Empty title={t.empty} />}
        {rows.length > 0 && cards.data && (
          <CardTable
            villageId={villageId}
            rows={rows}
            cards={held}
            picked={picked}
            onPick={setPicked}
            onReissue={(householdId) => issue.mutate({ ids: [householdId], replace: true })}
            reissued={issue.isPending && issue.variables.replace ? issue.variables.ids[0] : undefined}
          />
        )}
      </section>
      <Pager page={page} pageSize={pageSize} total={homes.data?.total} onPage={setPage} />
    </div>
  );
}

const idOf = (row: HouseholdRow) => row.id;

function GroupSelect(props: { value: string; groups: string[]; onChange: (group: string) => void }) {
  return (
    <Select
      aria-label={t.group}
      className="group-select"
      value={props.value}
      options={[
        { value: '', label: t.allGroups },
        ...props.groups.map((group) => ({ value: group, label: group })),
      ]}
      onChange={props.onChange}
    />
  );
}
