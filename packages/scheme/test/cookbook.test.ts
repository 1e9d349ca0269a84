import { expect, test } from 'vitest';
import { simulate } from '../src/index.ts';
import { compileRecipe, faultsOf, readRecipes } from './cookbook.ts';
import { found, wanted } from './village-answers.ts';
import { recordOf } from './village-cases.ts';

const recipes = readRecipes();

/** Kinds about paper, people and shops: nothing to work out from a village's files. */
const NOT_COUNTED = new Set([52, 53, 54, 55, 57, 58, 60, 62, 64, 65, 73, 76, 77, 78, 79, 81, 82, 84, 96]);

/** Behind the 96 kinds of rules: several of them put together. */
const TOGETHER = 16;

test('every kind of rule has its recipe, in order', () => {
  expect(recipes.map(({ number }) => number)).toEqual(
    Array.from({ length: 96 + TOGETHER }, (_, at) => at + 1),
  );
});

test('every kind of rule about points has a case', () => {
  const without = recipes.filter(({ cases }) => cases.length === 0).map(({ number }) => number);
  expect(without).toEqual([...NOT_COUNTED]);
});

const TOLD = ['people', 'stays', 'shops', 'changes', 'successions', 'events', 'orders', 'until'];
const ASKED = [
  'gives',
  'full',
  'refused',
  'rows',
  'periods',
  'holders',
  'lists',
  'village',
  'notGiven',
  'lint',
];

test('every case asks something, and nothing in it is a slip of the pen', () => {
  const keys = recipes.flatMap(({ number, cases }) =>
    cases.map((one) => ({ number, keys: Object.keys(one) })),
  );
  const slips = keys.filter(({ keys: all }) => all.some((key) => ![...TOLD, ...ASKED].includes(key)));
  expect(slips).toEqual([]);
  expect(keys.filter(({ keys: all }) => !all.some((key) => ASKED.includes(key)))).toEqual([]);
});

test.each(recipes)('$number $title: a scheme in order', (recipe) => {
  expect(recipe.versions.length).toBeGreaterThan(0);
  const unlawful = recipe.cases.flatMap(({ lint }) => lint ?? []);
  expect(faultsOf(recipe).map(({ code }) => code)).toEqual(unlawful);
});

const played = recipes.filter(({ cases }) => cases.some(({ lint }) => lint === undefined));

test.each(played)('$number $title: gives what its case says', (recipe) => {
  const scheme = compileRecipe(recipe);
  expect(recipe.cases.map((one) => found(one, simulate(scheme, recordOf(one), one.until)))).toEqual(
    recipe.cases.map(wanted),
  );
});
