import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../lib/api.ts';
import type { Actor } from '../../lib/api-types.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';

const t = texts.access.secondHand;

/** Password and telephone are set; somebody else than who printed the slip has yet to say whose they are. */
export function SecondHand({ onSeen }: { onSeen: (actor: Actor) => void }) {
  const look = useMutation({
    mutationFn: async () => (await api.me()).actor,
    onSuccess: onSeen,
  });
  return (
    <section className="sign-in-step">
      <h1>{t.title}</h1>
      <p>{t.hint}</p>
      <p className="soft">{t.why}</p>
      <TroubleBox title={t.notYet} of={look} />
      <Button type="primary" size="large" block loading={look.isPending} onClick={() => look.mutate()}>
        {t.submit}
      </Button>
    </section>
  );
}
