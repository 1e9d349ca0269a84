import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExpressionCompiler } from '../src/expressions/compile.ts';
import { FUNCTIONS } from '../src/expressions/functions.ts';
import type { SchemeDocument } from '../src/types.ts';

const document = {
  facts: {
    household: {
      poor: 'bool',
      registered: 'bool',
      residents: 'int',
      income: 'number',
      kind: 'text',
      moved_in: 'date',
    },
    member: { born: 'date' },
  },
} as unknown as SchemeDocument;

const day = (text: string) => new Date(`${text}T00:00:00+08:00`);
/** Nobody knows whether the household is poor, nor what it earns. */
const context = {
  household: {
    registered: true,
    residents: 3n,
    kind: '低保',
    group: '东一组',
    moved_in: day('2025-12-01'),
    classes: ['poor'],
  },
  member: { born: day('1966-06-01') },
  event: { quantity: 2, date: day('2026-06-01'), month: 6n, day: 1n },
};
const on = Math.floor((day('2026-06-01').getTime() + 8 * 3_600_000) / 86_400_000);

function run(source: string): unknown {
  const result = new ExpressionCompiler(document).compile(source, ['household', 'member', 'event'], 'bool');
  return result.ok ? result.expression.run(context, on) : result.message;
}

test.each([
  ['household.residents / 2 == 1', true],
  ['household.residents / 2.0 == 1.5', true],
  ['household.residents % 2 == 1', true],
  ['event.quantity == 2', true],
  ['3 != event.quantity', true],
  ['household.residents > 2.5', true],
  ['age(member.born) == 60', true],
  ['monthsSince(household.moved_in) == 6', true],
  ['daysSince(household.moved_in) == 182', true],
  ['year(member.born) == 1966 && month(member.born) == 6 && day(member.born) == 1', true],
  ['household.kind in ["低保", "五保"]', true],
  ['household.group.startsWith("东")', true],
  ['size(household.kind) == 2', true],
  ['"poor" in household.classes', true],
  ['household.classes.exists(c, c.startsWith("p"))', true],
  ['int(2.7) == 2 && double(household.residents) == 3.0 && string(household.residents) == "3"', true],
  ['(household.residents > 3 ? 5 : 2) == 2', true],
])('%s', (source, value) => {
  expect(run(source)).toBe(value);
});

describe('what is not known', () => {
  test.each([
    ['household.poor', undefined],
    ['!household.poor', undefined],
    ['household.poor || household.registered', true],
    ['household.registered || household.poor', true],
    ['household.poor && !household.registered', false],
    ['household.poor && household.registered', undefined],
    ['has(household.poor)', false],
    ['!has(household.poor) || !household.poor', true],
    ['has(household.income) && household.income < 5000.0', false],
    ['event.grade == "a"', undefined],
    ['household.residents / (household.residents - 3) == 1', undefined],
  ])('%s', (source, value) => {
    expect(run(source)).toBe(value);
  });
});

test('the document names every function that is offered', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../docs/schemes/expressions.md'), 'utf8');
  expect(FUNCTIONS.filter((name) => !new RegExp(`\\b${name}\\(`).test(text))).toEqual([]);
});
