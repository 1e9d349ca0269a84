import { randomBytes } from 'node:crypto';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWriter, type Writer } from '../writer/index.ts';
import { awardSubmission } from '../writer/testing/awards.ts';
import { createOutbox, type OutboxMessage, type Subscriber } from './index.ts';

let base: TestDatabase;
let writer: Writer;
const clock = fixedClock();
beforeAll(async () => {
  base = await testDatabase();
  writer = createWriter({ connectionString: base.db.writerUrl, clock, random: randomBytes });
});
afterAll(async () => {
  await writer.close();
  await base.drop();
});

const send = (villageId: number, amounts: number[]) =>
  Promise.all(
    amounts.map((amount) => writer.submit(awardSubmission({ villageId, household: 'h:a', amount }))),
  );

function listener(name: string, handle: (message: OutboxMessage) => void = () => undefined) {
  const heard: [number, number][] = [];
  const subscriber: Subscriber = {
    name,
    topics: ['test.awarded'],
    async handle(message) {
      handle(message);
      heard.push([message.villageId, (message.payload as { amount: number }).amount]);
    },
  };
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const outbox = createOutbox({ pool: base.db.pools.writer, subscribers: [subscriber], clock, onFault });
  return { outbox, heard, faults };
}

test('every message arrives once, in order per village, however many dispatchers run', async () => {
  await send(1, [1, 2, 3]);
  await send(2, [4, 5]);
  const first = listener('both');
  const second = listener('both');
  await Promise.all([first.outbox.deliverWaiting(), second.outbox.deliverWaiting()]);
  await first.outbox.deliverWaiting();
  const all = [...first.heard, ...second.heard];
  expect(all.filter(([village]) => village === 1)).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
  ]);
  expect(all.filter(([village]) => village === 2)).toEqual([
    [2, 4],
    [2, 5],
  ]);
});

test('a handler that fails is asked again later, and holds up its own village only', async () => {
  await send(3, [1, 2]);
  await send(4, [3]);
  let broken = true;
  const { outbox, heard, faults } = listener('failing', (message) => {
    if (broken && message.villageId === 3 && message.seq === 2) throw new Error('not now');
  });
  await outbox.deliverWaiting();
  expect(heard.filter(([village]) => village > 2)).toEqual([
    [3, 1],
    [4, 3],
  ]);
  expect(faults).toMatchObject([{ subscriber: 'failing', villageId: 3, seq: 2 }]);
  broken = false;
  await outbox.deliverWaiting();
  expect(heard).not.toContainEqual([3, 2]);
  clock.advance(5_000);
  await outbox.deliverWaiting();
  expect(heard.filter(([village]) => village === 3)).toEqual([
    [3, 1],
    [3, 2],
  ]);
});

test('a started dispatcher hears of a commit at once', async () => {
  let arrived = (): void => undefined;
  const { outbox } = listener('started', (message) => {
    if (message.villageId === 5) arrived();
  });
  const heard = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  outbox.start(writer);
  await send(5, [1]);
  await expect(heard).resolves.toBeUndefined();
  await outbox.stop();
});
