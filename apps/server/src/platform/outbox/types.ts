import type { Json } from '../errors/index.ts';

/** What a command left in the outbox. */
export interface OutboxMessage {
  villageId: number;
  /** Its number in the village: with the subscriber's name a natural idempotency key. */
  seq: number;
  topic: string;
  payload: Json;
  createdAt: Date;
}

/** Somebody who is told, at least once and per village in order, of every message on some topics. */
export interface Subscriber {
  /** Unique and for ever: the database keeps its place by it. */
  name: string;
  topics: readonly string[];
  /** Must bear being called again with the same message. A rejection means: later again. */
  handle(message: OutboxMessage): Promise<void>;
}
