import { describe, expect, test } from 'vitest';
import { type Answer, offlineFault } from '../../src/api/answer.ts';
import type { ClaimFiled, PhotoKept } from '../../src/api/types.ts';
import type { HandedIn } from '../../src/features/events/draft.ts';
import { createQueue, type QueueEntry, type QueueTools } from '../../src/features/events/queue.ts';

const claimOf = (key: string, part: Partial<HandedIn> = {}): HandedIn => ({
  key,
  villageId: 7,
  householdId: 'h',
  item: 'volunteer',
  itemTitle: '参加志愿服务',
  eventId: null,
  photos: [{ ref: 'r1', key: 'pk1', photoId: null }],
  note: '',
  day: null,
  memberId: null,
  quantity: null,
  grade: null,
  happenedAt: '2026-11-22T02:00:00.000Z',
  handedInAt: 0,
  ...part,
});

const filed = { eventId: 'e', number: 'ZX-1' } as ClaimFiled;
const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
const offline = { ok: false, fault: offlineFault } as const;
const refused = (code: string) => ({ ok: false, fault: { kind: 'refused', code, message: '不行' } }) as const;

/** A queue over a server whose answers are given in order; the last one stays. */
function setUp(answers: { photo?: Answer<PhotoKept>[]; claim?: Answer<ClaimFiled>[] }) {
  const calls: string[] = [];
  const disk: { entries: QueueEntry[] } = { entries: [] };
  const gone: string[] = [];
  let ids = 0;
  const next = <T>(list: T[] | undefined, other: T): T =>
    list && list.length > 1 ? (list.shift() as T) : (list?.[0] ?? other);
  const tools: QueueTools = {
    api: {
      sendPhoto: async (_village, ref, key) => {
        calls.push(`photo ${ref} ${key}`);
        return next(answers.photo, ok({ photoId: `id-${calls.length}`, width: 1, height: 1, bytes: 1 }));
      },
      fileClaim: async (_village, body, key) => {
        calls.push(`claim ${key} ${body.photoIds?.join()}`);
        return next(answers.claim, ok(filed));
      },
      resubmitClaim: async (_village, eventId, body, key) => {
        calls.push(`again ${eventId} ${key} ${body.photoIds.join()}`);
        return next(answers.claim, ok(filed));
      },
    },
    newId: () => `new-${(ids += 1)}`,
    load: () => disk.entries,
    save: (entries) => {
      disk.entries = structuredClone(entries);
    },
    onFiled: (claim) => gone.push(claim.key),
  };
  return { calls, disk, gone, tools, queue: createQueue(tools) };
}

describe('the queue', () => {
  test('sends the photos, then the claim, and forgets it', async () => {
    const { queue, calls, disk, gone } = setUp({});
    await expect(queue.submit(claimOf('k'))).resolves.toEqual({ kind: 'filed', filed });
    expect(calls).toEqual(['photo r1 pk1', 'claim k id-1']);
    expect(disk.entries).toEqual([]);
    expect(gone).toEqual(['k']);
  });

  test('writes the claim down before it sends anything', () => {
    const { queue, disk } = setUp({});
    void queue.submit(claimOf('k'));
    expect(disk.entries).toHaveLength(1);
  });

  test('sends one claim for two taps', async () => {
    const { queue, calls } = setUp({});
    const [first, second] = await Promise.all([queue.submit(claimOf('k')), queue.submit(claimOf('k'))]);
    expect(first).toEqual(second);
    expect(calls).toEqual(['photo r1 pk1', 'claim k id-1']);
  });

  test('waits without a network and goes on under the same keys, photos not sent twice', async () => {
    const { queue, calls, disk, tools } = setUp({ claim: [offline, ok(filed)] });
    await expect(queue.submit(claimOf('k'))).resolves.toMatchObject({ kind: 'waiting' });
    expect(disk.entries[0]?.claim.photos[0]?.photoId).toBe('id-1');

    // The app was killed meanwhile: a new queue reads what the old one wrote.
    const later = createQueue(tools);
    await later.flush(['h']);
    expect(calls).toEqual(['photo r1 pk1', 'claim k id-1', 'claim k id-1']);
    expect(disk.entries).toEqual([]);
  });

  test('keeps the order and stops at the first that finds no network', async () => {
    const { queue, calls, tools } = setUp({ photo: [offline] });
    await queue.submit(claimOf('k1'));
    await queue.submit(claimOf('k2'));
    calls.length = 0;
    await createQueue(tools).flush(['h']);
    expect(calls).toEqual(['photo r1 pk1']);
  });

  test('leaves the claims of others alone', async () => {
    const { queue, calls, tools } = setUp({ photo: [offline] });
    await queue.submit(claimOf('k1'));
    calls.length = 0;
    await createQueue(tools).flush(['another household']);
    expect(calls).toEqual([]);
  });

  test('keeps a refused claim with its reason and does not try it again by itself', async () => {
    const { queue, calls, disk } = setUp({ claim: [refused('events.item_inactive')] });
    await expect(queue.submit(claimOf('k'))).resolves.toMatchObject({ kind: 'refused' });
    expect(disk.entries[0]?.refusal?.code).toBe('events.item_inactive');
    calls.length = 0;
    await queue.flush(['h']);
    expect(calls).toEqual([]);
  });

  test('sends photos anew, under new keys, when the server has thrown them away', async () => {
    const { queue, calls } = setUp({ claim: [refused('events.photo_unknown'), ok(filed)] });
    const stale = claimOf('k', { photos: [{ ref: 'r1', key: 'pk1', photoId: 'old' }] });
    await expect(queue.submit(stale)).resolves.toMatchObject({ kind: 'filed' });
    expect(calls).toEqual(['claim k old', 'photo r1 new-1', 'claim k id-2']);
  });

  test('completes a returned claim', async () => {
    const { queue, calls } = setUp({});
    await queue.submit(claimOf('k', { eventId: 'e1' }));
    expect(calls).toEqual(['photo r1 pk1', 'again e1 k id-1']);
  });
});
