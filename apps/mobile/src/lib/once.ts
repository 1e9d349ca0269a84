/**
 * Lets one run of an action go on at a time: a second call while the first is under way does nothing.
 * Two quick taps reach here before the screen can grey out its button.
 */
export function oneAtATime<A extends unknown[]>(
  action: (...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  let busy = false;
  return async (...args) => {
    if (busy) return;
    busy = true;
    try {
      await action(...args);
    } finally {
      busy = false;
    }
  };
}
