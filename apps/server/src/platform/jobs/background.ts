/** Asks for a piece of background work to be done at once, from wherever the need arises. */
export interface Background {
  /** Comes back at once; the work is done by this process or another, now or on its next turn by the clock. */
  wake(name: string): void;
  /** Told by whoever starts the jobs; without it `wake` does nothing, and the clock finds the work. */
  attach(runNow: (name: string) => Promise<void>): void;
}

/** @param onFault told when the work could not be put in line; its turn by the clock comes all the same. */
export function createBackground(onFault: (error: unknown) => void): Background {
  let run: ((name: string) => Promise<void>) | null = null;
  return {
    wake(name) {
      run?.(name).catch(onFault);
    },
    attach(runNow) {
      run = runNow;
    },
  };
}
