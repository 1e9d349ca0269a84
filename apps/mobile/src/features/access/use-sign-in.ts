import { useEffect, useRef, useState } from 'react';
import type { Answer, Fault } from '../../api/answer';
import { texts } from '../../texts';
import { api } from './server';
import { beginSession } from './session';

const PHONE = /^1\d{10}$/;
const CODE_LENGTH = 6;

/** Phone, code, and the wait between two codes. */
export function useSignIn() {
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
    const isIn = await attempt(() => api.signIn(phone, typed), beginSession);
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

/** One question to the server at a time, and what it said against the last. */
function useAttempts() {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const busyNow = useRef(false);

  /** True when it worked. */
  const attempt = async <T>(ask: () => Promise<Answer<T>>, use: (value: T) => void): Promise<boolean> => {
    if (busyNow.current) return false;
    busyNow.current = true;
    setBusy(true);
    setFault(null);
    const answer = await ask();
    busyNow.current = false;
    setBusy(false);
    if (answer.ok) use(answer.value);
    else setFault(answer.fault);
    return answer.ok;
  };
  return { isBusy, fault, attempt };
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
