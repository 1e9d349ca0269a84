import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { newUuid } from '../../lib/act-keys.ts';
import type { StaffSession } from '../../lib/api-types.ts';
import { doorApi } from '../../lib/door-api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { Loading, ProblemBox, ProblemLine } from '../../ui/states.tsx';

const t = texts.doors.sso;
const bindingName = 'jishan.sso';

/** Signing in at the district's own page, where the installation offers it. */
export function SsoButton() {
  const ways = useQuery({ queryKey: ['ways'], queryFn: doorApi.ways });
  const begin = useMutation({
    mutationFn: () => {
      // Only the page that knows this mark can finish what it began.
      const binding = newUuid().replaceAll('-', '');
      sessionStorage.setItem(bindingName, binding);
      return doorApi.beginSso(binding);
    },
    onSuccess: ({ url }) => location.assign(url),
  });
  if (!ways.data?.sso) return null;
  return (
    <>
      <Button size="large" block loading={begin.isPending} onClick={() => begin.mutate()}>
        {t.button(ways.data.sso)}
      </Button>
      {begin.isError && <ProblemLine problem={troubleOf(begin.error)} />}
    </>
  );
}

/** Back from there. */
export function SsoReturn(props: {
  ticket: string;
  onSession: (session: StaffSession) => void;
  onAgain: () => void;
}) {
  const { ticket } = props;
  const finish = useMutation({
    mutationFn: () => {
      const binding = sessionStorage.getItem(bindingName) ?? 'x'.repeat(32);
      sessionStorage.removeItem(bindingName);
      return doorApi.finishSso(ticket, binding);
    },
    onSuccess: props.onSession,
  });
  const asked = useRef(false);
  const { mutate } = finish;
  useEffect(() => {
    // A ticket works once: drawing twice must not ask twice.
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  if (!finish.isError) return <Loading label={t.finishing} rows={2} />;
  return (
    <ProblemBox
      title={t.failed}
      problem={troubleOf(finish.error)}
      codeLabel={texts.states.code}
      retry={{ label: t.again, onClick: props.onAgain }}
    />
  );
}
