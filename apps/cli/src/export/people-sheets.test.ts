import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileScheme, readScheme, simulate, type VillageFacts } from '@jishan/scheme';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readVillage } from '../files/village.ts';
import { peopleSheets, toCsv } from '@jishan/server/features/exports';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-people-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = `scheme: cun
title: 某村积分方案
version: 1
from: 2026-01-01
facts: { household: { poor: bool }, member: { studies: bool } }
balances: { points: { title: 积分, period: year } }
categories: { deeds: { title: 好事 } }
items:
  work: { title: 出力, category: deeds, kind: award, points: 4, factors: [{ when: household.poor, times: 2 }] }
review: { default: d, procedures: { d: { title: 审核, stages: [{ id: s, title: 小组, role: panel, level: village }] } } }
results: { settle: [{ per: year, within: group }] }
`;

function schemeOf() {
  const read = readScheme(text);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const compiled = compileScheme([{ document: read.document }]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

/** H1 was poor in spring and moved to another group; half of it went on in H2. */
const facts: VillageFacts = {
  households: [
    { id: 'H1', group: '一组', joinedOn: '2026-01-01', leftOn: null, facts: { poor: false } },
    { id: 'H2', group: '二组', joinedOn: '2026-07-01', leftOn: null, facts: {} },
  ],
  members: [{ id: 'M1', householdId: 'H1', from: '2026-01-01', to: null, facts: {} }],
  organisations: [],
  changes: [
    { subject: 'h:H1', fact: 'poor', value: true, from: '2026-03-01', to: '2026-05-31' },
    { subject: 'h:H1', fact: 'group', value: '二组', from: '2026-06-01', to: null },
    { subject: 'm:M1', fact: 'studies', value: null, from: null, to: '2026-02-01' },
  ],
  successions: [{ at: '2026-07-01', from: 'H1', to: 'H2', share: 0.5 }],
};

function write(village: VillageFacts): void {
  const sheets = peopleSheets(schemeOf(), village);
  for (const [name, sheet] of Object.entries(sheets)) writeFileSync(join(folder, name), toCsv(sheet));
  const event = 'E1,2026-03-05,work,h:H1,2026-03-06\nE2,2026-06-05,work,h:H1,2026-06-06\n';
  writeFileSync(join(folder, 'events.csv'), `event_id,happened_at,item,subject,approved_at\n${event}`);
}

it('gives back the very same people, and so the very same points', () => {
  write(facts);
  const { record, warnings } = readVillage(schemeOf(), folder);
  expect(warnings).toEqual([]);
  const known = (value: object) => JSON.parse(JSON.stringify(value)) as unknown;
  expect(known(record.facts)).toEqual(known(facts));
  const { households } = simulate(schemeOf(), record, '2026-12-31');
  // Twice four while it was poor and four later: half of the twelve went along.
  expect(households.map(({ id, balances }) => `${id} ${balances.points?.at(-1)?.closing}`)).toEqual([
    'H1 6',
    'H2 6',
  ]);
});

it('leaves out what the scheme does not ask for, as it would be ignored', () => {
  const changes = [{ subject: 'h:H1', fact: 'colour', value: '红', from: null, to: null }];
  write({ ...facts, changes });
  expect(readVillage(schemeOf(), folder)).toMatchObject({ warnings: [], record: { facts: { changes: [] } } });
});
