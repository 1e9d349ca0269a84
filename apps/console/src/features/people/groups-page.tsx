import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { offers } from '../../lib/roles.ts';
import { type GroupKind, type GroupLine, type GroupsPage as Page, rosterApi } from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { GroupTable } from './group-table.tsx';
import { MergeGroupsForm } from './merge-groups-form.tsx';
import { RegroupForm } from './regroup-form.tsx';
import { RenameGroupForm } from './rename-group-form.tsx';
import './people.css';
import './roster.css';

const route = getRouteApi('/in/villages/$villageId/groups');
const t = texts.groups;

type Act =
  | { of: 'rename'; kind: GroupKind; line: GroupLine }
  | { of: 'merge'; kind: GroupKind; line: GroupLine; alike?: string }
  | { of: 'move'; kind: GroupKind };

const listOf = { group: 'groups', section: 'sections' } as const satisfies Record<GroupKind, keyof Page>;

/** The groups and sections of a village: who leads them, how many they are, and what the clerk changes. */
export function GroupsPage() {
  const { villageId } = route.useParams();
  const mayChange = offers(useActor(), 'roster');
  const [act, setAct] = useState<Act | null>(null);
  const [said, setSaid] = useState('');
  const query = useQuery({
    queryKey: ['groups', villageId],
    queryFn: () => rosterApi.groups(villageId),
  });
  const begin = (next: Act) => {
    setSaid('');
    setAct(next);
  };
  const page = query.data;
  return (
    <div className="page">
      <p>
        <Link to="/villages/$villageId/households" params={{ villageId }}>
          {texts.household.back}
        </Link>
      </p>
      <div className="page-head">
        <h1>{t.title}</h1>
      </div>
      {said !== '' && <p role="status">{said}</p>}
      {act && page && (
        <ActForm
          villageId={villageId}
          page={page}
          act={act}
          onDone={(done) => {
            setSaid(done);
            setAct(null);
          }}
          onCancel={() => setAct(null)}
        />
      )}
      {mayChange && page && <Alike page={page} onAct={begin} />}
      {query.isPending && <Loading label={t.loading} />}
      <TroubleBox title={t.failed} of={query} />
      {page &&
        (['group', 'section'] as const).map((kind) => (
          <GroupSheet
            key={kind}
            villageId={villageId}
            kind={kind}
            page={page}
            mayChange={mayChange}
            onAct={begin}
          />
        ))}
    </div>
  );
}

function GroupSheet(props: {
  villageId: number;
  kind: GroupKind;
  page: Page;
  mayChange: boolean;
  onAct: (act: Act) => void;
}) {
  const { villageId, kind, page, mayChange, onAct } = props;
  const words = t.kinds[kind];
  const lines = page[listOf[kind]];
  return (
    <section className="sheet" aria-label={words.title}>
      <div className="sheet-head">
        <h2>{words.title}</h2>
        {mayChange && (
          <Button className="sheet-act" onClick={() => onAct({ of: 'move', kind })}>
            {t.move[kind]}
          </Button>
        )}
      </div>
      {lines.length === 0 && <Empty title={words.empty} {...(mayChange ? { hint: words.emptyHint } : {})} />}
      {lines.length > 0 && (
        <GroupTable
          villageId={villageId}
          kind={kind}
          lines={lines}
          mayChange={mayChange}
          onRename={(line) => onAct({ of: 'rename', kind, line })}
          onMerge={(line) => onAct({ of: 'merge', kind, line })}
        />
      )}
      {lines.length > 0 && page.without[kind] > 0 && (
        <p className="group-none">
          {words.none}：{t.households(page.without[kind])}
        </p>
      )}
    </section>
  );
}

/** Names that are probably one, each pair with the way to make them one; the smaller goes into the bigger. */
function Alike({ page, onAct }: { page: Page; onAct: (act: Act) => void }) {
  return page.alike.map(({ kind, names }) => {
    const [into, line] = page[listOf[kind]]
      .filter((one) => names.includes(one.name))
      .toSorted((a, b) => b.households - a.households);
    if (!into || !line) return null;
    return (
      <p key={names.join(' ')} className="sheet sheet-body group-alike">
        <span>{t.alike(names)}</span>
        <Button onClick={() => onAct({ of: 'merge', kind, line, alike: into.name })}>{t.alikeAct}</Button>
      </p>
    );
  });
}

function ActForm(props: {
  villageId: number;
  page: Page;
  act: Act;
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { villageId, page, act, onDone, onCancel } = props;
  const { kind } = act;
  const common = { villageId, kind, onDone, onCancel };
  const names = page[listOf[kind]].map((line) => line.name);
  switch (act.of) {
    case 'rename':
      return <RenameGroupForm key={`${kind} ${act.line.name}`} {...common} name={act.line.name} />;
    case 'merge':
      return (
        <MergeGroupsForm
          key={`${kind} ${act.line.name} ${act.alike ?? ''}`}
          {...common}
          line={act.line}
          others={names.filter((name) => name !== act.line.name)}
          alike={act.alike}
        />
      );
    case 'move':
      return <RegroupForm key={kind} {...common} names={names} />;
  }
}
