import { randomUUID } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanPhotos } from '../../src/features/events/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { ask, photoOf, picture, upload } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const filesOf = async (villageId: number) => {
  const folder = path.join(world.dataDir, 'photos', String(villageId));
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return files.filter((file) => file.endsWith('.jpg') || file.includes('.half-'));
};

const rowOf = (photoId: string) =>
  withScope(world.services.db, world.village, (read) =>
    read.selectFrom('photos').selectAll().where('id', '=', photoId).executeTakeFirst(),
  );

describe('attacks', () => {
  const cases: [string, number, string, () => Promise<Buffer> | Buffer][] = [
    ['a text file named .jpg', 422, 'events.photo_not_picture', () => Buffer.from('我不是照片'.repeat(100))],
    [
      'a script in an SVG',
      422,
      'events.photo_kind',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    [
      '60 megapixels',
      422,
      'events.photo_too_many_pixels',
      () =>
        sharp({ create: { width: 10_000, height: 6000, channels: 3, background: '#777' } })
          .jpeg()
          .toBuffer(),
    ],
    [
      'a truncated JPEG',
      422,
      'events.photo_damaged',
      async () => {
        const whole = await picture(77);
        return whole.subarray(0, whole.length / 2);
      },
    ],
    ['more than 10 MB', 413, 'events.photo_too_big', () => Buffer.alloc(11 * 1024 * 1024, 0xff)],
    ['an empty file', 400, 'events.photo_missing', () => Buffer.alloc(0)],
  ];

  it.each(
    cases,
  )('%s is refused with its code and a sentence, and leaves nothing', async (_name, status, code, make) => {
    const { village } = world;
    const before = await filesOf(village.id);
    const answer = await upload(world, villagerOf(village, 1), village.id, await make(), {
      name: '好照片.jpg',
    });
    expect(answer).toMatchObject({ status, body: { error: { code, field: 'photo' } } });
    expect(answer.body.error.message).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(await filesOf(village.id)).toEqual(before);
  });

  it('a broken multipart body is a coded answer, and so are a wrong field and a JSON body', async () => {
    const { village } = world;
    const villager = villagerOf(village, 1);
    const broken = await world.app.inject({
      method: 'POST',
      url: `/api/v1/villages/${village.id}/photos`,
      headers: {
        authorization: `Bearer ${world.signIn(villager)}`,
        'idempotency-key': randomUUID(),
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: '--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nabc',
    });
    expect(broken.statusCode).toBe(400);
    expect(broken.json().error.code).toBe('system.upload_broken');
    const field = await upload(world, villager, village.id, await picture(1), { field: 'avatar' });
    expect(field.body.error.code).toBe('events.photo_missing');
    const json = await ask(world, villager, 'POST', `/villages/${village.id}/photos`, { body: {} });
    expect(json.body.error.code).toBe('events.photo_missing');
  });
});

describe('what is kept', () => {
  it('loses its EXIF but keeps the time it was taken as evidence', async () => {
    const { village } = world;
    const villager = villagerOf(village, 1);
    const sent = await sharp(await picture(2))
      .withExif({
        IFD0: { Make: 'MyPhone' },
        IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' },
        IFD3: { GPSLatitude: '31/1 9/1 0/1' },
      })
      .toBuffer();
    const { body } = await upload(world, villager, village.id, sent);
    const shown = await ask(world, villager, 'GET', `/villages/${village.id}/photos/${body.photoId}`);
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(shown.headers['cache-control']).toMatch(/^private/);
    expect((await sharp(shown.body).metadata()).exif).toBeUndefined();
    expect(shown.body.includes('MyPhone')).toBe(false);
    expect((await rowOf(body.photoId))?.taken_at?.toISOString()).toBe('2026-11-20T00:30:00.000Z');
  });

  it('is one photo when it is sent twice under one key, and another picture under that key is refused', async () => {
    const { village } = world;
    const villager = villagerOf(village, 1);
    const key = randomUUID();
    const before = (await filesOf(village.id)).length;
    const [first, second] = await Promise.all([
      upload(world, villager, village.id, await picture(3), { key }),
      upload(world, villager, village.id, await picture(3), { key }),
    ]);
    expect(second.body).toEqual(first.body);
    const other = await upload(world, villager, village.id, await picture(4), { key });
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'command.key_reused' } } });
    expect((await filesOf(village.id)).length).toBe(before + 2);
    const still = await ask(
      world,
      villager,
      'GET',
      `/villages/${village.id}/photos/${first.body.photoId}?size=thumb`,
    );
    expect(still.status).toBe(200);
  });

  it('is known again when somebody else sends it smaller and recompressed', async () => {
    const { village } = world;
    const panel = staffOf(village, 'panel');
    const body = { item: 'environment-sorting', householdId: homeOf(village, 1).id };
    const original = await photoOf(world, villagerOf(village, 1), village.id, 5);
    const villager = villagerOf(village, 1);
    const mine = await photoOf(world, villager, village.id, 6);
    expect((await rowOf(original))?.same_as).toBeNull();
    const first = await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
      body: { ...body, photoIds: [mine] },
    });
    expect(first.status).toBe(201);
    const neighbour = villagerOf(village, 2);
    const copy = await sharp(await picture(6))
      .resize(200)
      .jpeg({ quality: 60 })
      .toBuffer();
    const sent = await upload(world, neighbour, village.id, copy);
    const second = await ask(world, neighbour, 'POST', `/villages/${village.id}/claims`, {
      body: { ...body, householdId: homeOf(village, 2).id, photoIds: [sent.body.photoId] },
    });
    expect(second.status).toBe(201);
    const { cases } = (await ask(world, panel, 'GET', '/review/queue')).body;
    // The suspicious one comes first although it came later.
    expect(cases.map((one: { eventId: string; flags: string[] }) => [one.eventId, one.flags])).toEqual([
      [second.body.eventId, ['same_photo']],
      [first.body.eventId, []],
    ]);
  });
});

describe('who may see it', () => {
  it('a loose photo: its uploader alone; a filed one: its household and those who review', async () => {
    const { village, sister, far, town } = world;
    const villager = villagerOf(village, 2);
    const photoId = await photoOf(world, villager, village.id, 8);
    const url = `/villages/${village.id}/photos/${photoId}`;
    const panel = staffOf(village, 'panel');
    expect((await ask(world, panel, 'GET', url)).body.error.code).toBe('events.photo_gone');
    await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
      body: { item: 'environment-sorting', householdId: homeOf(village, 2).id, photoIds: [photoId] },
    });
    expect((await ask(world, panel, 'GET', url)).status).toBe(200);
    expect((await ask(world, staffOf(town, 'town_department'), 'GET', url)).status).toBe(200);
    expect((await ask(world, villagerOf(village, 1), 'GET', url)).body.error.code).toBe('events.photo_gone');
    expect((await ask(world, staffOf(village, 'keeper'), 'GET', url)).status).toBe(403);
    for (const stranger of [staffOf(sister, 'panel'), staffOf(far, 'panel'), villagerOf(sister, 1)]) {
      expect((await ask(world, stranger, 'GET', url)).body.error.code).toBe('orgs.village_unknown');
    }
    // Through a village of one's own the photo of another is not to be had either.
    const elsewhere = await ask(
      world,
      staffOf(sister, 'panel'),
      'GET',
      `/villages/${sister.id}/photos/${photoId}`,
    );
    expect(elsewhere.body.error.code).toBe('events.photo_gone');
  });
});

describe('cleaning', () => {
  it('throws away what no claim took within a day, with its files, and stray files, and nothing else', async () => {
    const { services, clock } = world;
    const village = world.sister;
    const villager = villagerOf(village, 1);
    const kept = await photoOf(world, villager, village.id, 20);
    const loose = await photoOf(world, villager, village.id, 21);
    const filed = await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
      body: { item: 'environment-yard', householdId: homeOf(village, 1).id, photoIds: [kept] },
    });
    expect(filed.status).toBe(201);
    const stray = `photos/${village.id}/ab/${randomUUID()}-full.jpg`;
    await services.disk.put(stray, Buffer.from('left by a crash'));
    // Files carry the machine's own time, the clock here its own.
    await utimes(path.join(world.dataDir, stray), clock.now(), clock.now());
    expect(await cleanPhotos(services, village.id)).toEqual({ photos: 0, strayFiles: 0 });
    clock.advance(48 * 3_600_000);
    expect(await cleanPhotos(services, village.id)).toEqual({ photos: 1, strayFiles: 1 });
    const left = await filesOf(village.id);
    expect(left).toHaveLength(2);
    expect(left.every((file) => file.includes(kept))).toBe(true);
    expect(left.some((file) => file.includes(loose))).toBe(false);
    expect(await cleanPhotos(services, world.far.id)).toEqual({ photos: 0, strayFiles: 0 });
  });
});
