import { useLayoutEffect, useRef, useState } from 'react';
import { readScroll, scrollPage } from '../../platform/scroll';

/** Which tab is open, each where its reader left it; a tap on the open one leads back to its beginning. */
export function useTab<K extends string>(first: K) {
  const [tab, setTab] = useState(first);
  const tops = useRef(new Map<K, number>());
  const drawn = useRef(first);
  useLayoutEffect(() => {
    if (drawn.current === tab) return;
    drawn.current = tab;
    scrollPage(tops.current.get(tab) ?? 0);
  }, [tab]);
  const choose = async (next: K) => {
    if (next === tab) return scrollPage(0);
    tops.current.set(tab, await readScroll());
    return setTab(next);
  };
  return [tab, (next: K) => void choose(next)] as const;
}
