import { useState } from 'react';
import type { OwnDoor } from '../../api/types';
import { longDate } from '../../lib/format';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { readHostCode } from '../../platform/doors';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { PhoneFields } from './PhoneFields';
import { api } from './server';
import { useAttempts } from './use-attempts';
import { useSignIn } from './use-sign-in';
import { hostDoorOf, useWays } from './ways';

const words = texts.doors.own;

/** The ways in of one's account: what there is, one more, one less. */
export function OwnDoors() {
  const doors = useRemote('doors', api.listDoors);
  const [said, setSaid] = useState<string | null>(null);
  const added = (merged: boolean) => {
    setSaid(merged ? words.merged : words.added2);
    doors.reload();
  };
  return (
    <Card title={words.doorsTitle}>
      <Box className="list">
        <Words className="text soft">{words.addHint}</Words>
        <RemoteView remote={doors}>
          {({ doors: own }) =>
            own.map((door) => (
              <DoorLine
                key={door.kind}
                door={door}
                isLast={own.length === 1 || door.kind === 'phone'}
                onRemoved={doors.reload}
              />
            ))
          }
        </RemoteView>
        {said ? <Notice tone="good" text={said} /> : null}
        <AddHostDoor has={doors.value?.doors.map(({ kind }) => kind) ?? []} onAdded={added} />
        <AddPhone onAdded={added} />
      </Box>
    </Card>
  );
}

function DoorLine({ door, isLast, onRemoved }: { door: OwnDoor; isLast: boolean; onRemoved: () => void }) {
  const { isBusy, fault, attempt } = useAttempts();
  const [isSure, setSure] = useState(false);
  const title = words.kind[door.kind];
  const remove = () => {
    if (!isSure) return setSure(true);
    return void attempt(() => api.removeDoor(door.kind, isLast), onRemoved);
  };
  const facts = [
    door.addedAt ? words.added(longDate(door.addedAt)) : '',
    door.count > 1 ? words.many(door.count) : '',
  ].filter(Boolean);
  return (
    <Box className="line line-top">
      <Box>
        <Words className="text strong">{title}</Words>
        {facts.length > 0 ? <Words className="text soft">{facts.join('，')}</Words> : null}
      </Box>
      <Button
        look={isSure ? 'grave' : 'quiet'}
        text={isSure ? (isLast ? words.removeLast : words.removeSure) : words.remove}
        label={isSure ? undefined : words.removeLabel(title)}
        disabled={isBusy}
        onPress={remove}
      />
      {fault ? <FaultNotice fault={fault} /> : null}
    </Box>
  );
}

interface AddProps {
  onAdded: (merged: boolean) => void;
}

function AddHostDoor({ has, onAdded }: AddProps & { has: readonly string[] }) {
  const door = hostDoorOf(useWays());
  const { isBusy, fault, attempt } = useAttempts();
  const [problem, setProblem] = useState<string | null>(null);
  if (!door || has.includes(door)) return null;
  const add = async () => {
    const code = await readHostCode();
    setProblem(code === null ? texts.doors.hostRefused[door] : null);
    if (code === null) return;
    let ticket: string | null = null;
    await attempt(
      () => (door === 'wechat' ? api.signInWechat(code, 'add') : api.signInDingtalk(code, 'add')),
      (answer) => {
        ticket = answer.ticket;
      },
    );
    const held: string | null = ticket;
    if (held !== null)
      await attempt(
        () => api.addDoor({ ticket: held }),
        ({ merged }) => onAdded(merged),
      );
  };
  return (
    <>
      <Button text={words.add[door]} disabled={isBusy} onPress={() => void add()} />
      {problem ? <Notice tone="plain" icon="help" text={problem} /> : null}
      {fault ? <FaultNotice fault={fault} /> : null}
    </>
  );
}

function AddPhone({ onAdded }: AddProps) {
  const [isOpen, setOpen] = useState(false);
  const desk = useSignIn(async (phone, code) => {
    const answer = await api.addDoor({ phone, code });
    if (answer.ok) {
      setOpen(false);
      onAdded(answer.value.merged);
    }
    return answer;
  });
  if (!isOpen) return <Button text={words.addPhone} onPress={() => setOpen(true)} />;
  return (
    <>
      <PhoneFields desk={desk} />
      {desk.isSent ? null : (
        <Button text={texts.signIn.askCode} disabled={desk.isBusy} onPress={desk.askCode} />
      )}
    </>
  );
}
