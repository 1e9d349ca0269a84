import { afterAll, beforeAll, expect, it } from 'vitest';
import { takePasted } from '../../src/features/imports/take-file.ts';
import { openWorld, staffOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

it('keeps a file’s content when the same upload comes again and is refused, and stores none for a refusal', async () => {
  const { services, village } = world;
  const clerk = staffOf(village, 'clerk');
  const from = { ip: '', requestId: 't' };
  const key = services.ids.uuid();
  const request = { actor: clerk, villageId: village.id, key, from };
  const text = '门牌\t姓名\n新1\t样例甲';
  const taken = await takePasted(services, request, text);
  if (!taken.ok) throw new Error(taken.error.code);
  const place = `roster-files/${village.id}/${taken.result.fileId}`;
  expect(await services.disk.exists(place)).toBe(true);

  const dismissed = { ...request, actor: { ...clerk, grants: [] } };
  expect((await takePasted(services, dismissed, text)).ok).toBe(false);
  expect(await services.disk.exists(place)).toBe(true);
  await services.disk.delete(place);
  expect(await takePasted(services, request, text)).toMatchObject({ ok: true, result: taken.result });
  expect(await services.disk.exists(place)).toBe(false);

  const first = { ...dismissed, key: services.ids.uuid() };
  expect((await takePasted(services, first, text)).ok).toBe(false);
  const { objects } = await services.disk.listAll(`roster-files/${village.id}`);
  expect([...objects]).toEqual([]);
});
