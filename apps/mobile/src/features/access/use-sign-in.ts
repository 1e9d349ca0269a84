import { useEffect, useState } from 'react';
import type { Answer } from '../../api/answer';
import { texts } from '../../texts';
import { joinPendingDoor } from './pending-door';
import { api } from './server';
import { beginSession } from './session';
import { useAttempts } from './use-attempts';

const PHONE = /^1\d{10}$/;
const CODE_LENGTH = 6;

type Prove = (phone: string, code: string) => Promise<Answer<unknown>>;

/** Signs in; whatever other way in was waiting for this phone is joined to it. */
export async function signInByCode(phone: string, code: string): Promise<Answer<unknown>> {
  const answer = await api.signIn(phone, code);
  if (answer.ok) {
    beginSession(answer.value);
    void joinPendingDoor();
  }
  return answer;
}

/** Phone, code, and the wait between two codes; `prove` says what they are good for. */
export function useSignIn(prove: Prove) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const [phoneFault, setPhoneFault] = useState<string | null>(null);
  const wait = useCountdown();
  const { isBusy, fault, attempt } = useAttempts();

  const askCode = () => {
    const isPhone = PHONE.test(phone);
    setPhoneFault(isPhone ? null : texts.signIn.phoneWrong);
    if (!isPhone || wait.seconds > 0) return;
    void attempt(
      () => api.requestCode(phone),
      ({ resendInSec }) => {
        setCode('');
        setSent(true);
        wait.start(resendInSec);
      },
    );
  };
  const signIn = async (typed: string) => {
    const isIn = await attempt(
      () => prove(phone, typed),
      () => undefined,
    );
    if (!isIn) setCode('');
  };

  return {
    phone,
    code,
    isSent,
    isBusy,
    phoneFault,
    fault,
    waitSec: wait.seconds,
    askCode,
    changePhone(typed: string) {
      setPhone(typed.replace(/\D/g, '').slice(0, 11));
      setPhoneFault(null);
      setSent(false);
      wait.start(0);
    },
    changeCode(typed: string) {
      const digits = typed.replace(/\D/g, '').slice(0, CODE_LENGTH);
      setCode(digits);
      if (digits.length === CODE_LENGTH) void signIn(digits);
    },
  };
}

function useCountdown() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return { seconds, start: setSeconds };
}
