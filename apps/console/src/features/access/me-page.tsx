import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { troubleOf } from '../../lib/errors.ts';
import { describeGrants } from '../../lib/roles.ts';
import { setElder, useElder } from '../../lib/settings.ts';
import { texts } from '../../texts.ts';
import { ElderSwitch } from '../../ui/elder-switch.tsx';
import { Fact } from '../../ui/marks.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { useActor, useLeave } from './session.ts';
import './me.css';
import { homeVillage, useVillages } from './villages.ts';

const t = texts.me;

export function MePage() {
  const actor = useActor();
  const leave = useLeave();
  const elder = useElder();
  const village = homeVillage(useVillages().data ?? []);
  const signOut = useMutation({ mutationFn: leave });
  return (
    <div className="page">
      <h1>{t.title}</h1>
      <section className="sheet sheet-body">
        <dl className="facts">
          <Fact name={t.name}>{actor.displayName}</Fact>
          <Fact name={t.duties}>
            <ul>
              {describeGrants(actor).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Fact>
        </dl>
      </section>
      <section className="sheet sheet-body me-links">
        <ElderSwitch label={texts.app.elder} on={elder} onChange={setElder} />
        {village && (
          <Link to="/villages/$villageId/scheme" params={{ villageId: village.id }}>
            {texts.app.scheme}
          </Link>
        )}
        <Link to="/help">{texts.app.help}</Link>
      </section>
      <p>
        <Button size="large" onClick={() => signOut.mutate()} loading={signOut.isPending}>
          {t.signOut}
        </Button>
      </p>
      {signOut.isError && <ProblemLine problem={troubleOf(signOut.error)} />}
    </div>
  );
}
