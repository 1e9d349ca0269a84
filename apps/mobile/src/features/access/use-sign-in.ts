import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../api/answer';
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
  const [isBusy, setBusy] = useState(false);
  const [phoneFault, setPhoneFault] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const wait = useCountdown();
  const busyNow = useRef(false);

  const exclusively = async (act: () => Promise<void>) => {
    if (busyNow.current) return;
    busyNow.current = true;
    setBusy(true);
    setFault(null);
    await act();
    busyNow.current = false;
    setBusy(false);
  };

  const askCode = () => {
    if (!PHONE.test(phone)) {
      setPhoneFault(texts.signIn.phoneWrong);
      return;
    }
    if (wait.seconds > 0) return;
    void exclusively(async () => {
      const answer = await api.requestCode(phone);
      if (!answer.ok) {
        setFault(answer.fault);
        return;
      }
      setCode('');
      setSent(true);
      wait.start(answer.value.resendInSec);
    });
  };

  const signIn = (typed: string) =>
    exclusively(async () => {
      const answer = await api.signIn(phone, typed);
      if (answer.ok) {
        beginSession(answer.value);
        return;
      }
      setFault(answer.fault);
      setCode('');
    });

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
