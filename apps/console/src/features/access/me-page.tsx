import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { troubleOf } from '../../lib/errors.ts';
import { setElder, useElder } from '../../lib/settings.ts';
import { texts } from '../../texts.ts';
import { ElderSwitch } from '../../ui/elder-switch.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { OwnDuties } from '../duties/own-duties.tsx';
import { Devices } from './devices.tsx';
import './me.css';
import { OwnFactor } from './own-factor.tsx';
import { OwnPassword } from './own-password.tsx';
import { useActor, useLeave } from './session.ts';
import { homeVillage, useVillages } from './villages.ts';

const t = texts.me;

/** One's own account: what one does, who does it meanwhile, and what one signs in with. */
export function MePage() {
  const actor = useActor();
  const leave = useLeave();
  const elder = useElder();
  const village = homeVillage(useVillages().data ?? []);
  const signOut = useMutation({ mutationFn: leave });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{actor.displayName}</h1>
        <Button size="large" onClick={() => signOut.mutate()} loading={signOut.isPending}>
          {t.signOut}
        </Button>
      </div>
      {signOut.isError && <ProblemLine problem={troubleOf(signOut.error)} />}
      <OwnDuties />
      <section className="sheet">
        <OwnPassword />
        <OwnFactor />
      </section>
      <Devices />
      <section className="sheet sheet-body me-links">
        <ElderSwitch label={texts.app.elder} on={elder} onChange={setElder} />
        {village && (
          <Link to="/villages/$villageId/scheme" params={{ villageId: village.id }}>
            {texts.app.scheme}
          </Link>
        )}
        <Link to="/help">{texts.app.help}</Link>
      </section>
    </div>
  );
}
