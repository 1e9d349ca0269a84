import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Fault } from '../api/answer';
import { readStored, writeStored } from '../platform/storage';
import { currentTime } from './clock';
import { networkReturns } from './network-returns';
import { revisits } from './revisits';
import { useStore } from './store';

export interface Remote<T> {
  value: T | null;
  /** Why the value is missing, or older than it could be. */
  fault: Fault | null;
  /** When the value came from the server; null while nothing came yet. */
  seenAt: number | null;
  reload: () => void;
}

interface Remembered<T> {
  at: number;
  value: T;
}

/**
 * Reads something from the server and remembers it on the phone, so that the next opening shows it at once and
 * a passbook can be read without a network. `key` names what is read; null reads nothing.
 */
export function useRemote<T>(key: string | null, read: () => Promise<Answer<T>>): Remote<T> {
  const [state, setState] = useState<Omit<Remote<T>, 'reload'> & { key: string | null }>(() =>
    recall<T>(key),
  );
  const readNow = useRef(read);
  readNow.current = read;
  const wanted = useRef(key);
  wanted.current = key;

  const reload = useCallback(() => {
    if (key === null) return;
    void readNow.current().then((answer) => {
      // The screen may have gone on to another household meanwhile.
      if (wanted.current !== key) return;
      if (answer.ok) {
        const at = currentTime();
        writeStored(`seen.${key}`, { at, value: answer.value } satisfies Remembered<T>);
        setState({ key, value: answer.value, fault: null, seenAt: at });
      } else {
        setState((old) => ({ ...(old.key === key ? old : recall<T>(key)), fault: answer.fault }));
      }
    });
  }, [key]);

  useEffect(() => {
    setState((old) => (old.key === key ? old : recall<T>(key)));
    reload();
  }, [key, reload]);

  const returns = useStore(networkReturns);
  const seenReturns = useRef(returns);
  useEffect(() => {
    const isNews = seenReturns.current !== returns;
    seenReturns.current = returns;
    if (isNews && state.fault) reload();
  }, [returns, state.fault, reload]);

  const visits = useStore(revisits);
  const seenVisits = useRef(visits);
  useEffect(() => {
    const isNews = seenVisits.current !== visits;
    seenVisits.current = visits;
    if (isNews) reload();
  }, [visits, reload]);

  const shown = state.key === key ? state : recall<T>(key);
  return { value: shown.value, fault: shown.fault, seenAt: shown.seenAt, reload };
}

function recall<T>(key: string | null) {
  const remembered = key === null ? null : readStored<Remembered<T>>(`seen.${key}`);
  return { key, value: remembered?.value ?? null, fault: null, seenAt: remembered?.at ?? null };
}
