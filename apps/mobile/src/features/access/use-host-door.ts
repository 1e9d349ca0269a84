import { useState } from 'react';
import type { DoorAnswer } from '../../api/types';
import { readHostCode } from '../../platform/doors';
import type { HostDoor, PhoneGiven } from '../../platform/doors.types';
import { texts } from '../../texts';
import { keepPendingDoor } from './pending-door';
import { api } from './server';
import { beginSession } from './session';
import { useAttempts } from './use-attempts';

/**
 * Signing in by the host app: one tap if the account is known; otherwise its phone number, asked of the host or, if
 * that gives none, by a code.
 */
export function useHostDoor(door: HostDoor) {
  const { isBusy, fault, attempt } = useAttempts();
  const [problem, setProblem] = useState<string | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);

  const settle = (answer: DoorAnswer): string | null => {
    if (answer.session) beginSession(answer.session);
    if (answer.ticket) {
      keepPendingDoor(answer.ticket, answer.expiresInSec ?? 0);
      setTicket(answer.ticket);
    }
    return answer.ticket;
  };

  /** @returns the ticket, if the host's user is not known to us yet */
  const enter = async (): Promise<string | null> => {
    setProblem(null);
    const code = await readHostCode();
    if (code === null) {
      setProblem(texts.doors.hostRefused[door]);
      return null;
    }
    let needed: string | null = null;
    const ask = () =>
      door === 'wechat' ? api.signInWechat(code, 'enter') : api.signInDingtalk(code, 'enter');
    await attempt<DoorAnswer>(ask, (answer) => {
      needed = settle(answer);
    });
    return needed;
  };

  const enterWithPhone = async (given: PhoneGiven): Promise<void> => {
    if ('problem' in given) {
      setProblem(texts.doors.phoneProblem[given.problem]);
      return;
    }
    const known = ticket ?? (await enter());
    if (known === null) return;
    setProblem(null);
    await attempt(() => api.proveWechatPhone(known, given.code), beginSession);
  };

  return { isBusy, fault, problem, needsPhone: ticket !== null, enter, enterWithPhone };
}
