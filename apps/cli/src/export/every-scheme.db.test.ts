import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readBalances, verifyVillage } from '@jishan/ledger';
import { simulate } from '@jishan/scheme';
import { recordVisit } from '@jishan/server/features/events';
import { publishVersion, readScheme } from '@jishan/server/features/schemes';
import { systemActor } from '@jishan/server/platform/command';
import { withScope, withSnapshot } from '@jishan/server/platform/db';
import { seededRandom } from '@jishan/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { effectsScheme } from '../../../server/test/support/effects-scheme.ts';
import { openWorld, staffOf, type Village, type World } from '../../../server/test/support/village.ts';
import { ask, play, settle } from '../../test/support/play-village.ts';
import { readSchemeFiles } from '../files/scheme-files.ts';
import { readVillage } from '../files/village.ts';
import { writeVillage } from './village-files.ts';

const schemes = path.resolve(import.meta.dirname, '../../../../schemes');

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld({ scheme: effectsScheme(false), households: 1, now: '2027-01-20T09:00:00+08:00' });
  folder = await mkdtemp(path.join(os.tmpdir(), 'jishan-every-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world?.close();
});

/**
 * What the export's simulation says of every account: what events gave and took, in minor units. Base points and what a
 * period's end does are not booked on the server yet and are left out.
 */
async function simulated(village: Village, into: string): Promise<string[]> {
  await withSnapshot(world.services.db, village, (read) => writeVillage(read, village.id, into));
  const { scheme, findings } = readSchemeFiles(path.join(into, 'scheme'));
  if (!scheme) throw new Error(`the exported scheme does not read: ${findings[0]?.message}`);
  const { record, warnings } = readVillage(scheme, into);
  expect(warnings).toEqual([]);
  const result = simulate(scheme, record);
  const kinds = [
    ['h', result.households],
    ['m', result.members ?? []],
    ['g', result.groups ?? []],
  ] as const;
  return kinds
    .flatMap(([kind, holders]) =>
      holders.flatMap(({ id, balances }) =>
        Object.entries(balances).flatMap(([balance, rows]) =>
          rows.map(({ period, earned, deducted }) => {
            const amount = Math.round((earned + deducted) * 10 ** scheme.decimals);
            return { account: `${kind}:${id} ${balance} ${period}`, amount };
          }),
        ),
      ),
    )
    .filter(({ amount }) => amount !== 0)
    .map(({ account, amount }) => `${account} ${amount}`)
    .sort();
}

async function booked(village: Village): Promise<string[]> {
  const rows = await withScope(world.services.db, village, async (read) => {
    const members = await read.selectFrom('members').select('id').execute();
    return readBalances(read, village.id, [
      ...village.households.map(({ id }) => `h:${id}`),
      ...members.map(({ id }) => `m:${id}`),
      'g:一组',
      'g:二组',
    ]);
  });
  return rows
    .filter(({ state, amount }) => state === 'main' && amount !== 0)
    .map(({ holder, balance, period, amount }) => `${holder} ${balance} ${period} ${amount}`)
    .sort();
}

/** How many postings were taken back. */
async function rebooked(village: Village): Promise<number> {
  const { rows } = await world.database.db.pools.writer.query(
    "select seq from ledger_postings where village_id = $1 and kind = 'correction'",
    [village.id],
  );
  return rows.length;
}

it.each([
  ['s1-zhaoxiang', 22],
  ['s2-dazu', 22],
  ['s3-zhongping', 22],
  ['s4-fengsheng', 22],
  ['s5-longyuzhuang', 22],
  ['s6-ninghe', 28],
  ['s7-town', 22],
  ['effects', 60],
  ['effects-shared', 45],
])('under %s the ledger equals the simulation of its export', async (name, count) => {
  const at = Number(/\d/.exec(name)?.[0] ?? (name === 'effects' ? 8 : 9));
  const document = name.startsWith('effects')
    ? effectsScheme(name === 'effects-shared')
    : await readFile(path.join(schemes, `${name}.yaml`), 'utf8');
  const village = await settle(world, `31011810522${at}`, document);
  const scheme = await withScope(world.services.db, village, (read) => readScheme(read, village.id));
  if (!scheme) throw new Error('no scheme');
  const random = seededRandom(at);
  const approved = await play(world, village, scheme, (below) => random(4).readUInt32LE() % below, count);
  expect(approved).toBeGreaterThan(count / 2);
  const stands = await booked(village);
  expect(stands).toEqual(await simulated(village, path.join(folder, name)));
  expect(stands.length).toBeGreaterThan(2);
  const again = await rebooked(village);
  // One was taken back by hand; anything else because of what was approved later.
  expect(again).toBeGreaterThan(name.startsWith('effects') ? 3 : 0);
  const report = await withScope(world.services.db, village, (read) => verifyVillage(read, village.id));
  expect(report.findingsTotal).toBe(0);
});

it('what the server cannot carry out yet is refused with its place and words, and nothing is put in force', async () => {
  const village = await settle(world, '310118105230', effectsScheme(true));
  const next = effectsScheme(true).replace(
    "version: '1'\nfrom: 2026-01-01",
    "version: '2'\nfrom: 2027-03-01",
  );
  const publish = async (document: string) => {
    const answer = await ask(world, village.id, systemActor('test'), publishVersion, { document, note: '' });
    if (answer.ok) return [];
    expect(answer.error.code).toBe('schemes.not_served_yet');
    return (answer.error.details as { findings: { path: string }[] }).findings.map(
      ({ path: place }) => place,
    );
  };
  const base = 'base: { start: { title: 基础分, points: 5, per: year } }\n';
  expect(await publish(`${next}${base}`)).toEqual(['base.start']);
  const facts = next.replace('facts:\n', 'facts:\n  event: { raining: { type: bool, title: 下雨天 } }\n');
  const role = 'review.procedures.one.stages.0.role';
  expect(await publish(facts.replace('role: panel', 'role: elders'))).toEqual(['facts.event.raining', role]);
  expect(await publish(`${next}${base.replace('per: year', 'per: year, balances: []')}`)).toEqual([]);
});

it('an item for groups cannot be filed yet, and says so', async () => {
  const village = await settle(world, '310118105231', effectsScheme(true));
  const [home] = village.households;
  const input = { item: 'teamwork', householdId: home?.id ?? '', photoIds: [] };
  const answer = await ask(world, village.id, staffOf(village, 'helper'), recordVisit, input);
  expect(answer).toMatchObject({ ok: false, error: { code: 'events.subject_not_served' } });
});
