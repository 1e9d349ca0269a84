import { useRef, useState } from 'react';
import type { Answer, Fault } from '../../api/answer';

/** One question to the server at a time, and what it said against the last. */
export function useAttempts() {
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
