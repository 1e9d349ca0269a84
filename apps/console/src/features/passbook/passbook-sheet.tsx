import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Balance, PassbookEntry } from '../../lib/api-types.ts';
import { formatBalance } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { EntryTable } from './entry-table.tsx';
import { WhyDrawer } from './why-drawer.tsx';
import './passbook.css';

const t = texts.passbook;
const pageSize = 30;

/** The open passbook of a household: balances on the cover, entries below, each with its why. */
export function PassbookSheet({ villageId, householdId }: { villageId: number; householdId: string }) {
  const [balance, setBalance] = useState<string | null>(null);
  const [why, setWhy] = useState<PassbookEntry | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['passbook', villageId, householdId, balance ?? ''],
    queryFn: ({ pageParam }) =>
      api.passbook(villageId, householdId, {
        limit: pageSize,
        ...(balance ? { balance } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor || undefined,
    placeholderData: (previous) => previous,
  });
  const balances = query.data?.pages[0]?.balances ?? [];
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className="sheet passbook" aria-label={t.title}>
      <div className="sheet-head">
        <h2>{t.title}</h2>
      </div>
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data && <Balances balances={balances} chosen={balance} onChoose={setBalance} />}
      {query.data && entries.length === 0 && <Empty title={t.empty} hint={t.emptyHint} />}
      {entries.length > 0 && <EntryTable entries={entries} onWhy={setWhy} />}
      {query.hasNextPage && (
        <p className="passbook-more">
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t.more}
          </Button>
        </p>
      )}
      <WhyDrawer villageId={villageId} entry={why} onClose={() => setWhy(null)} />
    </section>
  );
}

function Balances(props: {
  balances: readonly Balance[];
  chosen: string | null;
  onChoose: (balance: string | null) => void;
}) {
  const kinds = new Set(props.balances.map((each) => each.balance));
  return (
    <div className="passbook-cover">
      {props.balances.map((each) => {
        const isChosen = props.chosen === each.balance;
        return (
          <button
            key={`${each.balance} ${each.period}`}
            type="button"
            className="passbook-balance"
            aria-pressed={isChosen}
            disabled={kinds.size < 2}
            onClick={() => props.onChoose(isChosen ? null : each.balance)}
          >
            <span className="soft">
              {each.label} · {each.periodLabel}
            </span>
            <b>
              {formatBalance(each.points)}
              <small> 分</small>
            </b>
          </button>
        );
      })}
    </div>
  );
}
