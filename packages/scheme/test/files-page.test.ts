import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compileScheme, readScheme, simulate } from '../src/index.ts';

const text = `scheme: cun
title: 某村积分方案
version: 1
from: 2026-01-01
balances: { points: { title: 积分, period: year } }
categories: { deeds: { title: 好事 } }
items: { help: { title: 帮助邻居, category: deeds, kind: award, points: 2 } }
review: { default: d, procedures: { d: { title: 审核, stages: [{ id: s, title: 小组, role: panel, level: village }] } } }
results:
  settle: [{ per: year }]
  lists: { red: { title: 红榜, kind: red, per: quarter, places: 10, within: group } }
  stars: [{ per: year, bands: { steps: [{ stars: 3, from: 2 }] } }]
  village: { civil: { title: 文明村, per: year, good: { stars: 3 }, steps: [{ id: demo, title: 示范村, from: 60 }] } }
`;

test('the page about files shows lists and ratings as a run gives them', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/schemes/files.md'), 'utf8');
  const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as object;
  const read = readScheme(text);
  const compiled = read.ok ? compileScheme([{ document: read.document }]) : read;
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  const household = (id: string, group: string) => ({ id, group, joinedOn: '2026-01-01', leftOn: null });
  const help = (id: string, at: number) => {
    const moment = Date.parse('2026-02-01T00:00:00+08:00') + at;
    return { id: `${id}-${at}`, happenedAt: moment, approvedAt: moment, item: 'help', subject: `h:${id}` };
  };
  const result = simulate(
    compiled.scheme,
    {
      facts: {
        households: [household('H1', '一组'), household('H2', '一组'), household('H3', '二组')],
        members: [],
      },
      events: [help('H1', 1), help('H1', 2), help('H2', 3), help('H2', 4), help('H2', 5)],
    },
    '2026-03-31',
  );
  expect({ lists: result.lists, village: result.village }).toEqual(shown);
});
