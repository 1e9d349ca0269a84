import { useEffect, useRef } from 'react';
import type { Household } from '../../api/types';
import { isOnTop, restart } from '../../platform/navigate';
import { chosenHousehold, useSession } from './session';

/** Where sign-in leads back to, with the page's own address. */
export function signInPath(back: string): string {
  return `/pages/sign-in/index?back=${encodeURIComponent(back)}`;
}

/**
 * The household whose passbook is open. Null while nobody is signed in: the page then goes to the sign-in by
 * itself and from there to where `next` says, which is the page again unless said otherwise.
 */
export function useHousehold(page: string, next: () => string = () => page): Household | null {
  const household = chosenHousehold(useSession());
  const isMissing = household === null;
  const nextNow = useRef(next);
  nextNow.current = next;
  useEffect(() => {
    if (isMissing && isOnTop(page)) restart(signInPath(nextNow.current()));
  }, [isMissing, page]);
  return household;
}
