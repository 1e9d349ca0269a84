import { useMemo, useRef, useState } from 'react';
import type { Answer, Fault } from '../../api/answer';
import { oneAtATime } from '../../lib/once';
import { newId } from '../../platform/ids';

/**
 * One act of the household: a second tap while it is under way does nothing, and after an answer that never came the
 * next tap asks under the same key, so that it is done once.
 */
export function useHomeAct<Args extends unknown[], Value>(
  act: (key: string, ...args: Args) => Promise<Answer<Value>>,
  onDone: (value: Value) => void,
) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const now = useRef({ act, onDone });
  now.current = { act, onDone };
  const keys = useRef(new Map<string, string>());
  const run = useMemo(
    () =>
      oneAtATime(async (...args: Args) => {
        const name = JSON.stringify(args);
        const key = keys.current.get(name) ?? newId();
        keys.current.set(name, key);
        setBusy(true);
        setFault(null);
        const answer = await now.current.act(key, ...args);
        setBusy(false);
        if (answer.ok || answer.fault.kind !== 'offline') keys.current.delete(name);
        if (answer.ok) now.current.onDone(answer.value);
        else setFault(answer.fault);
      }),
    // The same for as long as the screen lives: what it asks is read when it is tapped.
    [keys, now],
  );
  return { fault, isBusy, run: (...args: Args) => void run(...args) };
}
