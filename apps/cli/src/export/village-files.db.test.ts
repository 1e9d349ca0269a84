import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readBalances, verifyStream } from '@jishan/ledger';
import { simulate } from '@jishan/scheme';
import { recordVisit, reverseEvent, submitClaim } from '@jishan/server/features/events';
import { decideEvent } from '@jishan/server/features/review';
import { publishTemplate, publishVersion } from '@jishan/server/features/schemes';
import { type Actor, type Command, runCommand, systemActor } from '@jishan/server/platform/command';
import { withScope, withSnapshot } from '@jishan/server/platform/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { capsScheme } from '../../../server/test/support/caps-scheme.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../../../server/test/support/village.ts';
import { readSchemeFiles } from '../files/scheme-files.ts';
import { readVillage } from '../files/village.ts';
import { writeVillage } from './village-files.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld({ scheme: capsScheme });
  folder = await mkdtemp(path.join(os.tmpdir(), 'jishan-export-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world?.close();
});

async function act<Input, Result>(
  actor: Actor,
  command: Command<Input, Result>,
  input: Input,
): Promise<Result> {
  const { services, village } = world;
  const request = {
    actor,
    villageId: village.id,
    key: services.ids.uuid(),
    from: { ip: '', requestId: 't' },
  };
  const answer = await runCommand(services, command, request, input);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.result;
}

it('gives files from which the batch run finds the very balances of the ledger', async () => {
  const { village, services } = world;
  const visitor = staffOf(village, 'helper');
  const panel = staffOf(village, 'panel');
  const approve = (eventId: string, points?: number) =>
    act(panel, decideEvent, { eventId, stage: 'only', verdict: 'approve', points });
  const home = (nth: number) => ({ householdId: homeOf(village, nth).id, photoIds: [] });
  const taken = await act(villagerOf(village, 1), submitClaim, {
    ...home(1),
    item: 'once',
    note: '=HYPERLINK("x")',
  });
  const later = await act(villagerOf(village, 1), submitClaim, { ...home(1), item: 'range' });
  const hours = await act(villagerOf(village, 2), submitClaim, { ...home(2), item: 'hours', quantity: 3.5 });
  const visit = await act(visitor, recordVisit, {
    ...home(2),
    item: 'visit',
    scores: { yard: 5.5, room: 4 },
  });
  const fault = await act(visitor, recordVisit, { ...home(4), item: 'fault' });
  await act(villagerOf(village, 4), submitClaim, { ...home(4), item: 'hours', quantity: 1 });
  await approve(taken.eventId);
  await approve(later.eventId, 3.5);
  await approve(hours.eventId);
  await approve(visit.eventId);
  await approve(fault.eventId, 1.5);
  await act(staffOf(village, 'clerk'), reverseEvent, { eventId: taken.eventId, reason: '记错了' });

  const counts = await withSnapshot(services.db, village, (read) => writeVillage(read, village.id, folder));
  expect(counts).toEqual({ households: 4, events: 7, versions: 1 });
  expect((await readdir(folder)).sort((left, right) => left.localeCompare(right))).toEqual([
    'events.csv',
    'facts.csv',
    'households.csv',
    'ledger.jsonl',
    'members.csv',
    'organisations.csv',
    'redemptions.csv',
    'scheme',
    'successions.csv',
  ]);

  const { scheme } = readSchemeFiles(path.join(folder, 'scheme'));
  if (!scheme) throw new Error('the exported scheme does not read');
  const { record, warnings } = readVillage(scheme, folder);
  expect(warnings).toEqual([]);
  const result = simulate(scheme, record);
  const simulated = result.households.flatMap((household) =>
    Object.entries(household.balances).flatMap(([balance, rows]) =>
      rows.map((row) => [
        `h:${household.id}`,
        balance,
        row.period,
        Math.round((row.earned + row.deducted) * 10),
      ]),
    ),
  );
  const stands = await withScope(services.db, village, (read) =>
    readBalances(
      read,
      village.id,
      village.households.map((one) => `h:${one.id}`),
    ),
  );
  const booked = stands.map((row) => [row.holder, row.balance, row.period, row.amount]);
  const byText = (left: unknown[], right: unknown[]) => String(left).localeCompare(String(right));
  const standing = (row: unknown[]) => row[3] !== 0;
  expect(booked.filter(standing).sort(byText)).toEqual(simulated.filter(standing).sort(byText));
  expect(booked.length).toBeGreaterThan(4);
});

it('gives a ledger that verifies without the database, and no name, phone or free text', async () => {
  const lines = createInterface({ input: createReadStream(path.join(folder, 'ledger.jsonl')) });
  for await (const report of verifyStream(lines)) {
    expect(report.findingsTotal).toBe(0);
    expect(report.villageId).toBe(world.village.id);
  }
  for (const file of ['events.csv', 'households.csv', 'members.csv', 'ledger.jsonl']) {
    expect(await readFile(path.join(folder, file), 'utf8')).not.toMatch(
      // Hashes and ids hold runs of digits too; a phone stands by itself.
      /甲|乙\d|HYPERLINK|记错了|(?<![0-9a-f-])1[3-9]\d{9}(?![0-9a-f-])/,
    );
  }
});

it('takes along what a version inherits, where a run from files finds it', async () => {
  const { village, services } = world;
  const office = systemActor('test');
  const template = capsScheme
    .replace('scheme: caps', 'scheme: caps-template')
    .replace('from:', 'template: true\nfrom:');
  await act(office, publishTemplate, { document: template, note: '' });
  const heir =
    "scheme: caps\ntitle: 修订\nversion: '2'\nfrom: 2027-06-01\nextends: { scheme: caps-template, version: '1' }\n";
  await act(office, publishVersion, { document: heir, note: '' });
  const inherited = await mkdtemp(path.join(folder, 'inherited-'));
  await withSnapshot(services.db, village, (read) => writeVillage(read, village.id, inherited));
  expect(await readdir(path.join(inherited, 'scheme', 'templates'))).toEqual(['caps-template-1.yaml']);
  const { scheme, findings } = readSchemeFiles(path.join(inherited, 'scheme'));
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(scheme?.versions.map(({ version, items }) => `${version} ${items.has('once')}`)).toEqual([
    '1 true',
    '2 true',
  ]);
});
