import { useDidShow, useRouter } from '@tarojs/taro';
import { useRef } from 'react';
import { GuestBar } from '../../features/access/GuestBar';
import { useSession } from '../../features/access/session';
import { useHousehold } from '../../features/access/use-household';
import { ClaimsPanel } from '../../features/events/ClaimsPanel';
import { flushOutbox, useOutbox } from '../../features/events/outbox';
import { Frame } from '../../features/frame/Frame';
import { useTab } from '../../features/frame/use-tab';
import { HomePanel } from '../../features/home/HomePanel';
import { MePanel } from '../../features/people/MePanel';
import { ItemsPanel } from '../../features/schemes/ItemsPanel';
import { noteRevisit } from '../../lib/revisits';
import { texts } from '../../texts';
import { TabBar } from '../../ui/TabBar';
import { Loading } from '../../ui/states';

const TABS = [
  { id: 'home', title: texts.tabs.home, icon: 'home' },
  { id: 'items', title: texts.tabs.items, icon: 'pen' },
  { id: 'claims', title: texts.tabs.claims, icon: 'steps' },
  { id: 'me', title: texts.tabs.me, icon: 'person' },
] as const;

type Tab = (typeof TABS)[number]['id'];

export default function MainPage() {
  const asked = useRouter().params.tab;
  const [tab, setTab] = useTab<Tab>(TABS.find(({ id }) => id === asked)?.id ?? 'home');
  const session = useSession();
  const household = useHousehold('/pages/main/index');
  const waiting = useOutbox(household?.householdId ?? '');

  // Coming back from a page on top, what stands here may be old: the server is asked again.
  const isFirstShow = useRef(true);
  useDidShow(() => {
    if (isFirstShow.current) {
      isFirstShow.current = false;
      return;
    }
    flushOutbox();
    noteRevisit();
  });

  if (!session || !household) {
    return (
      <Frame title={texts.app.name} isRoot>
        <Loading text={texts.common.loading} />
      </Frame>
    );
  }
  const tabs = TABS.map((one) => (one.id === 'claims' ? { ...one, count: waiting.length } : one));
  const key = household.householdId;
  return (
    <Frame
      title={tab === 'home' ? household.villageName : titleOf(tab)}
      {...(tab === 'home' ? {} : { subtitle: household.villageName })}
      isRoot
      footer={<TabBar label={texts.app.name} tabs={tabs} current={tab} onChoose={setTab} />}
    >
      <GuestBar session={session} household={household} />
      {tab === 'home' ? (
        <HomePanel
          key={key}
          household={household}
          onAllItems={() => setTab('items')}
          onAllClaims={() => setTab('claims')}
        />
      ) : null}
      {tab === 'items' ? <ItemsPanel key={key} household={household} /> : null}
      {tab === 'claims' ? (
        <ClaimsPanel key={key} household={household} onItems={() => setTab('items')} />
      ) : null}
      {tab === 'me' ? <MePanel key={key} session={session} household={household} /> : null}
    </Frame>
  );
}

function titleOf(tab: Exclude<Tab, 'home'>): string {
  return { items: texts.items.title, claims: texts.claims.title, me: texts.me.title }[tab];
}
