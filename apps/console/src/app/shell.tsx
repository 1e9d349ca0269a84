import {
  ApartmentOutlined,
  AuditOutlined,
  FileTextOutlined,
  FormOutlined,
  HomeOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link, Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useActor } from '../features/access/session.ts';
import { homeVillage, useVillages } from '../features/access/villages.ts';
import { guardLeaving } from '../features/review/desk-store.ts';
import { useWaitingCount } from '../features/review/queue.ts';
import { offers } from '../lib/roles.ts';
import { setElder, useElder, useOnline } from '../lib/settings.ts';
import { texts } from '../texts.ts';
import { Brand } from '../ui/brand.tsx';
import { ElderSwitch } from '../ui/elder-switch.tsx';
import { manageEntries } from './manage-entries.ts';
import './shell.css';

const t = texts.app;

/** The desk: menu at the side (on a phone at the thumb), the page on paper. */
export function Shell() {
  const elder = useElder();
  const online = useOnline();
  useEffect(guardLeaving, []);
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t.skip}
      </a>
      <header className="side">
        <Brand name={t.name} title={t.title} />
        <Menu />
        <div className="side-foot">
          <ElderSwitch label={t.elder} on={elder} onChange={setElder} />
        </div>
      </header>
      <main id="page" tabIndex={-1}>
        {!online && (
          <p className="offline" role="status">
            {t.offline}
          </p>
        )}
        <Outlet />
      </main>
    </div>
  );
}

function Menu() {
  const actor = useActor();
  const villages = useVillages().data ?? [];
  const village = homeVillage(villages);
  const params = { villageId: village?.id ?? 0 };
  return (
    <nav aria-label={t.menu} className="menu">
      <Link to="/" activeOptions={{ exact: true }}>
        <HomeOutlined aria-hidden />
        <span>{t.desk}</span>
      </Link>
      {offers(actor, 'review') && <ReviewLink />}
      {village && offers(actor, 'claim') && (
        <Link to="/villages/$villageId/claims/new" params={params}>
          <FormOutlined aria-hidden />
          <span>{t.claim}</span>
        </Link>
      )}
      {village && offers(actor, 'people') && (
        <Link to="/villages/$villageId/households" params={params}>
          <TeamOutlined aria-hidden />
          <span>{t.households}</span>
        </Link>
      )}
      {village && offers(actor, 'people') && (
        <Link to="/villages/$villageId/groups" params={params} className="menu-wide">
          <ApartmentOutlined aria-hidden />
          <span>{t.groups}</span>
        </Link>
      )}
      {village && (
        <Link to="/villages/$villageId/scheme" params={params} className="menu-wide">
          <FileTextOutlined aria-hidden />
          <span>{t.scheme}</span>
        </Link>
      )}
      {manageEntries(actor).length > 0 && (
        <Link to="/manage">
          <SettingOutlined aria-hidden />
          <span>{t.manage}</span>
        </Link>
      )}
      <Link to="/help" className="menu-wide">
        <QuestionCircleOutlined aria-hidden />
        <span>{t.help}</span>
      </Link>
      <Link to="/me">
        <UserOutlined aria-hidden />
        <span>{t.me}</span>
      </Link>
    </nav>
  );
}

function ReviewLink(): ReactNode {
  const waiting = useWaitingCount();
  return (
    <Link to="/review">
      <AuditOutlined aria-hidden />
      <span>
        {t.review}
        {waiting !== undefined && waiting > 0 && <b className="menu-count">{t.waiting(waiting)}</b>}
      </span>
    </Link>
  );
}
