import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** One request to send: its village and event. */
export interface Shot {
  villageId: number;
  eventId: string;
}

export interface LoadResult {
  done: number;
  seconds: number;
  /** Answers by status; 300 and above spoils the run. */
  statuses: Map<number, number>;
  /** Milliseconds, ascending. */
  latencies: number[];
  firstFailure: string | null;
}

/**
 * Sends approvals over keep-alive connections, one in flight on each, until the time or the shots are up. It speaks
 * HTTP/1.1 by hand: on two cores a comfortable client would take from the server what it is to measure.
 */
export async function fire(options: {
  port: number;
  token: string;
  shots: Shot[];
  connections: number;
  seconds: number;
}): Promise<LoadResult> {
  const { port, token, shots, connections, seconds } = options;
  const result: LoadResult = { done: 0, seconds: 0, statuses: new Map(), latencies: [], firstFailure: null };
  let next = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const gunner = async () => {
    const line = await openLine(port);
    while (performance.now() < until) {
      const shot = shots[next];
      next += 1;
      if (!shot) break;
      const sent = performance.now();
      const answer = await line.send(requestOf(shot, token));
      result.latencies.push(performance.now() - sent);
      result.done += 1;
      result.statuses.set(answer.status, (result.statuses.get(answer.status) ?? 0) + 1);
      if (answer.status >= 300) result.firstFailure ??= answer.body;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, gunner));
  result.seconds = (performance.now() - started) / 1000;
  result.latencies.sort((a, b) => a - b);
  return result;
}

/** The value below which `share` of the sorted values lie. */
export function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const BODY = JSON.stringify({ stage: 'second', verdict: 'approve' });

function requestOf({ villageId, eventId }: Shot, token: string): string {
  return (
    `POST /api/v1/villages/${villageId}/events/${eventId}/decisions HTTP/1.1\r\nHost: bench\r\n` +
    `Authorization: Bearer ${token}\r\nIdempotency-Key: ${randomUUID()}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${BODY.length}\r\n\r\n${BODY}`
  );
}

interface Answer {
  status: number;
  body: string;
}

interface Line {
  send(request: string): Promise<Answer>;
  close(): void;
}

async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect(port, '127.0.0.1').setNoDelay(true);
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let buffered = '';
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  socket.on('data', (data) => {
    buffered += data.toString('latin1');
    const answer = parse(buffered);
    if (!answer || !settle) return;
    buffered = '';
    settle.resolve(answer);
    settle = null;
  });
  socket.on('error', (error) => settle?.reject(error));
  socket.on('close', () => settle?.reject(new Error('the server hung up')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Null while the answer is not complete. */
function parse(text: string): Answer | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
  const body = text.slice(end + 4);
  return body.length < length ? null : { status: Number(text.slice(9, 12)), body };
}
