import { texts } from './texts.ts';

export interface Progress {
  begin(label: string): void;
  end(label: string): void;
  /** Prints a line of its own. */
  say(line: string): void;
  /** Stops the reminders. */
  stop(): void;
}

/** Says what is being done, when it is done, and every few seconds that it still goes on. */
export function createProgress(print: (line: string) => void, everyMs = 4000): Progress {
  const running = new Map<string, number>();
  const seconds = (since: number) => Math.round((performance.now() - since) / 1000);
  const tick = setInterval(() => {
    if (running.size === 0) return;
    print(texts.stillRunning([...running].map(([label, since]) => ({ label, seconds: seconds(since) }))));
  }, everyMs);
  tick.unref();
  return {
    begin(label) {
      running.set(label, performance.now());
      print(texts.begin(label));
    },
    end(label) {
      const since = running.get(label);
      running.delete(label);
      if (since !== undefined) print(texts.end(label, seconds(since)));
    },
    say: print,
    stop: () => clearInterval(tick),
  };
}
