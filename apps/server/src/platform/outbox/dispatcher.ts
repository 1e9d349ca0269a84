import type pg from 'pg';
import type { Clock } from '../clock/index.ts';
import type { Writer } from '../writer/index.ts';
import { type DeliveryFault, deliverVillage, makeCursors } from './deliver.ts';
import type { Subscriber } from './types.ts';

export interface OutboxOptions {
  /** The writer's pool: it sees every village. */
  pool: pg.Pool;
  subscribers: readonly Subscriber[];
  clock: Clock;
  /** Told of handlers that failed and of passes that could not reach the database; both are tried again. */
  onFault: (fault: DeliveryFault | { error: unknown }) => void;
  /** A pass is made at least this often, for messages of other processes and for retries; default 2,000. */
  pollMs?: number;
}

export interface Outbox {
  /** Delivers from now on: after each commit of this process's writer that left a message, and on a timer. */
  start(writer: Pick<Writer, 'onOutbox'>): void;
  /** One pass over everything that waits; resolves when nothing is left that can be delivered now. */
  deliverWaiting(): Promise<void>;
  /** Finishes the message in hand. */
  stop(): Promise<void>;
}

/** Hands what commands put into the outbox to its subscribers, at least once, per village in order. */
export function createOutbox({ pool, subscribers, clock, onFault, pollMs = 2_000 }: OutboxOptions): Outbox {
  let pass: Promise<void> | null = null;
  let again = false;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let stopListening = (): void => undefined;

  async function deliverWaiting(): Promise<void> {
    for (const subscriber of subscribers) {
      await makeCursors(pool, subscriber);
      while (!stopping.signal.aborted && (await deliverVillage(pool, subscriber, clock, onFault)));
    }
  }

  function wake(): void {
    again = true;
    pass ??= run();
  }

  async function run(): Promise<void> {
    while (again && !stopping.signal.aborted) {
      again = false;
      await deliverWaiting().catch((error: unknown) => onFault({ error }));
    }
    pass = null;
  }

  return {
    deliverWaiting,
    start(writer) {
      stopListening = writer.onOutbox(wake);
      timer = setInterval(wake, pollMs);
      timer.unref();
      wake();
    },
    async stop() {
      stopping.abort();
      stopListening();
      clearInterval(timer);
      await pass;
    },
  };
}
