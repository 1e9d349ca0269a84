import { emitOpenApi } from '@jishan/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/http.ts';
import { openWorld, staffOf, type World } from '../support/village.ts';

const TODAY = '2026-11-22';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const inVillage = (path: string) => `/villages/${world.village.id}${path}`;
const clerk = () => staffOf(world.village, 'clerk');

describe('PRV-1: joining needs at most name, household and phone', () => {
  test('a household joins with a name alone; neither phone nor ID number is asked for', async () => {
    const made = await ask(world, clerk(), 'POST', inVillage('/households'), {
      body: {
        doorCode: '试-02',
        facts: { registered: true, homestead: true, residents: 1 },
        members: [{ name: '上官无号', relation: 'head' }],
        on: TODAY,
        reason: '村里核实',
      },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const joined = await ask(
      world,
      clerk(),
      'POST',
      inVillage(`/households/${made.body.householdId}/enrolments`),
      {
        body: { on: TODAY, consents: [{ purpose: 'points', version: 1 }], paper: 'signed' },
      },
    );
    expect(joined.status, JSON.stringify(joined.body)).toBe(201);
  });

  test('no request of the contract requires an ID number', () => {
    const required: string[] = [];
    const walk = (schema: unknown, at: string): void => {
      if (schema === null || typeof schema !== 'object') return;
      const names: unknown = Reflect.get(schema, 'required');
      if (Array.isArray(names) && names.some((name) => /idNumber|idCard/i.test(String(name))))
        required.push(at);
      for (const [key, value] of Object.entries(schema)) walk(value, `${at}/${key}`);
    };
    for (const [path, operations] of Object.entries(emitOpenApi(world.app).paths))
      for (const [method, operation] of Object.entries(operations)) {
        walk(operation['requestBody'], `${method} ${path}`);
        walk(operation['parameters'], `${method} ${path}`);
      }
    expect(required).toEqual([]);
  });
});
