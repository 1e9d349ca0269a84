import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHANGE_KINDS } from '../people/index.ts';
import { actionGroups, isNamed, labelOfAction } from './action-labels.ts';

const features = path.join(import.meta.dirname, '..');

/** Every act that the server's code writes into the record under a fixed name, as it stands in the sources. */
function writtenActions(): string[] {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('.test.'),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(features, file), 'utf8').matchAll(/\baction: '([a-z]+\.[a-z_-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  return [...new Set(found)].sort();
}

test('every act that is written down has a name on screen', () => {
  const actions = writtenActions();
  expect(actions).toContain('events.claim-submitted');
  expect(actions.filter((action) => !isNamed(action))).toEqual([]);
});

test('so has everything that can happen to a household', () => {
  expect(CHANGE_KINDS.filter((kind) => !isNamed(`roster.${kind}`))).toEqual([]);
});

test('every act belongs to a group of the search box', () => {
  const outside = writtenActions().filter(
    (action) => !actionGroups.some(({ prefix }) => action.startsWith(prefix)),
  );
  expect(outside).toEqual([]);
});

test('what officials looked at is said in words, and an unknown look is still told', () => {
  expect(labelOfAction('oversight.outside-read', 'readHousehold')).toBe('查看家庭户');
  expect(labelOfAction('oversight.outside-read', 'somethingNew')).toBe('查看资料');
});
