import type pg from 'pg';
import type { Clock } from '../clock/index.ts';
import type { OutboxMessage, Subscriber } from './types.ts';

const MAKE_CURSORS = `insert into outbox_cursors (village_id, subscriber, seq)
  select village_id, $1, 0 from command_heads where outbox_seq > 0 on conflict do nothing`;

const LEASE = `select c.village_id, c.seq, c.failures
  from outbox_cursors c join command_heads h on h.village_id = c.village_id
  where c.subscriber = $1 and h.outbox_seq > c.seq and (c.retry_at is null or c.retry_at <= $2)
  order by c.village_id limit 1 for update of c skip locked`;

const MESSAGES = `select village_id, seq, topic, payload, created_at from outbox
  where village_id = $1 and seq > $2 order by seq limit $3`;

const MOVE = `update outbox_cursors set seq = $3, failures = $4, retry_at = $5
  where village_id = $1 and subscriber = $2`;

/** Messages of one village handled before its lease is renewed: a village with much to say holds up no other long. */
const MESSAGES_MAX = 50;
const PAUSE_MS_MAX = 300_000;

export interface DeliveryFault {
  subscriber: string;
  villageId: number;
  seq: number;
  error: unknown;
}

interface Lease {
  village_id: number;
  seq: number;
  failures: number;
}

/** Makes room for villages that have sent their first message. */
export async function makeCursors(pool: pg.Pool, subscriber: Subscriber): Promise<void> {
  await pool.query(MAKE_CURSORS, [subscriber.name]);
}

/**
 * Leases one village that has something for the subscriber and hands its messages over in order. The lease is a row
 * lock, so a process that dies gives it back; several processes share the villages.
 * @returns false when no village is waiting (or others hold those that are).
 */
export async function deliverVillage(
  pool: pg.Pool,
  subscriber: Subscriber,
  clock: Clock,
  onFault: (fault: DeliveryFault) => void,
): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Lease>(LEASE, [subscriber.name, clock.now()]);
    const [lease] = rows;
    if (lease) await handOver(client, lease, subscriber, clock, onFault);
    await client.query('commit');
    client.release();
    return lease !== undefined;
  } catch (error) {
    // The lease ends with its connection.
    client.release(true);
    throw error;
  }
}

async function handOver(
  client: pg.PoolClient,
  lease: Lease,
  subscriber: Subscriber,
  clock: Clock,
  onFault: (fault: DeliveryFault) => void,
): Promise<void> {
  const villageId = lease.village_id;
  const { rows } = await client.query<MessageRow>(MESSAGES, [villageId, lease.seq, MESSAGES_MAX]);
  let done = lease.seq;
  let failures = 0;
  for (const message of rows.map(messageOf)) {
    try {
      if (subscriber.topics.includes(message.topic)) await subscriber.handle(message);
    } catch (error) {
      failures = lease.failures + 1;
      onFault({ subscriber: subscriber.name, villageId, seq: message.seq, error });
      break;
    }
    done = message.seq;
  }
  const pauseMs = Math.min(PAUSE_MS_MAX, 1_000 * 2 ** Math.min(failures, 10));
  const retryAt = failures === 0 ? null : new Date(clock.now().getTime() + pauseMs);
  await client.query(MOVE, [villageId, subscriber.name, done, failures, retryAt]);
}

interface MessageRow {
  village_id: number;
  seq: number;
  topic: string;
  payload: OutboxMessage['payload'];
  created_at: Date;
}

function messageOf(row: MessageRow): OutboxMessage {
  const { topic, payload } = row;
  return {
    villageId: row.village_id,
    seq: row.seq,
    topic,
    payload,
    createdAt: row.created_at,
  };
}
