/**
 * Lets `atOnce` jobs run and `waiting` more wait; the rest is turned away. Decoding a picture costs up to a second
 * of a core and some hundred megabytes, so a burst of uploads may not take the whole machine.
 */
export function createGate(limits: { atOnce: number; waiting: number }) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async function pass<Result>(job: () => Promise<Result>): Promise<Result | 'busy'> {
    if (running >= limits.atOnce) {
      if (queue.length >= limits.waiting) return 'busy';
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await job();
    } finally {
      // The place is handed to the next in line, so `running` falls only when nobody waits.
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
