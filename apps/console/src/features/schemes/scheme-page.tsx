import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Scheme } from '../../lib/api-types.ts';
import { formatDate } from '../../lib/format.ts';
import { offers } from '../../lib/roles.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Fact, Mark } from '../../ui/marks.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { VillageSelect } from '../access/village-select.tsx';
import { rememberVillage } from '../access/villages.ts';
import { findItems } from './find-items.ts';
import { isUnpublished } from './findings.ts';
import { ItemTable } from './item-table.tsx';
import { PublishFirst, PublishNext } from './publish-scheme.tsx';
import './scheme.css';

const route = getRouteApi('/in/villages/$villageId/scheme');
const t = texts.scheme;

/** A village's scheme to read: items by category with points, limits and clause, and who decides. */
export function SchemePage() {
  const { villageId } = route.useParams();
  const navigate = route.useNavigate();
  useEffect(() => rememberVillage(villageId), [villageId]);
  const query = useQuery({ queryKey: ['scheme', villageId], queryFn: () => api.scheme(villageId) });
  const mayPublish = offers(useActor(), 'publish');
  // Kept here: what publishes is gone while the new scheme is fetched.
  const [said, setSaid] = useState({ villageId, text: '' });
  const isNone = query.isError && isUnpublished(query.error);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{query.data?.title ?? texts.app.scheme}</h1>
        <div className="page-head-aside">
          <VillageSelect
            value={villageId}
            onChange={(next) => next && void navigate({ params: { villageId: next } })}
          />
        </div>
      </div>
      {query.isPending && <Loading label={t.loading} rows={8} />}
      {isNone && !mayPublish && (
        <div className="sheet">
          <Empty title={texts.schemes.none} hint={texts.schemes.noneForReaders} />
        </div>
      )}
      {query.isError && !isNone && <TroubleBox title={t.loadFailed} of={query} />}
      {said.villageId === villageId && said.text !== '' && <p role="status">{said.text}</p>}
      {mayPublish && (isNone || query.data) && (
        <Publishing
          key={villageId}
          villageId={villageId}
          isFirst={isNone}
          onPublished={(text) => setSaid({ villageId, text })}
        />
      )}
      {query.data && <SchemeBody scheme={query.data} />}
    </div>
  );
}

/** The first scheme is asked for at once; a later version waits behind a quiet button. */
function Publishing(props: { villageId: number; isFirst: boolean; onPublished: (said: string) => void }) {
  const { villageId, isFirst } = props;
  const words = texts.schemes;
  const [open, setOpen] = useState(false);
  const published = (sentence: string) => {
    props.onPublished(sentence);
    setOpen(false);
  };
  return (
    <>
      {isFirst && (
        <div className="sheet">
          <Empty title={words.none} hint={words.noneForPublishers} />
        </div>
      )}
      {!isFirst && (
        <div className="scheme-acts">
          <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.back : words.publishNew}
          </Button>
          {open && <span className="soft">{words.newVersionHint}</span>}
        </div>
      )}
      {isFirst && <PublishFirst villageId={villageId} onPublished={published} />}
      {!isFirst && open && <PublishNext villageId={villageId} onPublished={published} />}
    </>
  );
}

function SchemeBody({ scheme }: { scheme: Scheme }) {
  const [wanted, setWanted] = useState('');
  const found = findItems(scheme.items, wanted);
  return (
    <>
      <section className="sheet sheet-body">
        <dl className="facts">
          <Fact name={t.version}>{scheme.version}</Fact>
          <Fact name={t.from}>{formatDate(scheme.from)}</Fact>
          <Fact name={t.balances}>{scheme.balances.map((each) => each.label).join('、')}</Fact>
          <Fact name={t.itemCount}>{t.items(scheme.items.length)}</Fact>
        </dl>
      </section>
      <Stages scheme={scheme} />
      <Input.Search
        className="scheme-search"
        allowClear
        aria-label={t.search}
        placeholder={t.search}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {found.length === 0 && (
        <div className="sheet">
          <Empty title={t.noMatch} hint={t.noMatchHint} />
        </div>
      )}
      {scheme.categories.map((category) => {
        const items = found.filter((item) => item.category === category.id);
        if (items.length === 0) return null;
        return (
          <section key={category.id} className="sheet">
            <div className="sheet-head">
              <h2>{category.title}</h2>
              <span className="soft">{t.items(items.length)}</span>
            </div>
            <ItemTable items={items} />
          </section>
        );
      })}
    </>
  );
}

function Stages({ scheme }: { scheme: Scheme }) {
  return (
    <section className="sheet sheet-body">
      <h2>{t.stages}</h2>
      <ol className="stages">
        <li>
          <b>{t.filed}</b>
        </li>
        {scheme.stages.map((stage) => (
          <li key={stage.id}>
            <b>{stage.title}</b>
            <Mark tone="plain">{t.levels[stage.level]}</Mark>
            <span className="small soft">{t.deadline(stage.deadlineWorkdays)}</span>
          </li>
        ))}
        <li>
          <b>{t.booked}</b>
        </li>
      </ol>
    </section>
  );
}
