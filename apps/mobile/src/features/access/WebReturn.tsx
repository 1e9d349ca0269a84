import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../api/answer';
import { restart } from '../../platform/navigate';
import { readStored, removeStored } from '../../platform/storage';
import { texts } from '../../texts';
import { EmptyState, Loading } from '../../ui/states';
import { FaultCode } from '../frame/FaultNotice';
import { Frame } from '../frame/Frame';
import { WEB_BINDING_KEY } from './OtherWays';
import { keepPendingDoor } from './pending-door';
import { api } from './server';
import { beginSession } from './session';

interface WebReturnProps {
  ticket: string;
  /** The service knows them and we do not: the phone is next. */
  onPhoneNeeded: () => void;
}

/** Back from the district's or DingTalk's page in a browser. */
export function WebReturn({ ticket, onPhoneNeeded }: WebReturnProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const done = useRef(false);
  useEffect(() => {
    // A ticket works once: drawing twice must not ask twice.
    if (done.current) return;
    done.current = true;
    const binding = readStored<string>(WEB_BINDING_KEY) ?? 'x'.repeat(32);
    removeStored(WEB_BINDING_KEY);
    void api.finishWebSignIn(ticket, binding).then((answer) => {
      if (!answer.ok) return setFault(answer.fault);
      if (answer.value.session) return beginSession(answer.value.session);
      keepPendingDoor(answer.value.ticket ?? '', answer.value.expiresInSec ?? 0);
      return onPhoneNeeded();
    });
  }, [ticket, onPhoneNeeded]);
  return (
    <Frame title={texts.signIn.title} isRoot>
      {fault ? (
        <EmptyState
          icon="warn"
          text={fault.message}
          code={<FaultCode code={fault.code} />}
          action={{ text: texts.doors.startOver, onPress: () => restart('/pages/sign-in/index') }}
        />
      ) : (
        <Loading text={texts.doors.finishing} />
      )}
    </Frame>
  );
}
